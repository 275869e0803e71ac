"""The objects behind `with_raw_response` and `with_streaming_response`: the operations, with other results."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.python.docstrings import docstring
from specmill.python.error_plan import ErrorPlan
from specmill.python.flavors import (
    ASYNC_RAW,
    ASYNC_STREAMED,
    RAW,
    STREAMED,
    Flavor,
)
from specmill.python.identifiers import trusted
from specmill.python.imports import Import, import_block
from specmill.python.lower_resources import ResourceWriter, has_deprecated, namespace
from specmill.python.plan import Plan
from specmill.python.signatures import Signatures
from specmill.python.views import AttributeView, Output, RawClientView

_RAW = "The same operations, returning whole responses: status, headers, `.parse()`"
_STREAMED = "Operations with binary results, whose bodies are read in pieces"


def lower_surfaces(plan: Plan, errors: ErrorPlan) -> Iterator[Output]:
    """The modules of the objects, sync and async."""
    for flavor in (RAW, STREAMED, ASYNC_RAW, ASYNC_STREAMED):
        if flavor in plan.flavors:
            yield Output(
                template="client/raw_client.py.jinja",
                path=f"{plan.package}/{flavor.client_module}.py",
                view=_view(plan, errors, flavor),
            )


def raw_attribute(plan: Plan, is_async: bool) -> tuple[AttributeView, set[Import]]:
    """How a client reaches whole responses, with the import that needs."""
    source = _source(plan, ASYNC_RAW if is_async else RAW)
    name = trusted("with_raw_response")
    return namespace(name, source, _RAW, plan.package), {source}


def streamed_attribute(
    plan: Plan, is_async: bool
) -> tuple[AttributeView | None, set[Import]]:
    """How a client reaches bodies in pieces; None for an API without binary results."""
    flavor = ASYNC_STREAMED if is_async else STREAMED
    if flavor not in plan.flavors:
        return None, set()
    source = _source(plan, flavor)
    name = trusted("with_streaming_response")
    return namespace(name, source, _STREAMED, plan.package), {source}


def _source(plan: Plan, flavor: Flavor) -> Import:
    name = flavor.named(trusted(plan.config.client))
    return Import(f"{plan.package}.{flavor.client_module}", str(name))


def _view(plan: Plan, errors: ErrorPlan, flavor: Flavor) -> RawClientView:
    what = "bodies in pieces" if flavor.is_streamed else "whole responses"
    root = ResourceWriter(Signatures(plan, errors, plan.root), flavor)
    attributes, methods = root.attributes(), root.methods()
    return RawClientView(
        module_docstring=docstring(f"Operations that return {what}", indent=0),
        imports=import_block(root.imports, root.checking, home=plan.package),
        name=flavor.named(trusted(plan.config.client)),
        core=flavor.core,
        docstring=docstring(f"The operations of a client, returning {what}"),
        attributes=attributes,
        methods=methods,
        has_deprecated=has_deprecated(methods),
    )
