"""The driver of asynchronous calls: it awaits what the pipeline yields; the one user of asyncio."""

import asyncio
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack

from specmill_runtime import pipeline
from specmill_runtime._http import async_transport_of
from specmill_runtime.core import Core
from specmill_runtime.errors import DeadlineExceededError, SdkError
from specmill_runtime.operation import Operation
from specmill_runtime.options import RequestOptions
from specmill_runtime.pipeline import Flow, Reply, Wait
from specmill_runtime.request import RawRequest
from specmill_runtime.response import Response
from specmill_runtime.settings import ClientSettings
from specmill_runtime.spec import ClientSpec

if TYPE_CHECKING:
    from specmill_runtime.pagination import AsyncPager

T = TypeVar("T")


class AsyncCore(Core):
    """The core of an asynchronous client; see SyncCore."""

    def __init__(self, spec: ClientSpec, **settings: Unpack[ClientSettings]) -> None:
        super().__init__(spec, settings)
        http_client = settings.get("http_client")
        self._transport = async_transport_of(
            http_client, self.authenticator.query_names
        )
        self._closes = http_client is None

    async def call(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> T:
        """The operation's result; errors under SdkError."""
        return await self._drive(pipeline.call(self, operation, arguments, options))

    async def raw(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
        address: str | None = None,
    ) -> Response[T]:
        """The response to the operation, not yet decoded; errors under SdkError."""
        return await self._drive(
            pipeline.raw(self, operation, arguments, options, address)
        )

    def paginate(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> "AsyncPager[Any]":
        """The items of all pages, fetched while they are iterated; ArgumentError at once."""
        self.check(operation, arguments)
        # Loaded by the first list, so that a client that asks for none starts faster.
        from specmill_runtime.pagination import AsyncPager

        return AsyncPager(self, operation, arguments, options)

    async def close(self) -> None:
        """Release the connections, unless they belong to an `http_client` that was given."""
        if self._closes:
            await self._transport.close()

    async def _drive(self, flow: Flow[T]) -> T:
        try:
            effect = next(flow)
            while True:
                if isinstance(effect, Wait):
                    await self.clock.asleep(effect.seconds)
                    effect = next(flow)
                else:
                    effect = flow.send(await self._reply(effect))
        except StopIteration as end:
            result: T = end.value
            return result

    async def _reply(self, request: RawRequest) -> Reply:
        try:
            async with asyncio.timeout(request.left):
                return await self._transport.send(request)
        except SdkError as error:
            return error
        except TimeoutError:
            # Only the block above raises it bare; the transport's own are ours.
            where = f"{request.operation}: {request.method} {request.path}"
            return DeadlineExceededError(f"{where}: the deadline has passed")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
