"""Kinds of methods: what is asked of the core, and what stands around the result."""

from __future__ import annotations

from typing import Literal

import msgspec

from specmill.model.operations import Operation
from specmill.python.flavors import Flavor
from specmill.python.groups import GroupPlan
from specmill.python.imports import Import
from specmill.python.results import is_binary, streaming_of

Held = Literal["result", "item", "nothing"]
"""What stands inside of the class around a result."""


class MethodKind(msgspec.Struct, frozen=True, kw_only=True):
    """What a method does: the verb of the core, and the class around what `holds` says.

    A `deferred` one sends nothing itself, so that it is not awaited either.
    """

    verb: str
    wrapper: Import | None = None
    holds: Held = "result"
    deferred: bool = False


def method_kind(flavor: Flavor, operation: Operation) -> MethodKind:
    """What the method of an operation does in a flavor; raw and in a batch, one page is one call."""
    prefix = "Async" if flavor.is_async else ""
    if flavor.is_batch:
        handle = Import("specmill_runtime.handles", "Handle")
        return MethodKind(verb="add", wrapper=handle, deferred=True)
    if flavor.is_raw:
        response = Import("specmill_runtime.response", "Response")
        return MethodKind(verb="raw", wrapper=response)
    if flavor.is_streamed:
        body = Import("specmill_runtime.downloads", f"{prefix}StreamedResponse")
        return MethodKind(verb="streamed", wrapper=body, holds="nothing", deferred=True)
    if streaming_of(operation) is not None:
        stream = Import("specmill_runtime.streaming", f"{prefix}Stream")
        return MethodKind(verb="stream", wrapper=stream, deferred=True)
    if operation.pagination is not None:
        pager = Import("specmill_runtime.pagination", f"{prefix}Pager")
        return MethodKind(verb="paginate", wrapper=pager, holds="item", deferred=True)
    return MethodKind(verb="call")


def offers(flavor: Flavor, operation: Operation) -> bool:
    """Whether an operation is a method in a flavor."""
    if flavor.is_streamed:
        return is_binary(operation)
    # A stream may have no end, and so no whole response.
    return not flavor.is_raw or streaming_of(operation) is None


def has_methods(flavor: Flavor, group: GroupPlan) -> bool:
    """Whether a group is there in a flavor: bodies are streamed only by those that have some."""
    if not flavor.is_streamed:
        return True
    return any(
        offers(flavor, one.operation)
        for below in group.walk()
        for one in below.operations
    )
