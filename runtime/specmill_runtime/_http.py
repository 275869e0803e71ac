"""The only module that knows the HTTP library: httpx, or httpx2 in the hands of the user.

A client given by the user is recognised by the modules of its classes, so that neither library
has to be imported for it. Our requests are complete: default headers, parameters, cookies and the
base address of a given client are not added; its proxies, TLS settings, limits, authentication
and event hooks are used. Where none of these has anything to do, requests go straight to the
client's transport, and addresses are not parsed again, which is most of what a call costs.
"""

import sys
from collections.abc import AsyncIterable, Iterable
from time import monotonic
from typing import Any, Final, cast

import httpx

from specmill_runtime import errors
from specmill_runtime._library import Library
from specmill_runtime._sockets import ExpiredError, allowance_for
from specmill_runtime.errors import ArgumentError, SdkError
from specmill_runtime.reading import BodyReader, BrokenBodyError, OversizedBodyError
from specmill_runtime.redaction import hide_query_values
from specmill_runtime.request import (
    AsyncTransport,
    HeaderPairs,
    RawRequest,
    RawResponse,
    Transport,
)
from specmill_runtime.response import received

_LIBRARIES: Final = ("httpx", "httpx2")


class _Body:
    """The body of a response on its way in; everything but the waiting for it."""

    __slots__ = ("_expires", "_headers", "_raw", "_reader", "_response")

    def __init__(
        self, response: httpx.Response, raw: RawRequest, started: float
    ) -> None:
        self._response = response
        self._raw = raw
        self._expires = None if raw.left is None else started + raw.left
        self._headers: HeaderPairs = tuple(response.headers.raw)
        self._reader: BodyReader | None = None

    @property
    def is_read(self) -> bool:
        """Whether the library (a hook, a mock) has read and decoded the body already."""
        return self._response.is_stream_consumed

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes; an exception when there are too many or it is too late."""
        if self._reader is None:
            codings = [
                value.decode("latin-1")
                for name, value in self._headers
                if name.lower() == b"content-encoding"
            ]
            self._reader = BodyReader(", ".join(codings), self._raw.max_bytes)
        self._reader.feed(chunk)
        if self._expires is not None and monotonic() > self._expires:
            raise ExpiredError

    def finish(self) -> RawResponse:
        """The complete response."""
        content = b""
        if self._response.is_stream_consumed:
            content = self._response.content
        elif self._reader is not None:
            content = self._reader.finish()
        return self._whole(content)

    def error(self, failure: BrokenBodyError) -> SdkError:
        """Our error for a body that cannot be used."""
        raw = self._raw
        large = isinstance(failure, OversizedBodyError)
        cls = errors.ResponseTooLargeError if large else errors.DecodeError
        return cls(
            f"{raw.operation}: {raw.method} {raw.path}: the response cannot be read: {failure}",
            response=received(self._whole(b"")),
        )

    def _whole(self, content: bytes) -> RawResponse:
        return RawResponse(
            status=self._response.status_code, headers=self._headers, content=content
        )


class HttpTransport:
    """Sends by a synchronous client of the library."""

    __slots__ = ("_allowance", "_client", "_library")

    def __init__(self, client: httpx.Client, library: Library) -> None:
        self._client = client
        self._library = library
        self._allowance = allowance_for(client)

    def send(self, request: RawRequest) -> RawResponse:
        """The response to `request`; TransportError or DecodeError when none came."""
        started = monotonic()
        self._allowance.expires = (
            None if request.left is None else started + request.left
        )
        error: SdkError
        try:
            response = self._open(self._library.request(request))
            body = _Body(response, request, started)
            try:
                if not body.is_read:
                    for chunk in cast("Iterable[bytes]", response.stream):
                        body.feed(chunk)
                return body.finish()
            except BrokenBodyError as failure:
                error = body.error(failure)
            finally:
                response.close()
        except Exception as failure:
            error = self._library.error(failure, request)
        finally:
            self._allowance.expires = None
        # Raised outside the handler: the library's exception holds the request with its headers.
        raise error

    def _open(self, request: httpx.Request) -> httpx.Response:
        client = self._client
        if self._library.is_direct(client, "Client"):
            transport = cast("Any", client)._transport_for_url(request.url)
            response: httpx.Response = transport.handle_request(request)
            return response
        request.read()
        return client.send(request, stream=True, follow_redirects=False)

    def close(self) -> None:
        """Close the client of the library."""
        self._client.close()


class AsyncHttpTransport:
    """Sends by an asynchronous client of the library."""

    __slots__ = ("_client", "_library")

    def __init__(self, client: httpx.AsyncClient, library: Library) -> None:
        self._client = client
        self._library = library

    async def send(self, request: RawRequest) -> RawResponse:
        """The response to `request`; TransportError or DecodeError when none came."""
        started = monotonic()
        error: SdkError
        try:
            response = await self._open(self._library.request(request))
            body = _Body(response, request, started)
            try:
                if not body.is_read:
                    async for chunk in cast("AsyncIterable[bytes]", response.stream):
                        body.feed(chunk)
                return body.finish()
            except BrokenBodyError as failure:
                error = body.error(failure)
            finally:
                await response.aclose()
        except Exception as failure:
            error = self._library.error(failure, request)
        # Raised outside the handler: the library's exception holds the request with its headers.
        raise error

    async def _open(self, request: httpx.Request) -> httpx.Response:
        client = self._client
        if self._library.is_direct(client, "AsyncClient"):
            transport = cast("Any", client)._transport_for_url(request.url)
            response: httpx.Response = await transport.handle_async_request(request)
            return response
        await request.aread()
        return await client.send(request, stream=True, follow_redirects=False)

    async def close(self) -> None:
        """Close the client of the library."""
        await self._client.aclose()


def transport_of(http_client: object | None, secret_names: frozenset[str]) -> Transport:
    """The transport of a client: a new one, the user's HTTP client, or the user's own transport.

    `secret_names` are query keys whose values are blanked in the library's log. ArgumentError when
    `http_client` is neither a synchronous client nor has `send` and `close`.
    """
    library = _library_of(http_client)
    if library is not None:
        hide_query_values(library.name, secret_names)
        if http_client is None:
            return HttpTransport(httpx.Client(), library)
        if not hasattr(http_client, "aclose"):
            return HttpTransport(cast("httpx.Client", http_client), library)
    elif _is_transport(http_client):
        return cast("Transport", http_client)
    raise ArgumentError(_unusable(http_client, "a synchronous client"))


def async_transport_of(
    http_client: object | None, secret_names: frozenset[str]
) -> AsyncTransport:
    """The transport of an async client; see `transport_of`."""
    library = _library_of(http_client)
    if library is not None:
        hide_query_values(library.name, secret_names)
        if http_client is None:
            return AsyncHttpTransport(httpx.AsyncClient(), library)
        if hasattr(http_client, "aclose"):
            client = cast("httpx.AsyncClient", http_client)
            return AsyncHttpTransport(client, library)
    elif _is_transport(http_client):
        return cast("AsyncTransport", http_client)
    raise ArgumentError(_unusable(http_client, "an asynchronous client"))


def _library_of(http_client: object | None) -> Library | None:
    """The library that a client belongs to; httpx when there is no client, None for no library."""
    if http_client is None:
        return Library(httpx)
    roots = {cls.__module__.partition(".")[0] for cls in type(http_client).__mro__}
    name = next((one for one in _LIBRARIES if one in roots), None)
    if name is None or not hasattr(http_client, "send"):
        return None
    return Library(sys.modules[name])


def _is_transport(http_client: Any) -> bool:
    return callable(getattr(http_client, "send", None)) and callable(
        getattr(http_client, "close", None)
    )


def _unusable(http_client: object, wanted: str) -> str:
    return (
        f"http_client must be {wanted} or a transport, not {type(http_client).__name__}"
    )
