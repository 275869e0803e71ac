"""Bytes to values and back: JSON with wire types, plain text, binary."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Any, Final, cast

import msgspec
from msgspec import UNSET

from specmill_runtime.arguments import is_finite
from specmill_runtime.records import EXTRA, pointer_to, resolve, step
from specmill_runtime.walks import convert, to_wire
from specmill_runtime.wire import UnknownVariant, decode_wire, describe_type

Decode = Callable[[bytes], object]

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"{\x00", b"[\x00", b"\x00{", b"\x00[")
_HIDDEN: Final = EXTRA.encode()
TOO_DEEP: Final = "nested too deeply"


class UnreadableBodyError(Exception):
    """A body that is not of the described form: where (JSON pointer), what was expected, why."""

    def __init__(self, pointer: str, expected: str, reason: str) -> None:
        super().__init__(reason)
        self.pointer = pointer
        self.expected = expected
        self.reason = reason


def essence_of(media_type: str) -> str:
    """A media type in lower case, without its parameters (RFC 9110 §8.3.1)."""
    return media_type.partition(";")[0].strip().lower()


def charset_in(media_type: str) -> str:
    """The charset that a media type names; "" when it names none."""
    _, _, charset = media_type.lower().partition("charset=")
    return charset.partition(";")[0].strip(" \"'")


def is_json(media_type: str) -> bool:
    """Whether `media_type` is JSON or has the suffix +json (RFC 6839 §3.1)."""
    essence = essence_of(media_type)
    return essence.endswith(("/json", "+json", "/json-rpc"))


def decoder_of(type_: object, media_type: str) -> Decode:
    """The function from a body to a value of `type_`; it raises only UnreadableBodyError."""
    if not is_json(media_type):
        if type_ is str:
            return _decode_text
        if type_ is bytes:
            return bytes
    return _json_decoder(type_)


def builtins_of(content: bytes) -> object:
    """JSON as builtins; msgspec.DecodeError, UnicodeDecodeError or RecursionError."""
    return cast("object", msgspec.json.decode(content.removeprefix(BYTE_ORDER_MARK)))


UNREADABLE: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What decoders raise for content that is no JSON, or not of their type."""


def builtins_or_none(content: bytes) -> object:
    """JSON as builtins; None for content that is no JSON."""
    try:
        return builtins_of(content)
    except UNREADABLE:
        return None


def value_at(content: bytes, pointer: str) -> bytes:
    """The JSON that a pointer finds in JSON; all of it when it finds nothing."""
    found = resolve(builtins_or_none(content), pointer)
    return content if found is None else _ENCODER.encode(found)


def _exact(text: str) -> Decimal:
    if math.isinf(float(text)):
        raise ValueError("number out of range")
    return Decimal(text)


def _whole(text: str) -> Decimal | int:
    number = _exact(text)
    return int(number) if number == number.to_integral_value() else number


# What becomes a Decimal must not have been a float.
_EXACT: Final = msgspec.json.Decoder(float_hook=_exact)
_WHOLE: Final = msgspec.json.Decoder(float_hook=_whole)


def _json_decoder(type_: object) -> Decode:
    decoder = msgspec.json.Decoder(cast("type[Any]", type_), dec_hook=decode_wire)
    expected = describe_type(type_)

    def decode(content: bytes) -> object:
        content = content.removeprefix(BYTE_ORDER_MARK)
        try:
            try:
                value = cast("object", decoder.decode(content))
                # Members that are not declared are skipped, whatever bytes they have.
                if not content.isascii():
                    content.decode()
                return value
            except msgspec.ValidationError:
                # Records that keep undeclared members have refused them, for the others' speed.
                return _converted(content, type_)
        except UNREADABLE as error:
            unreadable = _unreadable(error, content, expected)
        raise unreadable

    return decode


def _converted(content: bytes, type_: object) -> object:
    try:
        return convert(_EXACT.decode(content), type_)
    except msgspec.ValidationError as error:
        if "int" not in str(error):
            raise
    # JSON has one kind of number: where an integer is described, 1.0 is one.
    return convert(_WHOLE.decode(content), type_)


def _decode_text(content: bytes) -> object:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        unreadable = _unreadable(error, content, "text in UTF-8")
    raise unreadable


def _unreadable(error: Exception, content: bytes, expected: str) -> UnreadableBodyError:
    if isinstance(error, msgspec.ValidationError):
        return misshapen(error, expected, content)
    return UnreadableBodyError("", expected, reason_of(error, content))


def reason_of(error: Exception, content: bytes) -> str:
    """Why content cannot be read at all, for one of the exceptions in UNREADABLE."""
    reason = _lower_first(str(error))
    if isinstance(error, UnicodeDecodeError):
        reason = f"invalid UTF-8 at byte {_first_broken(content)}"
    elif isinstance(error, RecursionError):
        reason = TOO_DEEP
    elif not content:
        reason = "the body is empty"
    elif content.startswith(_WIDE):
        reason = "JSON must be in UTF-8, not UTF-16 or UTF-32"
    return reason


def _first_broken(content: bytes) -> int:
    """The first byte that is no UTF-8: in JSON, the error counts from the start of its text."""
    try:
        content.decode()
    except UnicodeDecodeError as error:
        return error.start
    return 0


def misshapen(
    error: msgspec.ValidationError, type_text: str, content: bytes
) -> UnreadableBodyError:
    """msgspec's message taken apart: `Expected X, got Y - at $.path`."""
    # A wire type decodes by msgspec too, so paths may follow each other, the innermost first.
    reason, *paths = str(error).split(" - at `")
    expected = type_text
    if reason.lower().startswith("expected "):
        expected = reason[len("expected ") :].partition(", got ")[0].replace("`", "")
    whole = "".join(path.rstrip("`").removeprefix("$") for path in reversed(paths))
    pointer = pointer_to(whole, builtins_or_none(content))
    return UnreadableBodyError(pointer, expected, _lower_first(reason))


def _lower_first(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _encode_other(value: object) -> object:
    """The `enc_hook` of every encoder: mappings and sequences of other classes.

    TypeError for a value that JSON has no form for.
    """
    if isinstance(value, UnknownVariant):
        return cast("object", value.raw)
    if type(value) in (list, tuple, set, frozenset):
        # They get here as keys only.
        raise TypeError(f"a {type(value).__name__} cannot be a key in JSON")
    if isinstance(value, Mapping):
        return dict(cast("Mapping[object, object]", value))
    if isinstance(value, (Sequence, AbstractSet)):
        return list(cast("Sequence[object]", value))
    if value is UNSET:
        raise TypeError("UNSET leaves out an argument or a field, not an item")
    raise TypeError(f"an object of type {type(value).__name__} has no form in JSON")


_ENCODER: Final = msgspec.json.Encoder(enc_hook=_encode_other, decimal_format="number")


def encode_json(value: object, transcode: bool) -> bytes:
    """`value` as JSON; TypeError or ValueError when it has no form on the wire."""
    try:
        if transcode:
            value = to_wire(value)
        content = _ENCODER.encode(value)
        if not transcode and _HIDDEN in content:
            value = to_wire(value)
            content = _ENCODER.encode(value)
    except RecursionError:
        content = None
    if content is None:
        raise ValueError(TOO_DEEP)
    # msgspec writes numbers that are not finite as null, and as words when they are decimal.
    if b"null" in content or b"NaN" in content or b"Infinity" in content:
        _check_finite(value)
    return content


def _check_finite(value: object) -> None:
    """ValueError, with a JSON pointer, for a number that is not finite."""
    plain = msgspec.to_builtins(
        value, enc_hook=_encode_other, builtin_types=(Decimal,), str_keys=True
    )
    waiting: list[tuple[str, object]] = [("", plain)]
    while waiting:
        pointer, one = waiting.pop()
        if isinstance(one, (float, Decimal)) and not is_finite(one):
            place = f" at {pointer}" if pointer else ""
            raise ValueError(f"the number{place} is not finite")
        if isinstance(one, dict):
            members = cast("dict[str, object]", one)
            waiting += ((pointer + step(key), item) for key, item in members.items())
        elif isinstance(one, list):
            items = enumerate(cast("list[object]", one))
            waiting += ((f"{pointer}/{index}", item) for index, item in items)


def plain_json(value: object) -> bytes:
    """Builtins as JSON; a Decimal is a number with the same digits."""
    return _ENCODER.encode(value)


def to_builtins(value: object) -> object:
    """`value` as JSON would show it: dictionaries, lists, strings, numbers, booleans, None.

    A Decimal is a number, and stays one.
    """
    return cast(
        "object",
        msgspec.to_builtins(
            to_wire(value), enc_hook=_encode_other, builtin_types=(Decimal,)
        ),
    )


def text_content(text: str, media_type: str | None) -> bytes:
    """A text in the charset that its media type names, otherwise in UTF-8 (RFC 9110 §8.3.2).

    ValueError for a character that the charset lacks.
    """
    charset = charset_in(media_type or "") or "utf-8"
    try:
        return text.encode(charset)
    except UnicodeEncodeError as error:
        if charset == "utf-8":
            raise
        lacking = text[error.start]
    except LookupError:
        return text.encode()
    raise ValueError(f"{charset} has no {lacking!r}")
