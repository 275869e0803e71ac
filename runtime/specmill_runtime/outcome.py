"""What a response becomes: the described result, or the described error."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from specmill_runtime.codec import (
    UNREADABLE,
    Decode,
    UnreadableBodyError,
    builtins_of,
    decoder_of,
    essence_of,
    is_json,
    reason_of,
    value_at,
)
from specmill_runtime.effects import Exchange
from specmill_runtime.errors import DecodeError
from specmill_runtime.failures import FailurePlan
from specmill_runtime.operation import AnyOperation, Result
from specmill_runtime.response import charset_of, header_of, media_type_of
from specmill_runtime.sdk_error import CallRecord, facts_of
from specmill_runtime.servers import target_of
from specmill_runtime.spec import ClientSpec

_EXCERPT: Final = 100
_WINDOW: Final = 65_536
# A server may name any number of media types.
_MOST_READERS: Final = 64
_EVENTS: Final = "text/event-stream"
_USUAL: Final = ("", "utf-8", "utf8", "us-ascii")
# An HTML page may be what these media types stand for.
_PAGES: Final = ("text/html", "application/xhtml+xml", "application/octet-stream")
_STRICTLY: Final = {
    "unknown-field": ("a declared field", "the field is not described"),
    "unknown-value": ("a listed value", "the value is not described"),
    "unknown-variant": ("a described variant", "the variant is not described"),
    "unknown-null": ("a value", "the null is not described"),
}


class _Reader(msgspec.Struct, frozen=True):
    """How the body of one described result is read; `media_type` is the described one."""

    decode: Decode
    type: Any
    media_type: str
    optional: bool

    def value(self, operation: str, exchange: Exchange, encoded: bytes) -> object:
        """The value under the policy of the call; UnreadableBodyError."""
        if self.type in (str, bytes) and not is_json(self.media_type):
            if media_type_of(exchange.raw) == "text/html" and not self.may_be_page:
                reason = "an HTML page came"
                raise UnreadableBodyError("", self.media_type, reason)
            return self._written(encoded, charset_of(exchange.raw))
        value = self.decode(encoded)
        if exchange.decode == "open":
            return value
        # Nothing of this is loaded unless a call is strict or observed.
        from specmill_runtime.deviations import deviations

        try:
            raw = builtins_of(encoded)
        except UNREADABLE as error:
            # A number beyond all ranges, in a member that is not described.
            if exchange.drift is not None:
                return value
            reason = reason_of(error, encoded)
            raise UnreadableBodyError("", self.media_type, reason) from None
        found = deviations(value, raw, self.type)
        if exchange.drift is not None:
            exchange.drift.record(operation, found)
        elif (first := next(found, None)) is not None:
            raise UnreadableBodyError(first.pointer, *_STRICTLY[first.kind])
        return value

    def _written(self, encoded: bytes, charset: str) -> object:
        """Bytes, or a text in the charset that its answer names (RFC 9110 §8.3.2)."""
        # WHATWG HTML §9.2.3: events are in UTF-8, whatever is said.
        if self.type is bytes or self.media_type == _EVENTS or charset in _USUAL:
            return self.decode(encoded)
        try:
            return encoded.decode(charset)
        except UnicodeDecodeError as error:
            reason = f"invalid at byte {error.start}"
        except (LookupError, ValueError):
            return self.decode(encoded)
        raise UnreadableBodyError("", "text in the charset of the answer", reason)

    @property
    def may_be_page(self) -> bool:
        """Whether HTML is among what is described."""
        essence = essence_of(self.media_type)
        return essence in _PAGES or "*" in essence


class _Address:
    """The result that is an address in a header."""

    __slots__ = ()
    optional = False

    def value(self, operation: str, exchange: Exchange, encoded: bytes) -> object:
        """The absolute address; UnreadableBodyError when the answer names none."""
        # The query of a request may hold credentials.
        base = exchange.request.url.partition("?")[0]
        found = target_of(base, header_of(exchange.raw, b"location") or "")
        if found is None:
            reason = "its Location is no address of a server"
            raise UnreadableBodyError("", "an address", reason)
        return found.geturl()


class Outcome:
    """The results and failures of one operation, compiled."""

    __slots__ = ("_readers", "failures", "operation")

    def __init__(self, operation: AnyOperation, spec: ClientSpec) -> None:
        self.operation: AnyOperation = operation
        self.failures: FailurePlan = FailurePlan(operation, spec.failures)
        self._readers: dict[tuple[int, str], _Reader | _Address | None] = {}

    def settle(self, exchange: Exchange) -> bytes:
        """The encoded result; otherwise the error that the response is."""
        raw = exchange.raw
        if (
            200 <= raw.status < 300
            or _named(self.operation, str(raw.status)) is not None
        ):
            return raw.content
        raise self.failures.status_error(exchange)

    def value(self, exchange: Exchange, encoded: bytes) -> Any:
        """The result; DecodeError when `encoded` is not as described."""
        raw = exchange.raw
        several = len(self.operation.results) > 1
        key = (raw.status, media_type_of(raw) if several else "")
        # Another thread may clear the readers at any moment.
        try:
            reader = self._readers[key]
        except KeyError:
            if len(self._readers) >= _MOST_READERS:
                self._readers.clear()
            reader = self._readers[key] = self._reader(*key)
        if reader is None or (not encoded and reader.optional):
            return None
        try:
            return reader.value(self.operation.id, exchange, encoded)
        except UnreadableBodyError as error:
            unreadable = error
        word = "described" if self.operation.described else "expected"
        raise decode_error(exchange, unreadable, encoded, word)

    def _reader(self, status: int, media_type: str) -> _Reader | _Address | None:
        result = self._result(status, media_type)
        if result is not None and result.location:
            return _Address()
        if result is None or result.type is None:
            return None
        type_, described = result.type(), result.media_type or "application/json"
        decode = decoder_of(type_, described)
        return _Reader(decode, type_, described, result.optional)

    def _result(self, status: int, media_type: str) -> Result | None:
        """The described result for a status; for an undescribed success the first success."""
        results = self.operation.results
        if self.operation.rpc is not None:
            return results[0] if results else None
        fallback = next((one for one in results if one.status.startswith("2")), None)
        for key in (str(status), f"{status // 100}XX", "default"):
            same = [one for one in results if one.status.upper() == key.upper()]
            if same:
                fits = (
                    one for one in same if (one.media_type or "").startswith(media_type)
                )
                return next(fits, same[0]) if media_type else same[0]
        return fallback


def _named(operation: AnyOperation, status: str) -> Result | None:
    return next((one for one in operation.results if one.status == status), None)


def decode_error(
    exchange: Exchange,
    error: UnreadableBodyError,
    encoded: bytes,
    word: str = "described",
) -> DecodeError:
    """The error, whose text ends with a blanked start of a body that is wrong as a whole.

    What is at a pointer may be anybody's business, and is in `excerpt` only.
    """
    call, raw = exchange.record(), exchange.raw
    place = f" at {error.pointer}" if error.pointer else ""
    reason = exchange.redactor.excerpt(error.reason)
    text = f"{call.operation}: the response is not as {word}{place}: {reason}"
    text += f"; expected {error.expected}" if not error.pointer else ""
    text += trailer(exchange, call)
    shown = value_at(encoded, error.pointer) if error.pointer else raw.content
    excerpt = exchange.redactor.excerpt(
        shown[:_WINDOW].decode(errors="replace"), _EXCERPT
    )
    if not error.pointer and excerpt:
        text += f": {excerpt}"
    return DecodeError(
        text,
        pointer=error.pointer,
        expected=error.expected,
        excerpt=excerpt,
        call=call,
        response=exchange.received(),
    )


def trailer(exchange: Exchange, call: CallRecord) -> str:
    """What ends the text of an error about a body: status, media type, and the usual facts."""
    media_type = media_type_of(exchange.raw) or "no content type"
    return facts_of(call, str(exchange.raw.status), media_type)
