"""The driver of synchronous calls: it does what the pipeline yields and hands back what came."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack, cast

from msgspec.structs import replace

from specmill_runtime import pipeline
from specmill_runtime._http import transport_of
from specmill_runtime._library import CLOSED, Line
from specmill_runtime.core import Core
from specmill_runtime.effects import Drain, Join, Obtain, Wait, obtained
from specmill_runtime.errors import SdkError
from specmill_runtime.operation import Operation
from specmill_runtime.options import RequestOptions
from specmill_runtime.request import RawRequest
from specmill_runtime.response import Response
from specmill_runtime.spec import ClientSpec, Credential, RpcSpec, Scheme

if TYPE_CHECKING:
    from concurrent.futures import Future

    from specmill_runtime.batches import Batch, BatchCore
    from specmill_runtime.client_async import AsyncCore as AsyncCore
    from specmill_runtime.downloads import StreamedResponse
    from specmill_runtime.flows import Effect, Flow
    from specmill_runtime.opened import OpenedExchange
    from specmill_runtime.pagination import Pager
    from specmill_runtime.settings import ClientSettings
    from specmill_runtime.streaming import Stream
    from specmill_runtime.transports import OpenedResponse

__all__ = [
    "AsyncCore",
    "ClientSpec",
    "Credential",
    "RpcSpec",
    "Scheme",
    "SyncCore",
]

R = TypeVar("R")
T = TypeVar("T")


def __getattr__(name: str) -> Any:
    # A synchronous client does without asyncio.
    if name != "AsyncCore":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f"{__package__}.client_async").AsyncCore


def _joined(future: Future[Any], seconds: float | None) -> Any:
    try:
        return future.result(seconds)
    except TimeoutError:
        return None


class SyncCore(Core):
    """The core of a synchronous client.

    ArgumentError for a setting that cannot be used. A deadline ends everything but the resolution of
    a name, which a thread cannot cut short.
    """

    def __init__(self, spec: ClientSpec, **settings: Unpack[ClientSettings]) -> None:
        super().__init__(spec, settings)
        http_client = settings.get("http_client")
        transport = transport_of(
            http_client, self.authenticator.query_names, settings.get("limits")
        )
        self._line = Line(transport)
        self._closes = http_client is None

    def call(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> T:
        """The operation's result; errors under SdkError."""
        return self.drive(pipeline.call(self, operation, arguments, options))

    def raw(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> Response[T]:
        """The response to the operation, not yet decoded; errors under SdkError."""
        return self.drive(pipeline.raw(self, operation, arguments, options))

    def paginate(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> Pager[Any]:
        """The items of all pages, fetched while they are iterated; ArgumentError at once."""
        self.check(operation, arguments)
        # Loaded by the first list, so that a client that asks for none starts faster.
        from specmill_runtime.pagination import Pager

        return Pager(self, operation, arguments, options)

    def batch(
        self,
        calls: Callable[[BatchCore], R],
        max_size: int | None = None,
        options: RequestOptions | None = None,
    ) -> Batch[R]:
        """JSON-RPC calls that are sent together; `calls` makes what the block gets."""
        from specmill_runtime.batches import Batch, BatchCore

        return Batch(calls, BatchCore(self, max_size, options), self.drive)

    def stream(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> Stream[T]:
        """The items of a streamed response, opened when it is used; ArgumentError at once."""
        self.check(operation, arguments)
        # Loaded by the first stream, as the module for pages by the first list.
        from specmill_runtime.streaming import Stream

        return Stream(self, operation, arguments, options)

    def streamed(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> StreamedResponse:
        """A response to be read in pieces, opened by `with`; ArgumentError at once."""
        self.check(operation, arguments)
        from specmill_runtime.downloads import StreamedResponse

        return StreamedResponse(
            operation.id, lambda: self.open(operation, arguments, options)
        )

    def close(self) -> None:
        """Release the connections, unless they belong to an `http_client` that was given."""
        if self._is_clone:
            self._line = Line(CLOSED)
            return
        if self._closes:
            self._line.transport.close()
        self._closes, self._line.transport = False, CLOSED

    def open(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
        headers: tuple[tuple[str, str], ...] = (),
        endless: bool = False,
    ) -> OpenedExchange[OpenedResponse]:
        """The head of a success; whoever reads the body from `opened` closes it."""
        # Loaded by streams and downloads, which need it too.
        from specmill_runtime.opened import OpenedExchange

        flow = pipeline.opened(self, operation, arguments, options, headers, endless)
        exchange = self.drive(flow)
        return OpenedExchange(cast("OpenedResponse", exchange.opened), exchange)

    def drive(self, flow: Flow[T]) -> T:
        """What a flow ends with; it is carried out effect by effect."""
        answer: object = None
        while True:
            try:
                effect = flow.send(answer)
            except StopIteration as end:
                result: T = end.value
                return result
            try:
                answer = self._perform(effect)
            except BaseException as interruption:
                # Who waits for what this call was to fetch must not wait for ever.
                flow.throw(interruption)
                raise

    def _perform(self, effect: Effect) -> object:
        try:
            match effect:
                case RawRequest(streamed=False):
                    return self._line.transport.send(effect)
                case RawRequest():
                    return self._open(effect)
                case Wait(seconds):
                    self.clock.sleep(seconds)
                    return None
                case Obtain(function):
                    return obtained(function)
                case Join(future, seconds):
                    return _joined(future, seconds)
                case Drain(opened):
                    return cast("OpenedResponse", opened).read()
        except SdkError as error:
            return error

    def _open(self, request: RawRequest) -> OpenedResponse:
        opener = getattr(self._line.transport, "open", None)
        if opener is not None:
            return cast("OpenedResponse", opener(request))
        from specmill_runtime.whole import WholeResponse

        return WholeResponse(self._line.transport.send(replace(request, max_bytes=0)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
