"""The driver of synchronous calls: it does what the pipeline yields and hands back what came."""

from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack

from specmill_runtime import pipeline
from specmill_runtime._http import transport_of
from specmill_runtime.core import Core
from specmill_runtime.errors import SdkError
from specmill_runtime.operation import Operation
from specmill_runtime.options import RequestOptions
from specmill_runtime.pipeline import Flow, Reply, Wait
from specmill_runtime.request import RawRequest
from specmill_runtime.response import Response
from specmill_runtime.settings import ClientSettings
from specmill_runtime.spec import ClientSpec, Credential, RpcSpec, Scheme

if TYPE_CHECKING:
    from specmill_runtime.client_async import AsyncCore as AsyncCore
    from specmill_runtime.pagination import Pager

__all__ = [
    "AsyncCore",
    "ClientSpec",
    "Credential",
    "RpcSpec",
    "Scheme",
    "SyncCore",
]

T = TypeVar("T")


def __getattr__(name: str) -> Any:
    # A synchronous client does without asyncio.
    if name != "AsyncCore":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module("specmill_runtime.client_async").AsyncCore


class SyncCore(Core):
    """The core of a synchronous client.

    ArgumentError for a setting that cannot be used. A deadline ends everything but the resolution of
    a name, which a thread cannot cut short.
    """

    def __init__(self, spec: ClientSpec, **settings: Unpack[ClientSettings]) -> None:
        super().__init__(spec, settings)
        http_client = settings.get("http_client")
        self._transport = transport_of(http_client, self.authenticator.query_names)
        self._closes = http_client is None

    def call(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> T:
        """The operation's result; errors under SdkError."""
        return self._drive(pipeline.call(self, operation, arguments, options))

    def raw(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
        address: str | None = None,
    ) -> Response[T]:
        """The response to the operation, not yet decoded; errors under SdkError."""
        return self._drive(pipeline.raw(self, operation, arguments, options, address))

    def paginate(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> "Pager[Any]":
        """The items of all pages, fetched while they are iterated; ArgumentError at once."""
        self.check(operation, arguments)
        # Loaded by the first list, so that a client that asks for none starts faster.
        from specmill_runtime.pagination import Pager

        return Pager(self, operation, arguments, options)

    def close(self) -> None:
        """Release the connections, unless they belong to an `http_client` that was given."""
        if self._closes:
            self._transport.close()

    def _drive(self, flow: Flow[T]) -> T:
        try:
            effect = next(flow)
            while True:
                if isinstance(effect, Wait):
                    self.clock.sleep(effect.seconds)
                    effect = next(flow)
                else:
                    effect = flow.send(self._reply(effect))
        except StopIteration as end:
            result: T = end.value
            return result

    def _reply(self, request: RawRequest) -> Reply:
        try:
            return self._transport.send(request)
        except SdkError as error:
            return error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
