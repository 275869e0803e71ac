"""Bodies in which nothing can be said, of methods to whose content HTTP gives no meaning."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from specmill.model.api import Api
from specmill.model.operations import Body, Content, HttpBinding, Operation
from specmill.model.types import Declaration, Named, Record

_MEANINGLESS = frozenset({"GET", "HEAD", "DELETE"})
"""RFC 9110, 9.3: content in such a request has no generally defined semantics."""


def leave_empty_bodies(api: Api) -> Api:
    """The model without optional bodies of GET, HEAD and DELETE that are objects which admit no members.

    Generators of descriptions write them where an operation has no body.
    """
    return msgspec.structs.replace(
        api, operations=tuple(_without(one, api.types) for one in api.operations)
    )


def _without(operation: Operation, types: Mapping[str, Declaration]) -> Operation:
    binding, body = operation.binding, operation.body
    if body is None or body.required or not isinstance(binding, HttpBinding):
        return operation
    if binding.method not in _MEANINGLESS or not _is_empty(body, types):
        return operation
    return msgspec.structs.replace(operation, body=None)


def _is_empty(body: Body, types: Mapping[str, Declaration]) -> bool:
    return all(_says_nothing(one, types) for one in body.contents)


def _says_nothing(content: Content, types: Mapping[str, Declaration]) -> bool:
    given = content.type
    declared = types.get(given.key) if isinstance(given, Named) else None
    return isinstance(declared, Record) and declared.closed and not declared.fields
