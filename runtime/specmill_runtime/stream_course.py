"""The course of a stream without its I/O: its events, its end, and when it is opened again."""

import logging
from collections.abc import Iterator
from typing import Any, Final, Generic, TypeVar, cast

import msgspec
from msgspec.structs import replace

from specmill_runtime.arguments import header_text
from specmill_runtime.codec import builtins_or_none
from specmill_runtime.core import Core
from specmill_runtime.effects import NO_RESPONSE, Exchange
from specmill_runtime.errors import (
    ClosedError,
    ConnectionLostError,
    DecodeError,
    ResponseTooLargeError,
    SdkError,
)
from specmill_runtime.failures import stream_error
from specmill_runtime.opened import OpenedExchange
from specmill_runtime.operation import Operation, Streaming
from specmill_runtime.options import RequestOptions
from specmill_runtime.outcome import Outcome, trailer
from specmill_runtime.request import RawResponse
from specmill_runtime.response import BrokenBodyError, OversizedBodyError, media_type_of
from specmill_runtime.retry import Attempt, verdict_on
from specmill_runtime.stream_decoders import (
    Decoder,
    EventDecoder,
    Item,
    decoder_for,
)

LOGGER: Final = logging.getLogger("specmill_runtime")
# WHATWG HTML §9.2.3: "probably in the region of a few seconds".
_RECONNECTION_TIME: Final = 3.0
_WINDOW: Final = 4096
_EXCERPT: Final = 100

T = TypeVar("T")


_USUAL_MARK = b"[DONE]"
"""What servers of language models send after the last item; it is no JSON."""


class ServerSentEvent(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """An event of a stream; of JSON Lines and JSON sequences only `data` says something.

    `id` is the last that was sent, "" before the first; `retry`, in milliseconds as sent, is None
    when the event does not set it.
    """

    data: T
    event: str = "message"
    id: str = ""
    retry: int | None = None


class Course(Generic[T]):
    """What a stream does with what its connections bring.

    A stream of events that breaks is opened again, behind the last event that was complete, when
    the operation may be repeated and the server gave ids; any stream is while nothing has come.
    """

    def __init__(
        self,
        core: Core,
        operation: Operation[T],
        arguments: tuple[object, ...],
        options: RequestOptions | None,
    ) -> None:
        self.operation = operation
        self.exchange: Exchange | None = None
        self.opened: object = None
        """The response that is being read, of either flavor."""
        self.is_over: bool = False
        self.is_closed: bool = False
        self.head: RawResponse = NO_RESPONSE
        """The response that was opened last, without its body."""
        self._arguments = arguments
        self._core = core
        self._limits = core.limits.changed(options) if options else core.limits
        self._options: RequestOptions = options or {}
        self._streaming = operation.streaming or Streaming()
        self._outcome = Outcome(_item_operation(operation), core.spec)
        self._decoder = self._new_decoder(None)
        self._begun = False
        self._items = self._breaks = self._cost = 0

    @property
    def last_id(self) -> str:
        """The id of the last event that was complete; "" when it had none."""
        decoder = self._decoder
        return decoder.last_id if isinstance(decoder, EventDecoder) else ""

    @property
    def request(
        self,
    ) -> tuple[
        Operation[T],
        tuple[object, ...],
        RequestOptions,
        tuple[tuple[str, str], ...],
    ]:
        """What the next opening takes; all of them share one deadline."""
        options: RequestOptions = self._options
        if self.exchange is not None:
            options = {**options, "deadline": self.exchange.left()}
        headers = (("Last-Event-ID", self.last_id),) if self.last_id else ()
        return self.operation, self._arguments, options, headers

    def begin(self, opened: OpenedExchange[Any]) -> None:
        """Take a response that has been opened."""
        self.opened, exchange = opened.opened, opened.exchange
        self.exchange = self.exchange or exchange
        self.head = exchange.raw
        self._begun = False
        self.is_over = exchange.raw.status == 204
        self._decoder = self._new_decoder(self._decoder)

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent[T]]:
        """The events that a chunk completes; DecodeError or StreamError for one that is none."""
        self._check_media_type(chunk)
        yield from self._events(self._decoder.feed(chunk))

    def finish(self) -> Iterator[ServerSentEvent[T]]:
        """The last event; ConnectionLostError when the mark at the end is missing."""
        self._check_media_type(b"")
        yield from self._events(self._decoder.finish())
        if self._streaming.done is not None and not self.is_over:
            raise ConnectionLostError(
                f"{self.operation.id}: the stream ended before its last item"
            )
        self.is_over = True

    def pause(self, error: SdkError) -> float:
        """Seconds to wait before the stream is opened again; `error` is raised when it is not."""
        exchange = cast("Exchange", self.exchange)
        left = exchange.left()
        if not error.operation:
            exchange.explain(error)
        self.mark(error)
        wait = self._wait(error, left)
        if wait is None:
            raise error
        LOGGER.info(
            "%s: the stream broke (%s), opened again in %.3f s",
            self.operation.id,
            type(error).__name__,
            wait,
        )
        return wait

    def mark(self, error: SdkError) -> None:
        """Say in an error behind which event to go on."""
        if self.last_id:
            error.cursor = {"Last-Event-ID": self.last_id}

    def check_open(self) -> None:
        """ClosedError when the stream was closed before its end."""
        if self.is_closed and not self.is_over:
            raise ClosedError(f"{self.operation.id}: the stream is closed")

    def _wait(self, error: SdkError, left: float | None) -> float | None:
        core, policy, decoder = self._core, self._limits.retry, self._decoder
        if not self._is_resumable():
            return None
        asked = 0.0
        if isinstance(decoder, EventDecoder):
            asked = _RECONNECTION_TIME
            if decoder.retry is not None:
                asked = decoder.retry / 1000
        wait = asked * (1 + core.clock.random() / 10)
        if asked > policy.max_retry_after or (left is not None and wait >= left):
            return None
        self._breaks += 1
        attempt = Attempt(
            number=self._breaks, outcome=error, repeatable=True, left=left
        )
        verdict = verdict_on(attempt, policy, core.budget, core.clock.random)
        self._cost += verdict.cost
        return None if verdict.wait is None else max(wait, verdict.wait)

    def _is_resumable(self) -> bool:
        request = cast("Exchange", self.exchange).request
        if request.content is not None and not isinstance(request.content, bytes):
            return False
        if not self._core.binding(self.operation).repeatable:
            return False
        try:
            header_text(self.last_id)
        except ValueError:
            return False
        return bool(self.last_id) or not self._items

    def _new_decoder(self, before: Decoder | None) -> Decoder:
        return decoder_for(self._streaming, self._limits.max_bytes, before)

    def _events(self, items: Iterator[Item]) -> Iterator[ServerSentEvent[T]]:
        done = self._streaming.done
        try:
            for item in items:
                if done is not None and item.data == done.encode():
                    self.is_over = True
                    return
                event = self._event(item)
                if event is None:
                    self.is_over = True
                    return
                if self._cost:
                    # The stream goes on: as after a retry that succeeds, tokens are given back.
                    self._core.budget.give(self._cost)
                self._items += 1
                self._breaks = self._cost = 0
                yield event
        except BrokenBodyError as error:
            failure = self._unreadable(
                str(error), large=isinstance(error, OversizedBodyError)
            )
        else:
            return
        raise failure

    def _event(self, item: Item) -> ServerSentEvent[T] | None:
        """The event of an item; None for the mark at the end that nobody described."""
        exchange = self._exchange_of(item.data)
        if item.event == "error":
            raise stream_error(exchange)
        try:
            value: T = self._outcome.value(exchange, item.data)
        except DecodeError as error:
            if item.data == _USUAL_MARK and self._streaming.done is None:
                return None
            failure: SdkError = error
            if _reports_error(item.data):
                failure = stream_error(exchange)
        else:
            return ServerSentEvent(
                data=value, event=item.event, id=item.id, retry=item.retry
            )
        raise failure

    def _exchange_of(self, content: bytes) -> Exchange:
        """The exchange, as if its response were `content`."""
        exchange = cast("Exchange", self.exchange)
        exchange.raw = replace(self.head, content=content)
        exchange.lap()
        return exchange

    def _check_media_type(self, chunk: bytes) -> None:
        """Refuse what is no stream of events: it would pass for one without any."""
        if self._begun:
            return
        self._begun = True
        media_type = media_type_of(self.head)
        if self._streaming.format == "events" and media_type != "text/event-stream":
            shown = self._core.redactor.excerpt(media_type or "of no media type")
            reason = f"it is {shown}, not text/event-stream"
            raise self._unreadable(reason, chunk)

    def _unreadable(
        self, reason: str, content: bytes = b"", large: bool = False
    ) -> DecodeError:
        exchange = self._exchange_of(content)
        cls, call = ResponseTooLargeError if large else DecodeError, exchange.record()
        text = f"{self.operation.id}: the stream cannot be read: {reason}"
        text += trailer(exchange, call)
        shown = content[:_WINDOW].decode(errors="replace")
        excerpt = exchange.redactor.excerpt(shown, _EXCERPT)
        return cls(
            f"{text}: {excerpt}" if excerpt else text,
            expected=self._streaming.format,
            excerpt=excerpt,
            call=call,
            response=exchange.received(),
        )


def _item_operation(operation: Operation[T]) -> Operation[T]:
    """The operation as if one item were its result: lines and sequences are made of JSON."""
    streaming = operation.streaming
    media_type = None
    if streaming is None or streaming.format == "events":
        media_type = "text/event-stream"
    return replace(
        operation,
        results=tuple(replace(one, media_type=media_type) for one in operation.results),
    )


def _reports_error(data: bytes) -> bool:
    value = builtins_or_none(data)
    return isinstance(value, dict) and "error" in value
