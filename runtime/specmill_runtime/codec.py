"""Bytes to values and back: JSON with wire types, plain text, binary, form fields."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, cast

import msgspec

from specmill_runtime.walks import keep_extras, to_wire
from specmill_runtime.wire import decode_wire, describe_type

Decode = Callable[[bytes], object]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class UnreadableBodyError(Exception):
    """A body that is not of the described form: where (JSON pointer), what was expected, why."""

    def __init__(self, pointer: str, expected: str, reason: str) -> None:
        super().__init__(reason)
        self.pointer = pointer
        self.expected = expected
        self.reason = reason


def is_json(media_type: str) -> bool:
    """Whether `media_type` is JSON or has the suffix +json (RFC 6839 §3.1)."""
    essence = media_type.partition(";")[0].strip().lower()
    return essence.endswith(("/json", "+json", "/json-rpc"))


def decoder_of(type_: object, media_type: str, transcode: bool) -> Decode:
    """The function from a body to a value of `type_`; it raises only UnreadableBodyError."""
    if is_json(media_type):
        return _json_decoder(type_, transcode)
    if type_ is str:
        return _decode_text
    if type_ is bytes:
        return bytes
    return _json_decoder(type_, transcode)


def _json_decoder(type_: object, transcode: bool) -> Decode:
    decoder = msgspec.json.Decoder(cast("type[Any]", type_), dec_hook=decode_wire)
    expected = describe_type(type_)

    def decode(content: bytes) -> object:
        if content.startswith(_BYTE_ORDER_MARK):
            content = content[3:]
        try:
            value: object = decoder.decode(content)
            if transcode:
                keep_extras(value, msgspec.json.decode(content))
        except msgspec.ValidationError as error:
            unreadable = _misshapen(error, expected)
        except msgspec.DecodeError as error:
            reason = _lower_first(str(error)) if content else "the body is empty"
            unreadable = UnreadableBodyError("", expected, reason)
        except (UnicodeDecodeError, RecursionError) as error:
            unreadable = UnreadableBodyError("", expected, _breakage(error))
        else:
            return value
        raise unreadable

    return decode


def _decode_text(content: bytes) -> object:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        unreadable = UnreadableBodyError("", "text in UTF-8", _breakage(error))
    raise unreadable


def _breakage(error: UnicodeDecodeError | RecursionError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"invalid UTF-8 at byte {error.start}"
    return "nested too deeply"


def _misshapen(error: msgspec.ValidationError, type_text: str) -> UnreadableBodyError:
    """msgspec's message taken apart: `Expected X, got Y - at $.path`."""
    # A wire type decodes by msgspec too, so paths may follow each other, the innermost first.
    reason, *paths = str(error).split(" - at `")
    expected = type_text
    if reason.lower().startswith("expected "):
        expected = reason[len("expected ") :].partition(", got ")[0].replace("`", "")
    pointer = "".join(pointer_of(path.rstrip("`")) for path in reversed(paths))
    return UnreadableBodyError(pointer, expected, _lower_first(reason))


def pointer_of(path: str) -> str:
    """msgspec's `$.a[0].b` as a JSON pointer (RFC 6901); a key it does not name is `*`."""
    steps = path.removeprefix("key in ").removeprefix("$").replace("[...]", "[*]")
    tokens = steps.replace("[", ".").replace("]", "").split(".")
    return "".join(
        "/" + token.replace("~", "~0").replace("/", "~1") for token in tokens[1:]
    )


def _lower_first(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _encode_other(value: object) -> object:
    """The `enc_hook` of every encoder: mappings and sequences of other classes.

    TypeError for a value that JSON has no form for.
    """
    if isinstance(value, Mapping):
        return dict(cast("Mapping[object, object]", value))
    if isinstance(value, (Sequence, AbstractSet)):
        return list(cast("Sequence[object]", value))
    raise TypeError(f"an object of type {type(value).__name__} has no form in JSON")


_ENCODER = msgspec.json.Encoder(enc_hook=_encode_other)


def encode_json(value: object, transcode: bool) -> bytes:
    """`value` as JSON; TypeError or ValueError when it has no form on the wire."""
    return _ENCODER.encode(to_wire(value) if transcode else value)


def to_builtins(value: object) -> object:
    """`value` as JSON would show it: dictionaries, lists, strings, numbers, booleans, None."""
    return cast("object", msgspec.to_builtins(to_wire(value), enc_hook=_encode_other))
