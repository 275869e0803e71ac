"""The only module that knows the HTTP library: httpx, or httpx2 in the hands of the user.

A client given by the user is recognised by the modules of its classes, so that neither library
has to be imported for it. Our requests are complete: default headers, parameters, cookies and the
base address of a given client are not added; its proxies, TLS settings, limits, authentication
and event hooks are used.
"""

import sys
from types import ModuleType
from typing import Any, Final, cast

import httpx

from specmill_runtime import errors
from specmill_runtime.errors import ArgumentError, SdkError
from specmill_runtime.redaction import hide_query_values
from specmill_runtime.request import (
    AsyncTransport,
    RawRequest,
    RawResponse,
    Transport,
)

_LIBRARIES: Final = ("httpx", "httpx2")
# Looked up from the first to the last, because the later are bases of the earlier.
_MEANINGS: Final[tuple[tuple[str, type[SdkError], str], ...]] = (
    ("PoolTimeout", errors.PoolTimeoutError, "no free connection in time"),
    ("ConnectTimeout", errors.ConnectError, "connecting took too long"),
    (
        "TimeoutException",
        errors.RequestTimeoutError,
        "the server was silent for too long",
    ),
    ("ConnectError", errors.ConnectError, "no connection"),
    ("ProxyError", errors.ConnectError, "no connection through the proxy"),
    (
        "DecodingError",
        errors.DecodeError,
        "the content coding of the response is broken",
    ),
    ("NetworkError", errors.ConnectionLostError, "the connection broke"),
    (
        "RemoteProtocolError",
        errors.ConnectionLostError,
        "the server broke off or broke HTTP",
    ),
    ("HTTPError", errors.TransportError, "the HTTP library refused the request"),
    ("InvalidURL", errors.ArgumentError, "the address is malformed"),
    ("Exception", errors.TransportError, "the HTTP library failed"),
)


class Library:
    """One HTTP library: how it makes requests and what its exceptions mean."""

    __slots__ = ("_meanings", "_request", "name")

    def __init__(self, module: ModuleType) -> None:
        self.name = module.__name__
        self._request: type[httpx.Request] = module.Request
        self._meanings = tuple(
            (cast("type[Exception]", getattr(module, name, Exception)), cls, text)
            for name, cls, text in _MEANINGS
        )

    def request(self, raw: RawRequest) -> httpx.Request:
        """The library's request for ours."""
        timeout = raw.timeout
        phases = {
            "connect": timeout.connect,
            "read": timeout.read,
            "write": timeout.write,
            "pool": timeout.pool,
        }
        return self._request(
            raw.method,
            raw.url,
            headers=raw.headers,
            content=raw.content,
            extensions={"timeout": phases},
        )

    def error(self, failure: Exception, raw: RawRequest) -> SdkError:
        """Our error for an exception of the library, whose own text may quote headers."""
        ours, text = next(
            (ours, text)
            for theirs, ours, text in self._meanings
            if isinstance(failure, theirs)
        )
        if isinstance(failure, RuntimeError):
            text = "the client is closed" if "closed" in str(failure) else text
        reason = type(failure).__name__
        return ours(f"{raw.operation}: {raw.method} {raw.path}: {text} ({reason})")


def _raw_response(response: httpx.Response) -> RawResponse:
    return RawResponse(
        status=response.status_code,
        headers=tuple(response.headers.raw),
        content=response.content,
    )


class HttpTransport:
    """Sends by a synchronous client of the library."""

    __slots__ = ("_client", "_library")

    def __init__(self, client: httpx.Client, library: Library) -> None:
        self._client = client
        self._library = library

    def send(self, request: RawRequest) -> RawResponse:
        """The response to `request`; TransportError when none came."""
        try:
            response = self._client.send(
                self._library.request(request), follow_redirects=False
            )
            return _raw_response(response)
        except Exception as failure:
            error = self._library.error(failure, request)
        # Raised outside the handler: the library's exception holds the request with its headers.
        raise error

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
        """The response to `request`; TransportError when none came."""
        try:
            response = await self._client.send(
                self._library.request(request), follow_redirects=False
            )
            return _raw_response(response)
        except Exception as failure:
            error = self._library.error(failure, request)
        # Raised outside the handler: the library's exception holds the request with its headers.
        raise error

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
