"""Responses: their bodies read chunk by chunk, their headers, and what users see of both."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final, Generic, Self, TypeVar, get_origin

import msgspec

from specmill_runtime.codec import TOO_DEEP, builtins_of, charset_in, essence_of
from specmill_runtime.request import RawResponse
from specmill_runtime.sdk_error import CallRecord, ReceivedResponse

T = TypeVar("T")
H = TypeVar("H")

REQUEST_ID_HEADERS = (b"x-request-id", b"request-id", b"x-correlation-id")
# `X-Amzn-RequestId`, `Twilio-Request-Id` and their kin, then what traces are found by.
_ID_ENDINGS = (b"request-id", b"requestid", b"correlation-id", b"trace-id", b"cf-ray")


class Headers(Mapping[str, str]):
    """Headers of a response, read-only; names in any case, repeated ones joined by `, `."""

    __slots__ = ("_values",)

    def __init__(self, pairs: tuple[tuple[str, str], ...]) -> None:
        values: dict[str, str] = {}
        for name, value in pairs:
            values[name] = f"{values[name]}, {value}" if name in values else value
        self._values = values

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"<Headers {', '.join(self._values)}>"


class Response(Generic[T]):
    """The response to a call that succeeded; `parse()` gives what the plain method returns."""

    __slots__ = (
        "_decode",
        "_raw",
        "attempts",
        "elapsed",
        "idempotency_key",
        "operation",
        "status",
    )

    status: int
    operation: str
    elapsed: float
    """Seconds from the first sending to the last byte, waits for retries included."""
    attempts: int
    """Number of times that the request was sent or tried."""
    idempotency_key: str | None
    """What the request was marked with; None for nothing."""

    def __init__(
        self,
        raw: RawResponse,
        call: CallRecord,
        decode: Callable[[RawResponse], T],
    ) -> None:
        self.status = raw.status
        self.operation = call.operation
        self.elapsed = call.elapsed
        self.attempts = call.attempts
        self.idempotency_key = call.idempotency_key
        self._raw = raw
        self._decode = decode

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> str:
        raise TypeError(
            "a Response can't be pickled: pickle what `parse()` gives, or `content`"
        )

    @property
    def headers(self) -> Headers:
        """The headers of the response."""
        return Headers(header_texts(self._raw))

    def header(self, name: str, type_: type[H]) -> H | None:
        """A header as a value: int, float, bool, str, datetime (also as RFC 9110 §5.6.7 has it), a list of them.

        None when there is no such header; ValueError when it is no such value.
        """
        text = self.headers.get(name.lower())
        return None if text is None else _header_value(name, text, type_)

    @property
    def content(self) -> bytes:
        """The body, without content coding."""
        return self._raw.content

    @property
    def request_id(self) -> str | None:
        """What the server calls this request; None when it did not say."""
        return request_id_of(self._raw)

    @property
    def text(self) -> str:
        """The body as UTF-8; bytes that are none become U+FFFD."""
        return self._raw.content.decode(errors="replace")

    def json(self) -> Any:
        """The body as builtins, whatever the description says; ValueError when it is no JSON."""
        try:
            return builtins_of(self._raw.content)
        except RecursionError:
            reason = TOO_DEEP
        raise ValueError(reason)

    def parse(self) -> T:
        """The body as the operation's result; DecodeError when it is not as described."""
        return self._decode(self._raw)

    def __repr__(self) -> str:
        return (
            f"<Response {self.status} of {self.operation}, {len(self.content)} bytes>"
        )


def _header_value(name: str, text: str, type_: type[H]) -> H:
    plain: object = text.strip()
    if get_origin(type_) in (list, tuple):
        plain = [part.strip() for part in text.split(",")] if text.strip() else []
    elif type_ is datetime:
        with suppress(ValueError):
            plain = http_date(text)
    try:
        return msgspec.convert(plain, type_, strict=False)
    except msgspec.ValidationError as error:
        raise ValueError(f"header {name!r}: {error}") from None


def http_date(text: str) -> datetime:
    """A date in one of the three forms of RFC 9110 §5.6.7; ValueError for any other text."""
    try:
        moment = parsedate_to_datetime(text.strip())
    except (TypeError, OverflowError, IndexError):
        raise ValueError("this is no date") from None
    # That of asctime names no time zone, and means UTC as the others do.
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def header_of(raw: RawResponse, name: bytes) -> str | None:
    """The first header of that lower-case name; None when there is none."""
    for key, value in raw.headers:
        if key.lower() == name:
            return value.decode("latin-1")
    return None


def header_texts(raw: RawResponse) -> tuple[tuple[str, str], ...]:
    """Headers as text, names in lower case."""
    return tuple(
        (name.decode("latin-1").lower(), value.decode("latin-1"))
        for name, value in raw.headers
    )


def request_id_of(raw: RawResponse) -> str | None:
    """What the server calls the request, from the usual headers; an empty one says nothing."""
    given = {name.lower(): value for name, value in reversed(raw.headers) if value}
    found = [given[name] for name in REQUEST_ID_HEADERS if name in given]
    for ending in () if found else _ID_ENDINGS:
        # What a client called its request is repeated by some servers.
        found += (
            value
            for name, value in given.items()
            if name.endswith(ending) and b"client" not in name
        )
    return found[0].decode("latin-1") if found else None


def received(raw: RawResponse) -> ReceivedResponse:
    """The snapshot that an error keeps."""
    return ReceivedResponse(raw.status, header_texts(raw), raw.content)


def charset_of(raw: RawResponse) -> str:
    """The charset that the media type names; "" when it names none."""
    return charset_in(header_of(raw, b"content-type") or "")


def media_type_of(raw: RawResponse) -> str:
    """The media type without parameters, in lower case; "" when the server names none."""
    return essence_of(header_of(raw, b"content-type") or "")


_GZIP: Final = zlib.MAX_WBITS | 16
_RAW_DEFLATE: Final = -zlib.MAX_WBITS
_PIECE: Final = 262_144


class BrokenBodyError(Exception):
    """A body that its content coding or its size makes unusable; the text says how."""


class OversizedBodyError(BrokenBodyError):
    """A body of more bytes than allowed."""


class BodyReader:
    """Decodes one body; BrokenBodyError as soon as it cannot become a good one.

    Codings are gzip and deflate (RFC 9110 §8.4.1), one at a time. `max_bytes` bounds the decoded
    bytes and those received, 0 being no bound: decoding stops there, so that a bomb does not go off.
    """

    __slots__ = ("_coding", "_decoder", "_left", "_max_bytes", "_received")

    def __init__(self, coding: str, max_bytes: int) -> None:
        # A list may have empty members (RFC 9110 §5.6.1.2).
        names = [one.strip() for one in coding.lower().split(",")] if coding else []
        name = ", ".join(one for one in names if one not in ("", "identity"))
        if name not in ("", "gzip", "x-gzip", "deflate"):
            raise BrokenBodyError(
                f"its content coding {coding[:40]!r} is not supported"
            )
        self._coding = name
        self._decoder: Any = None
        self._max_bytes = max_bytes
        self._left = self._received = max_bytes or sys.maxsize

    def pieces(self, chunk: bytes) -> Iterable[bytes]:
        """What the next bytes decode to, in pieces of bounded size."""
        self._received -= len(chunk)
        if self._received < 0:
            raise OversizedBodyError(f"it has more than {self._max_bytes} bytes")
        return self._decoded(chunk) if self._coding else (chunk,)

    def end(self) -> None:
        """BrokenBodyError when the coding has not come to its end."""
        # A body without a single byte stands for nothing, whatever its coding.
        if self._decoder is not None and not self._decoder.eof:
            raise BrokenBodyError(f"its {self._coding} coding is cut off")

    def _decoded(self, chunk: bytes) -> Iterator[bytes]:
        is_more = bool(chunk)
        while is_more:
            decoder = self._decoder = self._decoder_of(chunk)
            piece = self._step(decoder, chunk)
            if piece:
                yield piece
            chunk = decoder.unconsumed_tail or decoder.unused_data
            # A piece of full length may leave more of it inside the decoder.
            is_more = bool(chunk) or (len(piece) == _PIECE and not decoder.eof)

    def _step(self, decoder: Any, chunk: bytes) -> bytes:
        try:
            piece: bytes = decoder.decompress(chunk, min(_PIECE, self._left + 1))
        except zlib.error:
            broken = f"it is no {self._coding}"
        else:
            self._left -= len(piece)
            if self._left < 0:
                raise OversizedBodyError(
                    f"it has more than {self._max_bytes} bytes when decoded"
                )
            return piece
        raise BrokenBodyError(broken)

    def _decoder_of(self, chunk: bytes) -> Any:
        """The decoder for bytes of the same member, or of the next one of a gzip file."""
        decoder = self._decoder
        if decoder is not None and not decoder.eof:
            return decoder
        if self._coding != "deflate":
            return zlib.decompressobj(_GZIP)
        if decoder is not None:
            raise BrokenBodyError("it is no deflate")
        # Some servers send deflate without the zlib wrapper, whose first byte ends in 8.
        wrapped = chunk[0] & 15 == 8
        return zlib.decompressobj(zlib.MAX_WBITS if wrapped else _RAW_DEFLATE)
