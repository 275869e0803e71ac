"""The two drivers: they send what the pipeline yields and hand the response back."""

from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self, TypeVar

from msgspec import UNSET, UnsetType

from specmill_runtime import pipeline
from specmill_runtime._http import async_transport_of, transport_of
from specmill_runtime.core import Core
from specmill_runtime.errors import SdkError
from specmill_runtime.operation import Operation
from specmill_runtime.options import RequestOptions, Timeout
from specmill_runtime.pagination import AsyncPager, Pager
from specmill_runtime.pipeline import Flow
from specmill_runtime.response import Response
from specmill_runtime.settings import Settings
from specmill_runtime.spec import ClientSpec, Credential, RpcSpec, Scheme

__all__ = [
    "AsyncCore",
    "ClientSpec",
    "Credential",
    "RpcSpec",
    "Scheme",
    "SyncCore",
]

T = TypeVar("T")


class SyncCore(Core):
    """The core of a synchronous client.

    `credentials` beat environment variables. `base_url` replaces the described server, `variables`
    fill its template. `timeout`: seconds for every phase, or a Timeout, or None for no limit.
    `http_client`: an httpx or httpx2 client or a Transport, which stays open when this is closed.
    ArgumentError for a setting that cannot be used.
    """

    def __init__(
        self,
        spec: ClientSpec,
        *,
        credentials: Mapping[str, str | None] | None = None,
        base_url: str | None = None,
        variables: Mapping[str, str] | None = None,
        parameters: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
        headers: Mapping[str, str] | None = None,
        http_client: object | None = None,
    ) -> None:
        settings = Settings(
            credentials=credentials or {},
            base_url=base_url,
            variables=variables or {},
            parameters=parameters or {},
            timeout=timeout,
            headers=headers,
        )
        super().__init__(spec, settings)
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
    ) -> Response[T]:
        """The response to the operation, not yet decoded; errors under SdkError."""
        return self._drive(pipeline.raw(self, operation, arguments, options))

    def paginate(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> Pager[Any]:
        """The items of all pages, fetched while they are iterated; ArgumentError at once."""
        self.check(operation, arguments)
        return Pager(self.call, operation, arguments, options)

    def close(self) -> None:
        """Release the connections, unless they belong to an `http_client` that was given."""
        if self._closes:
            self._transport.close()

    def _drive(self, flow: Flow[T]) -> T:
        try:
            request = next(flow)
            while True:
                try:
                    response = self._transport.send(request)
                except SdkError as error:
                    request = flow.throw(error)
                else:
                    request = flow.send(response)
        except StopIteration as end:
            result: T = end.value
            return result

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncCore(Core):
    """The core of an asynchronous client; see SyncCore."""

    def __init__(
        self,
        spec: ClientSpec,
        *,
        credentials: Mapping[str, str | None] | None = None,
        base_url: str | None = None,
        variables: Mapping[str, str] | None = None,
        parameters: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
        headers: Mapping[str, str] | None = None,
        http_client: object | None = None,
    ) -> None:
        settings = Settings(
            credentials=credentials or {},
            base_url=base_url,
            variables=variables or {},
            parameters=parameters or {},
            timeout=timeout,
            headers=headers,
        )
        super().__init__(spec, settings)
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
    ) -> Response[T]:
        """The response to the operation, not yet decoded; errors under SdkError."""
        return await self._drive(pipeline.raw(self, operation, arguments, options))

    def paginate(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> AsyncPager[Any]:
        """The items of all pages, fetched while they are iterated; ArgumentError at once."""
        self.check(operation, arguments)
        return AsyncPager(self.call, operation, arguments, options)

    async def close(self) -> None:
        """Release the connections, unless they belong to an `http_client` that was given."""
        if self._closes:
            await self._transport.close()

    async def _drive(self, flow: Flow[T]) -> T:
        try:
            request = next(flow)
            while True:
                try:
                    response = await self._transport.send(request)
                except SdkError as error:
                    request = flow.throw(error)
                else:
                    request = flow.send(response)
        except StopIteration as end:
            result: T = end.value
            return result

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
