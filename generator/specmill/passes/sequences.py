"""Bodies that are sequences of JSON values (OpenAPI 3.2, Media Type Object, "Sequential Media Types")."""

from __future__ import annotations

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.model.api import Api
from specmill.model.operations import Content, Operation, Result
from specmill.model.sequences import Sequence
from specmill.model.streams import format_of
from specmill.model.types import Array, Named
from specmill.passes.checks import Types, resolved

_HINT = "the SDK writes and reads JSON Lines and JSON text sequences item by item, and reads server-sent events"


def settle_sequences(api: Api, diagnostics: Diagnostics) -> Api:
    """The model with a list for each body that is sent item by item, and those that streams name.

    Where nothing is known of items, or other media types have `itemSchema`, that is reported.
    """
    operations = list(api.operations)
    for index, one in enumerate(operations):
        _check_results(one, diagnostics)
        one = _with_lists(one, api.types)
        operations[index] = one
        body = one.body
        if body is None or not any(map(_may_be_sequence, body.contents)):
            continue
        contents = tuple(
            _settled(content, api.types, diagnostics) for content in body.contents
        )
        body = msgspec.structs.replace(body, contents=contents)
        operations[index] = msgspec.structs.replace(one, body=body)
    return msgspec.structs.replace(api, operations=tuple(operations))


def _may_be_sequence(content: Content) -> bool:
    return content.item_type is not None or _kind(content) is not None


def _kind(content: Content) -> Sequence | None:
    kind = format_of(content)
    return None if kind == "events" else kind


def _settled(content: Content, types: Types, diagnostics: Diagnostics) -> Content:
    kind, item = _kind(content), content.item_type
    if item is not None and kind is None:
        _report(content, diagnostics)
        return msgspec.structs.replace(content, item_type=None)
    if item is not None:
        return msgspec.structs.replace(
            content, sequence=kind, type=Array(items=item), item_type=None
        )
    found = [] if content.type is None else resolved(types, content.type)
    if found and all(isinstance(one, Array) for one in found):
        return msgspec.structs.replace(content, sequence=kind)
    return content


def _with_lists(operation: Operation, types: Types) -> Operation:
    """The operation with the lists that results name whose media types send item by item."""
    results = tuple(_with_list(one, types) for one in operation.results)
    if results == operation.results:
        return operation
    return msgspec.structs.replace(operation, results=results)


def _with_list(result: Result, types: Types) -> Result:
    contents = tuple(_listed(one, types) for one in result.contents)
    if contents == result.contents:
        return result
    return msgspec.structs.replace(result, contents=contents)


def _listed(content: Content, types: Types) -> Content:
    if not isinstance(content.type, Named) or format_of(content) is None:
        return content
    found = resolved(types, content.type)
    if len(found) != 1 or not isinstance(found[0], Array):
        return content
    is_item = content.item_type == content.type
    item = found[0].items if is_item else content.item_type
    return msgspec.structs.replace(content, type=found[0], item_type=item)


def _check_results(operation: Operation, diagnostics: Diagnostics) -> None:
    for result in operation.results:
        for one in result.contents:
            is_read = one.streaming is not None or format_of(one) is not None
            if one.item_type is not None and not is_read:
                _report(one, diagnostics)


def _report(content: Content, diagnostics: Diagnostics) -> None:
    diagnostics.warning(
        "degraded-body",
        f"'itemSchema' of {content.media_type!r} changes nothing",
        content.location.child("itemSchema"),
        _HINT,
    )
