"""Parameter values as text: percent-encoding and the styles of OpenAPI 3.2 (§4.12.6, RFC 6570).

Tabs as delimiters, and delimiters in paths and headers, are those of OpenAPI 2.0.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Final, TypeAlias, cast
from urllib.parse import quote, unquote
from uuid import UUID

import msgspec

from specmill_runtime.arguments import (
    Argument,
    cookie_complaint,
    header_text,
    is_finite,
)
from specmill_runtime.codec import encode_json, is_json, to_builtins
from specmill_runtime.walks import encoder_of

Escape: TypeAlias = Callable[[str], str]
Expand: TypeAlias = Callable[[object], str]

# What OpenAPI's `allowReserved` leaves alone: RFC 3986 §2.2 without the characters that a query
# cannot hold (# [ ]) or that end or change a pair (& +).
_RESERVED: Final = ":/?@!$'()*,;="
# The same for a path segment (RFC 3986 §3.3) and a cookie (RFC 6265 §4.1.1).
_RESERVED_IN: Final = {"path": ":@!$&'()*+,;=", "cookie": ":/?@!$'()*=&+[]#"}
_TRIPLET: Final = r"(%[0-9A-Fa-f]{2})"
_OWN_WRITING: Final = ("field", "querystring")
_DELIMITERS: Final = {
    "spaceDelimited": "%20",
    "pipeDelimited": "%7C",
    "tabDelimited": "%09",
}


def escape(text: str) -> str:
    """`text` with all but unreserved characters percent-encoded as UTF-8 (RFC 3986 §2.3)."""
    return quote(text, safe="")


def escape_reserved(text: str, reserved: str = _RESERVED) -> str:
    """`text` with reserved characters and percent triplets kept (RFC 6570 §3.2.3)."""
    pieces = re.split(_TRIPLET, text)
    return "".join(
        piece if index % 2 else quote(piece, safe=reserved)
        for index, piece in enumerate(pieces)
    )


def _escape_of(argument: Argument) -> Escape:
    if argument.style == "cookie":
        return _cookie_text
    if not argument.allow_reserved:
        return escape
    reserved = _RESERVED_IN.get(argument.placement, _RESERVED)
    return lambda text: escape_reserved(text, reserved)


def _cookie_text(text: str) -> str:
    """`text` itself; ValueError when no cookie can hold it."""
    complaint = cookie_complaint(text)
    if complaint is not None:
        raise ValueError(complaint)
    return text


def _undivided(argument: Argument, escaped: Escape, usual: str = "") -> Escape:
    """`escaped` for the parts of a value; ValueError for a delimiter in them, which would not be read back."""
    delimiter = unquote(_DELIMITERS.get(argument.style, usual))
    if not delimiter:
        return escaped

    def expand(text: str) -> str:
        if delimiter in text:
            raise ValueError(f"a part has no {delimiter!r}, which stands between parts")
        return escaped(text)

    return expand


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
    if not is_finite(value):
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


def _flat(
    value: object, escaped: Escape, part: Escape, delimiter: str, *, pairs: bool
) -> str:
    """RFC 6570 expansion without names: `a,b` or `k,v` or, with `pairs`, `k=v`; `part` escapes what is divided."""
    items = items_of(value)
    if items is not None:
        return delimiter.join(part(scalar_text(item)) for item in items)
    members = members_of(value)
    if members is None:
        return escaped(scalar_text(value))
    between = "=" if pairs else delimiter
    return delimiter.join(
        f"{part(name)}{between}{_joined(member, part)}"
        for name, member in members.items()
    )


def joined(argument: Argument, items: Sequence[object]) -> str:
    """The items of an array as one text, as a part of a multipart body holds it."""
    return unquote(_DELIMITERS.get(argument.style, ",")).join(map(scalar_text, items))


def _matrix(argument: Argument, value: object) -> str:
    name = escape(argument.wire)
    items, members = items_of(value), members_of(value)
    if argument.explode and members is not None:
        return "".join(
            f";{escape(key)}={_joined(one, escape)}" for key, one in members.items()
        )
    parts = items if argument.explode and items is not None else (value,)
    texts = [_flat(one, escape, escape, ",", pairs=False) for one in parts]
    return "".join(f";{name}={text}" if text else f";{name}" for text in texts)


def path_expansion(argument: Argument) -> Expand:
    """The function from a value to its text in the path."""
    explode, escaped = argument.explode, _escape_of(argument)
    delimiter, dot = _DELIMITERS.get(argument.style, ","), ""
    if argument.style == "matrix":
        return lambda value: _matrix(argument, value)
    if argument.style == "label":
        # RFC 6570 §3.2.5: the dot begins the expansion and separates exploded parts only.
        delimiter, dot = "." if explode else ",", "."
    part = _undivided(argument, escaped)
    return lambda value: dot + _flat(value, escaped, part, delimiter, pairs=explode)


def header_expansion(argument: Argument) -> Expand:
    """The function from a value to the text of a header; ValueError for what no header can hold."""
    explode = argument.explode
    delimiter = unquote(_DELIMITERS.get(argument.style, ","))

    def trimmed(text: str) -> str:
        # Space around a part would not be read back.
        if text != text.strip():
            raise ValueError("a part of a header has no white space around it")
        return text

    part = _undivided(argument, trimmed, ",")
    return lambda value: header_text(
        _flat(value, plain, part, delimiter, pairs=explode)
    )


def pairs_expansion(argument: Argument) -> Expand:
    """The function from a value to `name=text` pairs of a query, a cookie or a form.

    An empty array or object gives "" (RFC 6570 §2.3: it is undefined).
    """
    separator = "; " if argument.placement == "cookie" else "&"
    escaped = _escape_of(argument)
    name = escape(argument.wire) if argument.style != "cookie" else argument.wire
    if argument.style == "deepObject":
        return lambda value: separator.join(_deep(name, value, escaped))
    delimiter = _DELIMITERS.get(argument.style, ",")
    part = _undivided(argument, escaped)

    def expand(value: object) -> str:
        items = items_of(value)
        members = members_of(value) if items is None else None
        if items is None and members is None:
            return f"{name}={escaped(scalar_text(value))}"
        if not items and not members:
            return ""
        if not argument.explode:
            return f"{name}={_flat(value, escaped, part, delimiter, pairs=False)}"
        if items is not None:
            return separator.join(
                f"{name}={escaped(scalar_text(item))}" for item in items
            )
        return _flat(members, escaped, escaped, separator, pairs=True)

    return expand


def _deep(name: str, value: object, escaped: Escape) -> list[str]:
    """Pairs `name[key]=text`; brackets are percent-encoded because RFC 3986 §3.4 has none.

    OpenAPI defines one level of single values. Deeper ones have further brackets, arrays their
    indices: a name that is repeated would lose all items but the last in PHP and Rack.
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
    return [
        pair
        for index, item in enumerate(items)
        for pair in _deep(f"{name}%5B{index}%5D", item, escaped)
    ]


def before_expansion(argument: Argument) -> Callable[[object], object] | None:
    """What happens to a value before its style: wire type and `content`; None for nothing."""
    named = argument.media_type is not None and argument.placement not in _OWN_WRITING
    encode = None if argument.wire_type is None else encoder_of(argument.wire_type())
    if named and is_json(argument.media_type or ""):
        if encode is None:
            return lambda value: encode_json(value, True).decode()
        return lambda value: encode_json(encode(value), True).decode()
    return encode
