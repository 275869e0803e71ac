"""The driver of asynchronous calls: it awaits what the pipeline yields; the one user of asyncio."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack, cast

from msgspec.structs import replace

from specmill_runtime import pipeline
from specmill_runtime._http_async import async_transport_of
from specmill_runtime._library import CLOSED, Line
from specmill_runtime.core import Core
from specmill_runtime.effects import Drain, Join, Obtain, Wait, obtained, source_failure
from specmill_runtime.errors import DeadlineExceededError, SdkError, TransportError
from specmill_runtime.operation import Operation
from specmill_runtime.options import RequestOptions
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.response import Response
from specmill_runtime.spec import ClientSpec

if TYPE_CHECKING:
    from concurrent.futures import Future

    from specmill_runtime.batches import AsyncBatch, BatchCore
    from specmill_runtime.downloads import AsyncStreamedResponse
    from specmill_runtime.flows import Effect, Flow
    from specmill_runtime.opened import OpenedExchange
    from specmill_runtime.pagination import AsyncPager
    from specmill_runtime.settings import ClientSettings
    from specmill_runtime.streaming import AsyncStream
    from specmill_runtime.transports import AsyncOpenedResponse

R = TypeVar("R")
T = TypeVar("T")


class AsyncCore(Core):
    """The core of an asynchronous client; see SyncCore."""

    def __init__(self, spec: ClientSpec, **settings: Unpack[ClientSettings]) -> None:
        super().__init__(spec, settings)
        http_client = settings.get("http_client")
        transport = async_transport_of(
            http_client, self.authenticator.query_names, settings.get("limits")
        )
        self._line = Line(transport)
        self._closes = http_client is None

    async def call(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> T:
        """The operation's result; errors under SdkError."""
        return await self.drive(pipeline.call(self, operation, arguments, options))

    async def raw(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> Response[T]:
        """The response to the operation, not yet decoded; errors under SdkError."""
        return await self.drive(pipeline.raw(self, operation, arguments, options))

    def paginate(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> AsyncPager[Any]:
        """The items of all pages, fetched while they are iterated; ArgumentError at once."""
        self.check(operation, arguments)
        # Loaded by the first list, so that a client that asks for none starts faster.
        from specmill_runtime.pagination import AsyncPager

        return AsyncPager(self, operation, arguments, options)

    def batch(
        self,
        calls: Callable[[BatchCore], R],
        max_size: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncBatch[R]:
        """JSON-RPC calls that are sent together; `calls` makes what the block gets."""
        from specmill_runtime.batches import AsyncBatch, BatchCore

        return AsyncBatch(calls, BatchCore(self, max_size, options), self.drive)

    def stream(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> AsyncStream[T]:
        """The items of a streamed response, opened when it is used; ArgumentError at once."""
        self.check(operation, arguments)
        # Loaded by the first stream, as the module for pages by the first list.
        from specmill_runtime.streaming import AsyncStream

        return AsyncStream(self, operation, arguments, options)

    def streamed(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> AsyncStreamedResponse:
        """A response to be read in pieces, opened by `async with`; ArgumentError at once."""
        self.check(operation, arguments)
        from specmill_runtime.downloads import AsyncStreamedResponse

        return AsyncStreamedResponse(
            operation.id, lambda: self.open(operation, arguments, options)
        )

    async def close(self) -> None:
        """Release the connections, unless they belong to an `http_client` that was given."""
        if self._is_clone:
            self._line = Line(CLOSED)
            return
        if self._closes:
            await self._line.transport.close()
        self._closes, self._line.transport = False, CLOSED

    async def open(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
        headers: tuple[tuple[str, str], ...] = (),
        endless: bool = False,
    ) -> OpenedExchange[AsyncOpenedResponse]:
        """The head of a success; whoever reads the body from `opened` closes it."""
        # Loaded by streams and downloads, which need it too.
        from specmill_runtime.opened import OpenedExchange

        flow = pipeline.opened(self, operation, arguments, options, headers, endless)
        exchange = await self.drive(flow)
        return OpenedExchange(cast("AsyncOpenedResponse", exchange.opened), exchange)

    async def drive(self, flow: Flow[T]) -> T:
        """What a flow ends with; it is carried out effect by effect."""
        answer: object = None
        while True:
            try:
                effect = flow.send(answer)
            except StopIteration as end:
                result: T = end.value
                return result
            try:
                answer = await self._perform(effect)
            except BaseException as interruption:
                # Who waits for what this call was to fetch must not wait for ever.
                flow.throw(interruption)
                raise

    async def _perform(self, effect: Effect) -> object:
        try:
            match effect:
                case RawRequest():
                    return await self._send(effect)
                case Wait(seconds):
                    await self.clock.asleep(seconds)
                    return None
                case Obtain(function, seconds):
                    return await _obtained(function, seconds)
                case Join(future, seconds):
                    return await _joined(future, seconds)
                case Drain(opened):
                    return await cast("AsyncOpenedResponse", opened).read()
        except SdkError as error:
            return error

    async def _send(self, request: RawRequest) -> RawResponse | AsyncOpenedResponse:
        _check_loop(request)
        try:
            async with asyncio.timeout(request.left):
                if request.streamed:
                    return await self._open(request)
                response: RawResponse = await self._line.transport.send(request)
                return response
        except SdkError:
            raise
        except TimeoutError:
            # Only the block above raises it bare; the transport's own are ours.
            where = f"{request.operation}: {request.method} {request.path}"
        raise DeadlineExceededError(f"{where}: the deadline has passed")

    async def _open(self, request: RawRequest) -> AsyncOpenedResponse:
        opener = getattr(self._line.transport, "open", None)
        if opener is not None:
            return cast("AsyncOpenedResponse", await opener(request))
        from specmill_runtime.whole import AsyncWholeResponse

        return AsyncWholeResponse(
            await self._line.transport.send(replace(request, max_bytes=0))
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()


def _check_loop(request: RawRequest) -> None:
    """TransportError for a program that awaits a client of ours without asyncio, as trio does."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        text = "asynchronous clients work in event loops of asyncio only"
        error = TransportError(f"{request.operation}: {text}")
    else:
        return
    raise error


async def _obtained(function: Callable[[], Any], seconds: float | None) -> Any:
    value = obtained(function)
    if not isinstance(value, Awaitable):
        return value
    waiting = cast("Awaitable[object]", value)
    limit = asyncio.timeout(seconds)
    try:
        async with limit:
            return await waiting
    except SdkError as error:
        return error
    # It is a function of the user's.
    except Exception as failure:
        if limit.expired():
            return DeadlineExceededError("no token came before the deadline")
        return source_failure(failure)


async def _joined(future: Future[Any], seconds: float | None) -> Any:
    # Shielded: whoever stops waiting must not cancel the future for the others.
    waiting = asyncio.shield(asyncio.wrap_future(future))
    try:
        async with asyncio.timeout(seconds):
            return await waiting
    except TimeoutError:
        return None
