"""Bodies of responses as they arrive, for results that are not to be held in memory.

    with client.with_streaming_response.files.download(7) as response:
        response.save("copy.bin")

The body is read once. Its size is not limited; the deadline of the call covers its last byte.
"""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeAlias, TypeVar

from specmill_runtime.effects import Exchange
from specmill_runtime.errors import ClosedError, ResponseTooLargeError, SdkError
from specmill_runtime.opened import OpenedExchange
from specmill_runtime.options import DEFAULT_MAX_BYTES
from specmill_runtime.response import (
    Headers,
    OversizedBodyError,
    header_texts,
    request_id_of,
)
from specmill_runtime.saving import replaced
from specmill_runtime.stream_decoders import ANY_END, Splitter
from specmill_runtime.transports import AsyncOpenedResponse, OpenedResponse

if TYPE_CHECKING:
    from collections.abc import Awaitable

S = TypeVar("S")


class Writable(Protocol):
    """A file that is open for writing in binary mode."""

    def write(self, data: bytes, /) -> object:
        """Write all of `data`."""
        ...


Target: TypeAlias = str | os.PathLike[str] | Writable
"""Where a body is saved: a path, or an open binary file, which stays open."""


class _Head(Generic[S]):
    """What is known of a response before its body is read; ClosedError outside of `with`."""

    __slots__ = ("_is_read", "_opened", "operation")

    operation: str

    def __init__(self, operation: str) -> None:
        self.operation = operation
        self._opened: OpenedExchange[S] | None = None
        self._is_read = False

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self._exchange.raw.status

    @property
    def headers(self) -> Headers:
        """The headers of the response."""
        return Headers(header_texts(self._exchange.raw))

    @property
    def request_id(self) -> str | None:
        """What the server calls this request; None when it did not say."""
        return request_id_of(self._exchange.raw)

    @property
    def _exchange(self) -> Exchange:
        return self._current().exchange

    def _current(self) -> OpenedExchange[S]:
        if self._opened is None:
            raise ClosedError(f"{self.operation}: the response is open inside `with`")
        return self._opened

    def _body(self) -> S:
        """What the body is read from, which can be done once."""
        opened = self._current().opened
        if self._is_read:
            raise ClosedError(f"{self.operation}: the body has been read already")
        self._is_read = True
        return opened

    def _failed(self, error: SdkError) -> SdkError:
        exchange = self._exchange
        exchange.lap()
        return exchange.explain(error)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.operation}>"


class StreamedResponse(_Head[OpenedResponse]):
    """A response whose body is iterated in chunks, or saved, or read; to be used in `with`."""

    __slots__ = ("_open",)

    def __init__(
        self, operation: str, open: Callable[[], OpenedExchange[OpenedResponse]]
    ) -> None:
        super().__init__(operation)
        self._open = open

    def __iter__(self) -> Iterator[bytes]:
        body = self._body()
        try:
            yield from body.chunks()
        except SdkError as error:
            raise self._failed(error) from None

    def lines(self) -> Iterator[str]:
        """The lines of the body as UTF-8, without their ends (CR, LF or CRLF).

        Bytes that are no UTF-8 become U+FFFD. ResponseTooLargeError for a line of 100 MiB.
        """
        splitter = Splitter(ANY_END, DEFAULT_MAX_BYTES)
        for chunk in self:
            yield from _lines(splitter, chunk, self._exchange)
        yield from _last_line(splitter)

    def read(self) -> bytes:
        """The whole body."""
        return b"".join(self)

    def save(self, target: Target) -> int:
        """Write the body to a file and give the number of bytes; OSError when that fails.

        At a path, the file appears, or is replaced, when the body is complete.
        """
        count = 0
        with _sink(target) as write:
            for chunk in self:
                write(chunk)
                count += len(chunk)
        return count

    def close(self) -> None:
        """Give up the rest and release the connection."""
        if self._opened is not None:
            self._opened.opened.close()

    def __enter__(self) -> Self:
        self._opened, self._is_read = self._open(), False
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncStreamedResponse(_Head[AsyncOpenedResponse]):
    """A response whose body is iterated in chunks, or saved, or read; to be used in `async with`."""

    __slots__ = ("_open",)

    def __init__(
        self,
        operation: str,
        open: Callable[[], Awaitable[OpenedExchange[AsyncOpenedResponse]]],
    ) -> None:
        super().__init__(operation)
        self._open = open

    async def __aiter__(self) -> AsyncGenerator[bytes, None]:
        body = self._body()
        try:
            async for chunk in body.chunks():
                yield chunk
        except SdkError as error:
            raise self._failed(error) from None

    async def lines(self) -> AsyncGenerator[str, None]:
        """The lines of the body; see StreamedResponse."""
        splitter = Splitter(ANY_END, DEFAULT_MAX_BYTES)
        async for chunk in self:
            for line in _lines(splitter, chunk, self._exchange):
                yield line
        for line in _last_line(splitter):
            yield line

    async def read(self) -> bytes:
        """The whole body."""
        return b"".join([chunk async for chunk in self])

    async def save(self, target: Target) -> int:
        """Write the body to a file, in another thread; see StreamedResponse."""
        asyncio: Any = import_module("asyncio")
        count = 0
        with _sink(target) as write:
            async for chunk in self:
                await asyncio.to_thread(write, chunk)
                count += len(chunk)
        return count

    async def aclose(self) -> None:
        """Give up the rest and release the connection."""
        if self._opened is not None:
            await self._opened.opened.close()

    async def __aenter__(self) -> Self:
        self._opened, self._is_read = await self._open(), False
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()


@contextmanager
def _sink(target: Target) -> Generator[Callable[[bytes], object], None, None]:
    """Where the bytes go."""
    if not isinstance(target, (str, os.PathLike)):
        yield target.write
        return
    with replaced(target) as file:
        yield file.write


def _lines(splitter: Splitter, chunk: bytes, exchange: Exchange) -> Iterator[str]:
    try:
        for line in splitter.feed(chunk):
            yield line.decode(errors="replace")
    except OversizedBodyError as error:
        reason = str(error)
    else:
        return
    call = exchange.record()
    raise ResponseTooLargeError(f"{call.operation}: {reason}", call=call)


def _last_line(splitter: Splitter) -> Iterator[str]:
    if line := splitter.finish():
        yield line.decode(errors="replace")
