"""Transports of clients of a live API, which show every exchange."""

from collections.abc import Callable
from typing import Any, TypeAlias

from specmill_runtime.request import RawRequest, RawResponse

See: TypeAlias = Callable[[RawRequest, RawResponse, tuple[str, ...]], None]


class Watched:
    """A transport that shows what passes; `secrets` are the credentials of its client."""

    def __init__(self, inner: Any, see: See) -> None:
        self._inner = inner
        self._see = see
        self.secrets: tuple[str, ...] = ()

    def send(self, request: RawRequest) -> RawResponse:
        """As the transport inside; what is streamed is not watched."""
        response: RawResponse = self._inner.send(request)
        self._see(request, response, self.secrets)
        return response

    def open(self, request: RawRequest) -> Any:
        """A streamed response."""
        return self._inner.open(request)

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


class AsyncWatched:
    """The same for asynchronous clients."""

    def __init__(self, inner: Any, see: See) -> None:
        self._inner = inner
        self._see = see
        self.secrets: tuple[str, ...] = ()

    async def send(self, request: RawRequest) -> RawResponse:
        """As the transport inside; what is streamed is not watched."""
        response: RawResponse = await self._inner.send(request)
        self._see(request, response, self.secrets)
        return response

    async def open(self, request: RawRequest) -> Any:
        """A streamed response."""
        return await self._inner.open(request)

    async def close(self) -> None:
        """Close the connections."""
        await self._inner.close()
