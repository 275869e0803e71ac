"""Models as JSON and back, for files, caches and queues."""

from typing import Any, TypeVar, cast, overload

from specmill_runtime.codec import UnreadableBodyError, decoder_of, encode_json
from specmill_runtime.errors import ArgumentError, DecodeError

T = TypeVar("T")


def to_json(value: object) -> bytes:
    """A model, or a value made of models, as it would be sent: without what is absent, with what was kept.

    ArgumentError for what has no form in JSON.
    """
    try:
        return encode_json(value, True)
    except (TypeError, ValueError) as error:
        reason = str(error)
    raise ArgumentError(f"{type(value).__name__} cannot be written as JSON: {reason}")


@overload
def from_json(content: bytes | str, type_: type[T]) -> T: ...
@overload
def from_json(content: bytes | str, type_: Any) -> Any: ...
def from_json(content: bytes | str, type_: Any) -> Any:
    """JSON as a value of a model's type, of a union, a list or a mapping of models: as answers are read by default.

    DecodeError, with a JSON pointer, for what deviates from the type.
    """
    raw = (
        content.encode("utf-8", "surrogatepass")
        if isinstance(content, str)
        else content
    )
    try:
        return cast("Any", decoder_of(type_, "application/json")(raw))
    except UnreadableBodyError as error:
        unreadable = error
    raise decode_error("the JSON", unreadable)


def decode_error(what: str, unreadable: UnreadableBodyError) -> DecodeError:
    """What is raised for content that no call received."""
    place = f" at {unreadable.pointer}" if unreadable.pointer else ""
    return DecodeError(
        f"{what} is not as described{place}: {unreadable.reason}",
        pointer=unreadable.pointer,
        expected=unreadable.expected,
    )
