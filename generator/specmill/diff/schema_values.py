"""JSON values as keys, as short texts, and by size."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any, TypeAlias, TypeGuard

import msgspec

Number: TypeAlias = int | float
FRACTION = "fraction"
"""The type of numbers that are not integers; together they are JSON Schema's `number`."""

_encode = msgspec.json.Encoder().encode
_encode_sorted = msgspec.json.Encoder(order="sorted").encode


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value is a JSON object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether a value is a JSON array."""
    return isinstance(value, list)


def as_mapping(value: Any) -> dict[str, Any]:
    """A JSON object as such; nothing for any other value."""
    return value if is_object(value) else {}


def inner_values(value: object) -> list[Any]:
    """The values of an object, the items of an array, nothing for any other value."""
    return value if is_array(value) else list(as_mapping(value).values())


def has_inner(value: object) -> bool:
    """Whether a value is an object or an array."""
    return isinstance(value, (dict, list))


def identity(value: object) -> str:
    """A text that equal JSON values share and others do not; 1 and 1.0 are equal."""
    return json.dumps(_plain(value), sort_keys=True)


def _plain(value: object) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if is_array(value):
        return [_plain(one) for one in value]
    if is_object(value):
        return {key: _plain(one) for key, one in value.items()}
    return value


def is_same(first: object, second: object) -> bool:
    """Whether two JSON values are equal; true is not 1."""
    if first != second:
        return False
    # Mostly both are written alike, which is quick to see.
    if _encode(first) == _encode(second):
        return True
    return identity(first) == identity(second)


def size(value: object) -> tuple[int, bytes]:
    """What small values come first by."""
    try:
        text = _encode_sorted(value)
    except (OverflowError, UnicodeEncodeError):
        # Numbers of more than 64 bits, and texts that are not in Unicode.
        text = json.dumps(value, sort_keys=True).encode()
    return len(text), text


def smallest_first(values: Iterable[Any]) -> list[Any]:
    """Every value once, in the order of their sizes."""
    sized = {size(value): value for value in values}
    return [sized[key] for key in sorted(sized)]


_LONGEST = 80
_WHOLE = 4_000


def brief(value: object) -> str:
    """A value as one short line of JSON."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def whole(value: object) -> str:
    """A value as one line of JSON, long enough to tell it from others."""
    text = json.dumps(value, ensure_ascii=False)
    if len(text) <= _WHOLE:
        return text
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{text[:_WHOLE]}… ({digest[:12]})"


def type_of(value: object) -> str:
    """The type of a JSON value, where a number is either an integer or a fraction."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int() | float():
            return "integer" if value == int(value) else FRACTION
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"
