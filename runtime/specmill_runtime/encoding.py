"""Parameter values as text: percent-encoding and the styles of OpenAPI 3.1 (§4.8.12, RFC 6570)."""

import math
import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Final, TypeAlias, cast
from urllib.parse import quote
from uuid import UUID

import msgspec

from specmill_runtime.arguments import Argument
from specmill_runtime.codec import encode_json, to_builtins
from specmill_runtime.wire import ListedFormat, WireType

Escape: TypeAlias = Callable[[str], str]
Expand: TypeAlias = Callable[[object], str]

# What OpenAPI's `allowReserved` leaves alone: RFC 3986 §2.2 without the characters that a query
# cannot hold (# [ ]) or that end or change a pair (& +).
_RESERVED: Final = ":/?@!$'()*,;="
_TRIPLET = re.compile(r"(%[0-9A-Fa-f]{2})")
_DELIMITERS: Final = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C"}


def escape(text: str) -> str:
    """`text` with all but unreserved characters percent-encoded as UTF-8 (RFC 3986 §2.3)."""
    return quote(text, safe="")


def escape_reserved(text: str) -> str:
    """`text` with reserved characters and percent triplets kept (RFC 6570 §3.2.3)."""
    pieces = _TRIPLET.split(text)
    return "".join(
        piece if index % 2 else quote(piece, safe=_RESERVED)
        for index, piece in enumerate(pieces)
    )


def plain(text: str) -> str:
    """`text` itself: headers are not percent-encoded."""
    return text


def scalar_text(value: object) -> str:
    """The text of one value: true and false, RFC 3339 dates, plain decimals, enums by value.

    None is empty; bytes are base64. TypeError for a value that is no scalar, ValueError for a
    number that is not finite.
    """
    if isinstance(value, Enum):
        value = cast("object", value.value)
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, (float, Decimal)):
        return _number_text(value)
    if isinstance(value, (datetime, date)):
        return _date_text(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return b64encode(cast("bytes", value)).decode("ascii")
    if isinstance(value, UUID):
        return str(value)
    text = cast("object", msgspec.to_builtins(value))
    if isinstance(text, str):
        return text
    raise TypeError(f"{type(value).__name__} is no single value")


def _number_text(value: float | Decimal) -> str:
    if not math.isfinite(value):
        raise ValueError("the number is not finite")
    text = str(value)
    return format(Decimal(text), "f") if "e" in text or "E" in text else text


def _date_text(value: date) -> str:
    text = value.isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text


def items_of(value: object) -> Sequence[object] | None:
    """The items of a value that travels as an array; None for any other value."""
    if isinstance(value, (str, bytes, bytearray, memoryview, Mapping)):
        return None
    if isinstance(value, Sequence):
        return cast("Sequence[object]", value)
    if isinstance(value, AbstractSet):
        return sorted(cast("AbstractSet[object]", value), key=str)
    return None


def members_of(value: object) -> dict[str, object] | None:
    """The members, None left out, of a value that travels as an object; None for other values."""
    if isinstance(value, msgspec.Struct):
        value = to_builtins(value)
    if not isinstance(value, Mapping):
        return None
    members = cast("Mapping[object, object]", value)
    return {
        scalar_text(name): member
        for name, member in members.items()
        if member is not None
    }


def _joined(value: object, escaped: Escape) -> str:
    """A member's text: an array in an object is its items with commas between."""
    items = items_of(value)
    if items is None:
        return escaped(scalar_text(value))
    return ",".join(escaped(scalar_text(item)) for item in items)


def _flat(value: object, escaped: Escape, delimiter: str, *, pairs: bool) -> str:
    """RFC 6570 expansion without names: `a,b` or `k,v` or, with `pairs`, `k=v`."""
    items = items_of(value)
    if items is not None:
        return delimiter.join(escaped(scalar_text(item)) for item in items)
    members = members_of(value)
    if members is None:
        return escaped(scalar_text(value))
    between = "=" if pairs else delimiter
    return delimiter.join(
        f"{escaped(name)}{between}{_joined(member, escaped)}"
        for name, member in members.items()
    )


def _matrix(argument: Argument, value: object) -> str:
    name = escape(argument.wire)
    items, members = items_of(value), members_of(value)
    if argument.explode and members is not None:
        return "".join(
            f";{escape(key)}={_joined(one, escape)}" for key, one in members.items()
        )
    parts = items if argument.explode and items is not None else (value,)
    texts = [_flat(part, escape, ",", pairs=False) for part in parts]
    return "".join(f";{name}={text}" if text else f";{name}" for text in texts)


def path_expansion(argument: Argument) -> Expand:
    """The function from a value to its text in the path."""
    explode = argument.explode
    match argument.style:
        case "matrix":
            return lambda value: _matrix(argument, value)
        case "label":
            # RFC 6570 §3.2.5: the dot begins the expansion and separates exploded parts only.
            delimiter = "." if explode else ","
            return lambda value: "." + _flat(value, escape, delimiter, pairs=explode)
        case _:
            return lambda value: _flat(value, escape, ",", pairs=explode)


def header_expansion(argument: Argument) -> Expand:
    """The function from a value to the text of a header; ValueError for what no header can hold."""
    explode = argument.explode
    return lambda value: header_text(_flat(value, plain, ",", pairs=explode))


def header_text(text: str) -> str:
    """`text`, checked for RFC 9110 §5.5; ValueError unless it is visible ASCII, space or tab."""
    if not text.isascii() or not text.replace("\t", " ").isprintable():
        raise ValueError("a header holds printable ASCII only, no line break")
    if text != text.strip():
        raise ValueError("a header neither begins nor ends with white space")
    return text


def pairs_expansion(argument: Argument) -> Expand:
    """The function from a value to `name=text` pairs of a query, a cookie or a form.

    An empty array or object gives "" (RFC 6570 §2.3: it is undefined).
    """
    separator = "; " if argument.placement == "cookie" else "&"
    escaped = escape_reserved if argument.allow_reserved else escape
    name = escape(argument.wire)
    if argument.style == "deepObject":
        return lambda value: separator.join(_deep(name, value, escaped))
    delimiter = _DELIMITERS.get(argument.style, ",")

    def expand(value: object) -> str:
        items = items_of(value)
        members = members_of(value) if items is None else None
        if items is None and members is None:
            return f"{name}={escaped(scalar_text(value))}"
        if not items and not members:
            return ""
        if not argument.explode:
            return f"{name}={_flat(value, escaped, delimiter, pairs=False)}"
        if items is not None:
            return separator.join(
                f"{name}={escaped(scalar_text(item))}" for item in items
            )
        return _flat(members, escaped, separator, pairs=True)

    return expand


def _deep(name: str, value: object, escaped: Escape) -> list[str]:
    """Pairs `name[key]=text`; brackets are percent-encoded because RFC 3986 §3.4 has none.

    RFC 6570 has no deepObject; servers agree on nesting by brackets and on repeating arrays.
    """
    members = members_of(value)
    if members is not None:
        return [
            pair
            for key, member in members.items()
            for pair in _deep(f"{name}%5B{escape(key)}%5D", member, escaped)
        ]
    items = items_of(value)
    if items is None:
        return [f"{name}={escaped(scalar_text(value))}"]
    return [f"{name}={escaped(scalar_text(item))}" for item in items]


def before_expansion(argument: Argument) -> Callable[[object], object] | None:
    """What happens to a value before its style: wire type and `content`; None for nothing."""
    if argument.media_type is not None:
        return lambda value: encode_json(value, True).decode()
    if argument.wire_type is None:
        return None
    wire_type = cast("type[WireType]", argument.wire_type())
    if argument.kind is not list or isinstance(wire_type.format, ListedFormat):
        return wire_type.encode
    return lambda value: [wire_type.encode(item) for item in items_of(value) or ()]
