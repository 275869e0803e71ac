"""The argument that moves through pages: read from a call, and replaced in it."""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias, cast

import msgspec
from msgspec import UNSET

from specmill_runtime.arguments import Argument
from specmill_runtime.checks import check_of
from specmill_runtime.operation import AnyOperation
from specmill_runtime.options import QueryValue, RequestOptions
from specmill_runtime.records import record_of

Call: TypeAlias = tuple[tuple[object, ...], RequestOptions | None]

_PLAIN: Final = (str, int)


class UnfitCursorError(ValueError):
    """A cursor that the argument it belongs to cannot hold."""


def given_for(
    operation: AnyOperation, arguments: tuple[object, ...], wire: str
) -> object:
    """What a user gave for the argument or the field of the body of that wire name, as JSON."""
    index, holder = _place(operation, wire)
    if index is None:
        return None
    value = arguments[index]
    if holder is not None:
        value = _member(value, wire)
    if value is None or value is UNSET or isinstance(value, _PLAIN):
        return value
    return cast("object", msgspec.to_builtins(value))


def with_value(
    operation: AnyOperation, call: Call, wire: str, value: str | int | None
) -> Call:
    """A call with another value; one that is no argument goes into the query."""
    arguments, options = call
    index, holder = _place(operation, wire)
    if index is None:
        changed: RequestOptions = {**(options or {})}
        query: dict[str, QueryValue] = {
            **changed.get("query", {}),
            wire: cast("str | int", value),
        }
        changed["query"] = query
        return arguments, changed
    if holder is None:
        fitting = _fitting(operation.arguments[index], value)
    else:
        fitting = _with_member(arguments[index], wire, value)
    return (*arguments[:index], fitting, *arguments[index + 1 :]), options


def _place(operation: AnyOperation, wire: str) -> tuple[int | None, Argument | None]:
    """Where the argument is; with the body, as a whole, when it is a field of that."""
    body: tuple[int | None, Argument | None] = None, None
    for index, argument in enumerate(operation.arguments):
        if argument.placement == "body":
            body = index, argument
        elif argument.wire == wire:
            return index, None
    return body


def _fitting(argument: Argument, value: object) -> object:
    """The value as the kind that the argument takes: cursors are text or numbers in answers."""
    kind = argument.kind
    if kind is None or check_of(kind)(value):
        return value
    try:
        return cast("object", msgspec.convert(value, cast("Any", kind), strict=False))
    except (msgspec.ValidationError, TypeError):
        pass
    if kind is str:
        return str(value)
    raise UnfitCursorError(
        f"the cursor of the next page is no {kind.__name__}, as {argument.label!r} must be"
    )


def _member(body: object, wire: str) -> object:
    if isinstance(body, msgspec.Struct):
        name = record_of(type(body)).by_wire.get(wire)
        return None if name is None else cast("object", getattr(body, name))
    if isinstance(body, Mapping):
        return cast("Mapping[str, object]", body).get(wire)
    return None


def _with_member(body: object, wire: str, value: object) -> object:
    if isinstance(body, msgspec.Struct):
        name = record_of(type(body)).by_wire.get(wire)
        if name is not None:
            return msgspec.structs.replace(body, **{name: value})
        body = msgspec.to_builtins(body)
    if not isinstance(body, Mapping):
        return {wire: value}
    return {**cast("Mapping[str, object]", body), wire: value}
