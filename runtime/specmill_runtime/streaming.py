"""Streams of typed items: server-sent events, JSON Lines and JSON sequences, as they arrive.

    with client.chat.stream(prompt="Hello") as stream:
        for delta in stream:
            print(delta.text)

A stream is opened by `with`, or by its first item, and read once; leaving `with` gives up the rest
and releases the connection. The default deadline does not end a stream, one that was given does.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

from specmill_runtime.core import Core
from specmill_runtime.errors import ClosedError, SdkError
from specmill_runtime.opened import OpenedExchange
from specmill_runtime.operation import Operation
from specmill_runtime.options import RequestOptions
from specmill_runtime.pipeline import opened
from specmill_runtime.response import Headers, header_texts, request_id_of
from specmill_runtime.stream_course import Course, ServerSentEvent

if TYPE_CHECKING:
    from specmill_runtime.flows import AsyncDriver, Driver
    from specmill_runtime.request import RawResponse
    from specmill_runtime.transports import AsyncOpenedResponse, OpenedResponse

__all__ = ["AsyncStream", "ServerSentEvent", "Stream"]

T = TypeVar("T")


class _Items(Generic[T]):
    """What streams of both flavors are made of; nothing refers back, so that none outlives its use."""

    __slots__ = ("_course",)

    def __init__(self, course: Course[T]) -> None:
        self._course = course

    @property
    def status(self) -> int:
        """The HTTP status; ClosedError before the stream is open."""
        return self._head.status

    @property
    def headers(self) -> Headers:
        """The headers of the response; ClosedError before the stream is open."""
        return Headers(header_texts(self._head))

    @property
    def request_id(self) -> str | None:
        """What the server calls this request, None when it did not say; ClosedError likewise."""
        return request_id_of(self._head)

    @property
    def last_id(self) -> str:
        """The id of the last event; "" when the server gave none."""
        return self._course.last_id

    @property
    def _head(self) -> RawResponse:
        head = self._course.head
        if not head.status:
            operation = self._course.operation.id
            raise ClosedError(f"{operation}: the stream is not open: use `with`")
        return head

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._course.operation.id}>"


class Stream(_Items[T]):
    """The items of a streamed response, an iterator; errors under SdkError.

    An error that the server reports in the stream is a StreamError, an item that is not as
    described a DecodeError. After a ConnectionLostError, `error.cursor` and `last_id` say behind
    which event to go on, if the server gave ids.
    """

    __slots__ = ("_core", "_events")

    def __init__(
        self,
        core: Core,
        operation: Operation[T],
        arguments: tuple[object, ...],
        options: RequestOptions | None,
    ) -> None:
        super().__init__(Course(core, operation, arguments, options))
        self._core = core
        self._events = _events(core, self._course)

    def events(self) -> Iterator[ServerSentEvent[T]]:
        """The same items with what the server says about each: event, id, retry."""
        self._course.check_open()
        return self._events

    def close(self) -> None:
        """Give up the rest and release the connection."""
        self._course.is_closed = True
        self._events.close()
        _close(self._course)

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        return next(self.events()).data

    def __enter__(self) -> Self:
        _open(self._core, self._course)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncStream(_Items[T]):
    """The items of a streamed response, an async iterator; see Stream."""

    __slots__ = ("_core", "_events")

    def __init__(
        self,
        core: Core,
        operation: Operation[T],
        arguments: tuple[object, ...],
        options: RequestOptions | None,
    ) -> None:
        super().__init__(Course(core, operation, arguments, options))
        self._core = core
        self._events = _async_events(core, self._course)

    def events(self) -> AsyncIterator[ServerSentEvent[T]]:
        """The same items with what the server says about each: event, id, retry."""
        self._course.check_open()
        return self._events

    async def aclose(self) -> None:
        """Give up the rest and release the connection."""
        self._course.is_closed = True
        await self._events.aclose()
        await _async_close(self._course)

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        return (await anext(self.events())).data

    async def __aenter__(self) -> Self:
        await _async_open(self._core, self._course)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()


def _events(core: Core, course: Course[T]) -> Generator[ServerSentEvent[T], None, None]:
    while True:
        response = _open(core, course)
        try:
            if not course.is_over:
                for chunk in response.chunks():
                    yield from course.feed(chunk)
                    if course.is_over:
                        return
                yield from course.finish()
            return
        except SdkError as error:
            wait = course.pause(error)
        finally:
            _close(course)
        core.clock.sleep(wait)


def _open(core: Core, course: Course[Any]) -> OpenedResponse:
    if course.opened is None:
        flow = opened(core, *course.request, endless=True)
        try:
            exchange = cast("Driver", core).drive(flow)
        except SdkError as error:
            course.mark(error)
            raise
        course.begin(OpenedExchange(exchange.opened, exchange))
    return cast("OpenedResponse", course.opened)


def _close(course: Course[Any]) -> None:
    if course.opened is not None:
        cast("OpenedResponse", course.opened).close()
        course.opened = None


async def _async_events(
    core: Core, course: Course[T]
) -> AsyncGenerator[ServerSentEvent[T], None]:
    while True:
        response = await _async_open(core, course)
        try:
            if not course.is_over:
                async for chunk in response.chunks():
                    for event in course.feed(chunk):
                        yield event
                    if course.is_over:
                        return
                for event in course.finish():
                    yield event
            return
        except SdkError as error:
            wait = course.pause(error)
        finally:
            await _async_close(course)
        await core.clock.asleep(wait)


async def _async_open(core: Core, course: Course[Any]) -> AsyncOpenedResponse:
    if course.opened is None:
        flow = opened(core, *course.request, endless=True)
        try:
            exchange = await cast("AsyncDriver", core).drive(flow)
        except SdkError as error:
            course.mark(error)
            raise
        course.begin(OpenedExchange(exchange.opened, exchange))
    return cast("AsyncOpenedResponse", course.opened)


async def _async_close(course: Course[Any]) -> None:
    if course.opened is not None:
        await cast("AsyncOpenedResponse", course.opened).close()
        course.opened = None
