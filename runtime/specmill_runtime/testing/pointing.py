"""Values changed at the end of a JSON pointer (RFC 6901)."""

from typing import Any, Final, TypeGuard

from specmill_runtime.testing.contract import Schema
from specmill_runtime.testing.schemas import Schemas

_NO_MEMBER: Final = object()


def tokens_of(pointer: str) -> list[str]:
    """The steps of a pointer."""
    steps = pointer.split("/")[1:]
    return [one.replace("~1", "/").replace("~0", "~") for one in steps]


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value is an object of JSON."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether a value is an array of JSON."""
    return isinstance(value, list)


def is_json_value(value: object) -> bool:
    """Whether a value is one of JSON: no bytes of a file, and none inside."""
    if is_object(value):
        return all(map(is_json_value, value.values()))
    if is_array(value):
        return all(map(is_json_value, value))
    return not isinstance(value, bytes)


def fields_of(value: object) -> dict[str, Any]:
    """The members of an object; none for other values."""
    return value if is_object(value) else {}


def items_of(value: object) -> list[Any]:
    """The items of an array; another value is its only item."""
    return value if is_array(value) else [value]


def put(value: Any, pointer: str, new: Any) -> Any:
    """A copy of a value with something else at the pointer; objects on the way are made."""
    tokens = tokens_of(pointer)
    return _put(value, tokens, new)


def drop(value: Any, pointer: str) -> Any:
    """A copy of a value without the member at the pointer."""
    return _put(value, tokens_of(pointer), _NO_MEMBER)


def _put(value: object, tokens: list[str], new: object) -> Any:
    if not tokens:
        return new
    token, *rest = tokens
    if is_array(value) and token.isdecimal():
        items = [*items_of(value)]
        if int(token) < len(items):
            items[int(token)] = _put(items[int(token)], rest, new)
        return items
    members = {**fields_of(value)}
    if not rest and new is _NO_MEMBER:
        members.pop(token, None)
    elif rest and token not in members and new is _NO_MEMBER:
        return members
    else:
        members[token] = _put(members.get(token), rest, new)
    return members


def schema_at(schemas: Schemas, schema: Schema, pointer: str) -> Schema:
    """The schema of what a pointer finds; True when nothing is said of it."""
    for token in tokens_of(pointer):
        is_array = "array" in schemas.types(schema) and token.isdecimal()
        schema = schemas.items(schema) if is_array else schemas.member(schema, token)
    return schema
