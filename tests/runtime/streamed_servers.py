"""A server whose bodies come in pieces, and streams of either flavor read as if synchronous."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

from harness import PLAIN, Server

from specmill_runtime.client import AsyncCore, ClientSpec, SyncCore
from specmill_runtime.errors import SdkError
from specmill_runtime.operation import AnyOperation
from specmill_runtime.options import RequestOptions
from specmill_runtime.request import HeaderPairs, RawRequest, RawResponse
from specmill_runtime.streaming import ServerSentEvent
from specmill_runtime.testing import VirtualClock

Piece = bytes | Exception | Callable[[], None]


class Pieces:
    """A response in pieces: bytes are received, an exception is raised, a function is called."""

    def __init__(
        self, *pieces: Piece, status: int = 200, media_type: str = "text/event-stream"
    ) -> None:
        self.status = status
        self.headers: HeaderPairs = (
            (b"Content-Type", media_type.encode()),
            (b"X-Request-Id", b"r1"),
        )
        self.closed = 0
        self.pieces = pieces

    def received(self) -> Iterator[bytes]:
        """The bytes, up to the first exception."""
        for piece in self.pieces:
            if isinstance(piece, Exception):
                raise piece
            if callable(piece):
                piece()
            else:
                yield piece


class Opened:
    """An opened response of a sync transport."""

    def __init__(self, pieces: Pieces) -> None:
        self.status, self.headers, self._pieces = pieces.status, pieces.headers, pieces

    def chunks(self) -> Iterator[bytes]:
        yield from self._pieces.received()

    def read(self) -> RawResponse:
        self.close()
        content = b"".join(self._pieces.received())
        return RawResponse(status=self.status, headers=self.headers, content=content)

    def close(self) -> None:
        self._pieces.closed += 1


class AsyncOpened:
    """An opened response of an async transport."""

    def __init__(self, pieces: Pieces) -> None:
        self._opened = Opened(pieces)
        self.status, self.headers = pieces.status, pieces.headers

    async def chunks(self) -> AsyncIterator[bytes]:
        for chunk in self._opened.chunks():
            yield chunk

    async def read(self) -> RawResponse:
        return self._opened.read()

    async def close(self) -> None:
        self._opened.close()


class StreamServer(Server):
    """Opens its answers in order, repeating the last; an exception is raised."""

    def __init__(self, *answers: Pieces | Exception) -> None:
        super().__init__()
        self.streams = list(answers)

    def open(self, request: RawRequest) -> Pieces:
        self.requests.append(request)
        several = len(self.streams) > 1
        answer = self.streams.pop(0) if several else self.streams[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


class StreamTransport:
    """A Transport that opens."""

    def __init__(self, server: StreamServer) -> None:
        self.server = server

    def send(self, request: RawRequest) -> RawResponse:
        return Opened(self.server.open(request)).read()

    def open(self, request: RawRequest) -> Opened:
        return Opened(self.server.open(request))

    def close(self) -> None:
        pass


class AsyncStreamTransport:
    """An AsyncTransport that opens."""

    def __init__(self, server: StreamServer) -> None:
        self.server = server

    async def send(self, request: RawRequest) -> RawResponse:
        return Opened(self.server.open(request)).read()

    async def open(self, request: RawRequest) -> AsyncOpened:
        await asyncio.sleep(0)
        return AsyncOpened(self.server.open(request))

    async def close(self) -> None:
        pass


class Reader:
    """Streams of a client of either flavor; `read` has what came before an error too."""

    def __init__(
        self,
        flavor: str,
        server: StreamServer,
        spec: ClientSpec = PLAIN,
        **settings: Any,
    ) -> None:
        self.flavor = flavor
        self.server = server
        self.read: list[Any] = []
        self.clock: VirtualClock = settings.setdefault("clock", VirtualClock())
        sync, asynchronous = StreamTransport(server), AsyncStreamTransport(server)
        self.sync = SyncCore(spec, http_client=sync, **settings)
        self.asynchronous = AsyncCore(spec, http_client=asynchronous, **settings)

    def events(
        self,
        operation: AnyOperation,
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> list[ServerSentEvent[Any]]:
        """The events of a stream."""
        self.read = []
        if self.flavor == "sync":
            for event in self.sync.stream(operation, arguments, options).events():
                self.read.append(event)
            return self.read

        async def collect() -> None:
            stream = self.asynchronous.stream(operation, arguments, options)
            async for event in stream.events():
                self.read.append(event)

        asyncio.run(collect())
        return self.read

    def items(
        self, operation: AnyOperation, options: RequestOptions | None = None
    ) -> list[Any]:
        """The items of a stream."""
        return [event.data for event in self.events(operation, (), options)]

    def first(self, operation: AnyOperation, count: int) -> list[Any]:
        """The first items, in `with`, which is left then."""
        if self.flavor == "sync":
            with self.sync.stream(operation) as stream:
                return [next(stream) for _ in range(count)]

        async def collect() -> list[Any]:
            async with self.asynchronous.stream(operation) as stream:
                return [await anext(stream) for _ in range(count)]

        return asyncio.run(collect())

    def error(
        self, operation: AnyOperation, options: RequestOptions | None = None
    ) -> Any:
        """The error that ends a stream; what came before it is in `read`."""
        try:
            self.events(operation, (), options)
        except SdkError as error:
            return error
        raise AssertionError("the stream ended without an error")
