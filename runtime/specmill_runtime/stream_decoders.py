"""Streams of bytes taken apart into items; no I/O, and the same items wherever chunks are cut."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple, Protocol

import msgspec

from specmill_runtime.codec import BYTE_ORDER_MARK
from specmill_runtime.operation import Streaming
from specmill_runtime.response import BrokenBodyError, OversizedBodyError

ANY_END: Final = re.compile(rb"\r\n|\r|\n")
_LINE_FEED: Final = re.compile(rb"\n")
_RECORD_SEPARATOR: Final = re.compile(rb"\x1e")
_LONGEST_RETRY: Final = 13


class Item(NamedTuple):
    """One item as it was sent; all but `data` is what an event says about it."""

    data: bytes
    event: str = "message"
    id: str = ""
    retry: int | None = None


class Decoder(Protocol):
    """Takes a stream apart; BrokenBodyError for one that cannot be read on."""

    def feed(self, chunk: bytes) -> Iterator[Item]:
        """The items that `chunk` completes."""
        ...

    def finish(self) -> Iterator[Item]:
        """The item that only the end of the stream completes."""
        ...


def decoder_for(
    streaming: Streaming, max_bytes: int, before: Decoder | None = None
) -> Decoder:
    """The decoder of a stream; OversizedBodyError for an item of more than `max_bytes` bytes.

    `before` is that of the connection that broke.
    """
    match streaming.format:
        case "events":
            earlier = before if isinstance(before, EventDecoder) else None
            return EventDecoder(max_bytes, earlier)
        case "lines":
            return LineDecoder(max_bytes)
        case "sequence":
            return SequenceDecoder(max_bytes)


class Splitter:
    """Pieces of a stream between marks; lines go without a byte order mark at the beginning."""

    __slots__ = ("_begun", "_end", "_max_bytes", "_was_return", "rest")

    def __init__(self, end: re.Pattern[bytes], max_bytes: int) -> None:
        self.rest: bytearray = bytearray()
        """What follows the last mark."""
        self._end = end
        self._max_bytes = max_bytes
        self._begun = end is _RECORD_SEPARATOR
        self._was_return = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The pieces that `chunk` completes."""
        if not chunk:
            return
        ends_in_return = self._end is ANY_END and chunk.endswith(b"\r")
        if self._was_return:
            # The line ended at the carriage return, so that an event need not wait for this.
            chunk = chunk.removeprefix(b"\n")
        self._was_return = ends_in_return
        first, *pieces = self._end.split(chunk)
        self._add(first)
        if pieces:
            whole = self._stripped(bytes(self.rest))
            self.rest.clear()
            yield whole
            for piece in pieces[:-1]:
                self._check(len(piece))
                yield piece
            self._add(pieces[-1])

    def finish(self) -> bytes:
        """What no mark ends."""
        return self._stripped(bytes(self.rest))

    def _add(self, piece: bytes) -> None:
        self._check(len(self.rest) + len(piece))
        self.rest += piece

    def _check(self, size: int) -> None:
        if size > self._max_bytes:
            raise OversizedBodyError(f"an item has more than {self._max_bytes} bytes")

    def _stripped(self, piece: bytes) -> bytes:
        if self._begun:
            return piece
        self._begun = True
        return piece.removeprefix(BYTE_ORDER_MARK)


class EventDecoder:
    """Server-sent events (WHATWG HTML §9.2.5 and §9.2.6).

    Bytes that are no UTF-8 become U+FFFD; an event that the stream breaks off in is dropped.
    `last_id` is the id to go on from, of the last event that was complete, `retry` the server's
    reconnection time in milliseconds.
    """

    __slots__ = (
        "_data",
        "_event",
        "_id",
        "_lines",
        "_max_bytes",
        "_retry",
        "last_id",
        "retry",
    )

    def __init__(self, max_bytes: int, before: "EventDecoder | None" = None) -> None:
        """Id and reconnection time outlast the connection that `before` has read (§9.2.3)."""
        self._lines = Splitter(ANY_END, max_bytes)
        self._max_bytes = max_bytes
        self._data = bytearray()
        self._event = ""
        self.retry: int | None = None if before is None else before.retry
        self._retry: int | None = None
        self.last_id: str = "" if before is None else before.last_id
        self._id = self.last_id

    def feed(self, chunk: bytes) -> Iterator[Item]:
        """The events that `chunk` completes."""
        for line in self._lines.feed(chunk):
            if line:
                self._take(line)
                continue
            self.last_id = self._id
            if self._data:
                yield self._item()
            self._data.clear()
            self._event, self._retry = "", None

    def finish(self) -> Iterator[Item]:
        """Nothing: what no blank line ends is no event."""
        return iter(())

    def _take(self, line: bytes) -> None:
        """Process one line that is not empty; a comment has an empty name."""
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        match name:
            case b"data":
                self._data += value + b"\n"
                if len(self._data) > self._max_bytes:
                    raise OversizedBodyError(
                        f"an event has more than {self._max_bytes} bytes"
                    )
            case b"event":
                self._event = value.decode(errors="replace")
            case b"id" if b"\0" not in value:
                self._id = value.decode(errors="replace")
            case b"retry" if value.isdigit():
                self.retry = self._retry = int(
                    value.lstrip(b"0")[:_LONGEST_RETRY] or b"0"
                )
            case _:
                pass

    def _item(self) -> Item:
        data = bytes(self._data[:-1])
        if not data.isascii():
            data = data.decode(errors="replace").encode()
        return Item(data, self._event or "message", self._id, self._retry)


class LineDecoder:
    """JSON Lines and NDJSON: an item a line, ended by LF or CRLF; blank lines are skipped.

    Nothing else ends a line: U+2028 and U+2029 stand unescaped in JSON texts (RFC 8259 §7).
    """

    __slots__ = ("_lines",)

    def __init__(self, max_bytes: int) -> None:
        self._lines = Splitter(_LINE_FEED, max_bytes)

    def feed(self, chunk: bytes) -> Iterator[Item]:
        """The items that `chunk` completes."""
        for line in self._lines.feed(chunk):
            if text := line.strip():
                yield Item(text)

    def finish(self) -> Iterator[Item]:
        """The last item, which need not end with a line feed."""
        if text := self._lines.finish().strip():
            yield Item(text)


class SequenceDecoder:
    """JSON text sequences (RFC 7464): RS before each text, LF after it.

    A text of one line is handed out when that line ends, a longer one when the next text begins.
    """

    __slots__ = ("_is_longer", "_texts")

    def __init__(self, max_bytes: int) -> None:
        self._texts = Splitter(_RECORD_SEPARATOR, max_bytes)
        self._is_longer = False

    def feed(self, chunk: bytes) -> Iterator[Item]:
        """The texts that `chunk` completes."""
        for text in self._texts.feed(chunk):
            self._is_longer = False
            yield from self._items(bytearray(text))
            self._is_longer = False
        # An end of line before this chunk was looked at when it came.
        if b"\n" in chunk:
            yield from self._lines(self._texts.rest)

    def finish(self) -> Iterator[Item]:
        """The last text; BrokenBodyError for a number or a word that may be cut off (§2.4)."""
        text = self._texts.finish()
        if text[-1:].isalnum():
            raise BrokenBodyError("its last text may be cut off")
        self._is_longer = False
        yield from self._items(bytearray(text))

    def _items(self, text: bytearray) -> Iterator[Item]:
        yield from self._lines(text)
        if rest := text.strip():
            yield Item(bytes(rest))

    def _lines(self, text: bytearray) -> Iterator[Item]:
        """The lines at the start of `text` that are JSON texts, which are taken out of it."""
        while not self._is_longer and (end := text.find(b"\n")) >= 0:
            line = bytes(text[:end]).strip()
            self._is_longer = not _is_json(line)
            if not self._is_longer:
                del text[: end + 1]
                yield Item(line)


def _is_json(text: bytes) -> bool:
    try:
        msgspec.json.decode(text, type=msgspec.Raw)
    except msgspec.DecodeError:
        return False
    return True
