"""The transports of both flavors behind one face, so that a scenario is written once."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

from specmill_runtime._http import transport_of
from specmill_runtime._http_async import async_transport_of
from specmill_runtime.options import DEFAULT_TIMEOUT, Timeout
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.writing import UploadBody

T = TypeVar("T")


class Opened:
    """An opened response of either flavor."""

    def __init__(self, opened: Any) -> None:
        self.opened = opened
        self.status: int = opened.status

    async def chunks(self) -> AsyncIterator[bytes]:
        """The body in pieces."""
        pieces = self.opened.chunks()
        if hasattr(pieces, "__anext__"):
            async for piece in pieces:
                yield piece
        else:
            for piece in pieces:
                yield piece

    async def read(self) -> RawResponse:
        """The complete response."""
        return await awaited(self.opened.read())

    async def close(self) -> None:
        """Release the connection."""
        await awaited(self.opened.close())


class AnyTransport:
    """A transport of either flavor."""

    def __init__(self, flavor: str, client: object = None, **settings: Any) -> None:
        make: Any = transport_of if flavor == "sync" else async_transport_of
        self.transport = make(client, frozenset(), **settings)

    async def open(self, request: RawRequest) -> Opened:
        """The response once its headers are there."""
        return Opened(await awaited(self.transport.open(request)))

    async def send(self, request: RawRequest) -> RawResponse:
        """The complete response."""
        return await awaited(self.transport.send(request))

    async def close(self) -> None:
        """Release the connections."""
        await awaited(self.transport.close())


async def awaited(value: Any) -> Any:
    """A value, or what comes when it is awaited."""
    return await value if isinstance(value, Awaitable) else value


def run(
    flavor: str, scenario: Callable[[AnyTransport], Awaitable[T]], **settings: Any
) -> T:
    """What a scenario gives with a new transport, which is closed afterwards."""

    async def main() -> T:
        transport = AnyTransport(flavor, **settings)
        try:
            return await scenario(transport)
        finally:
            await transport.close()

    return asyncio.run(main())


def request(
    url: str,
    *,
    method: str = "GET",
    content: bytes | UploadBody | None = None,
    left: float | None = 10.0,
    timeout: Timeout = DEFAULT_TIMEOUT,
    max_bytes: int = 1_000_000,
) -> RawRequest:
    """A request for an address, with the headers that the core gives every request."""
    return RawRequest(
        method=method,
        url=url,
        headers=((b"Accept-Encoding", b"gzip, deflate"),),
        content=content,
        left=left,
        timeout=timeout,
        max_bytes=max_bytes,
        operation="things.get",
        path="/things",
        streamed=True,
    )
