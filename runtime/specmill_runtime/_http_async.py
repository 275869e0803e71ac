"""The seam to the HTTP library for asynchronous clients."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

from specmill_runtime._http import Incoming, is_transport, library_of, unusable
from specmill_runtime._library import Library
from specmill_runtime._reasons import error_for
from specmill_runtime._sockets import ExpiredError, Watch, retire
from specmill_runtime.errors import ArgumentError, SdkError
from specmill_runtime.options import Limits
from specmill_runtime.request import RawRequest, RawResponse

if TYPE_CHECKING:
    from specmill_runtime.transports import AsyncTransport

T = TypeVar("T")


class AsyncOpened(Incoming):
    """The AsyncOpenedResponse of the library's asynchronous clients."""

    __slots__ = ()

    async def chunks(self) -> AsyncIterator[bytes]:
        """The body as it comes in, decoded."""
        pieces = self._pieces(self.begin(0))
        try:
            while piece := await self._limited(lambda: anext(pieces, b"")):
                yield piece
        finally:
            await self.close()

    async def read(self) -> RawResponse:
        """The complete response."""
        try:
            return await self._limited(self.complete)
        finally:
            await self.close()

    async def complete(self) -> RawResponse:
        """The complete response, for a caller who holds it to the deadline."""
        error: SdkError
        try:
            content = self.begin(self._raw.max_bytes)
            if content is None:
                content = b"".join([piece async for piece in self._pieces(None)])
            return self.whole(content)
        # The library raises classes of its own, and so do parts of it that users wrote.
        except Exception as failure:
            error = self.error(failure)
        finally:
            await self.close()
        # Raised outside the handler: the library's exception holds the request with its headers.
        raise error

    async def close(self) -> None:
        """Release the connection."""
        if not self._is_closed:
            self._is_closed = self._is_asked = True
            try:
                retire(self._response)
                await self._response.aclose()
            # What cannot be closed is broken already, in whichever way.
            except Exception:
                return

    async def _limited(self, step: Callable[[], Awaitable[T]]) -> T:
        error: SdkError
        try:
            async with asyncio.timeout(self._watch.left()):
                return await step()
        except TimeoutError as failure:
            # Only the block above raises it bare.
            is_bare = type(failure) is TimeoutError
            error = self.error(ExpiredError() if is_bare else failure)
        # The library raises classes of its own, and so do parts of it that users wrote.
        except Exception as failure:
            error = self.error(failure)
        raise error

    async def _pieces(self, content: bytes | None) -> AsyncIterator[bytes]:
        if content is not None:
            yield content
            return
        async for chunk in self._response.stream:
            for piece in self.pieces(chunk):
                yield piece
        self.end()


class AsyncHttpTransport:
    """Sends by an asynchronous client of the library."""

    __slots__ = ("_keeper", "_library")

    def __init__(self, library: Library, given: Any, limits: Limits | None) -> None:
        self._library = library
        self._keeper = library.keeper("AsyncClient", given, limits)

    async def send(self, request: RawRequest) -> RawResponse:
        """The response to `request`, read to its end; errors under SdkError.

        The caller holds it to the deadline.
        """
        opened = await self.open(request)
        return await opened.complete()

    async def open(self, request: RawRequest) -> AsyncOpened:
        """The response to `request`, once its headers are there; errors under SdkError.

        The caller holds it to the deadline, until it is open.
        """
        held = self._keeper.held(asyncio.get_running_loop(), request)
        watch = Watch(request.left)
        error: SdkError
        try:
            return await self._opened(held.client, request, watch)
        # The library raises classes of its own, and so do parts of it that users wrote.
        except Exception as failure:
            error = error_for(watch.judged(failure), request)
        raise error

    async def close(self) -> None:
        """Close the clients that were made here, as far as their event loops can."""
        for loop, held in self._keeper.release().items():
            # Where nothing was sent there may be no event loop of asyncio.
            if loop is asyncio.get_running_loop():
                await held.client.aclose()
            elif isinstance(loop, asyncio.AbstractEventLoop) and loop.is_running():
                with suppress(RuntimeError):
                    closing = held.client.aclose()
                    asyncio.run_coroutine_threadsafe(closing, loop)

    async def _opened(self, client: Any, raw: RawRequest, watch: Watch) -> AsyncOpened:
        request = self._library.request(raw)
        transport = self._library.direct(client, "AsyncClient", request)
        if transport is None:
            # Loaded when the library may log what it does.
            from specmill_runtime.query_logs import queries_hidden

            with queries_hidden(self._library.name):
                response = await client.send(
                    request, stream=True, follow_redirects=False
                )
        else:
            response = await transport.handle_async_request(request)
        return AsyncOpened(response, raw, watch)


def async_transport_of(
    http_client: object | None,
    secret_names: frozenset[str],
    limits: Limits | None = None,
) -> AsyncTransport:
    """The transport of an async client; see `transport_of`."""
    library = library_of(http_client, secret_names)
    if library is not None and (http_client is None or hasattr(http_client, "aclose")):
        return AsyncHttpTransport(library, http_client, limits)
    if library is None and is_transport(http_client):
        return cast("AsyncTransport", http_client)
    raise ArgumentError(unusable(http_client, "an asynchronous client"))
