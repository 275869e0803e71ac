"""The only module that knows the HTTP library: httpx, or httpx2 in the hands of the user.

A client given by the user is recognised by the modules of its classes, so that neither library
has to be imported for it. Our requests are complete: default headers, parameters, cookies and the
base address of a given client are not added; its proxies, TLS settings, limits, authentication
and event hooks are used. Where none of these has anything to do, requests go straight to the
client's transport, and addresses are not parsed again, which is most of what a call costs.
"""

import logging
import re
import ssl
import sys
from collections.abc import AsyncIterable, Iterable
from time import monotonic
from types import ModuleType
from typing import Any, Final, cast

import httpx

from specmill_runtime import errors
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
# What every version of the libraries sends as it is.
_PLAIN: Final = re.compile(r"/(?:[A-Za-z0-9_~/?&=:@,;+!$*().-]|%[0-9A-Fa-f]{2})*")
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

    __slots__ = ("_is_logging", "_meanings", "_module", "_origins", "name")

    def __init__(self, module: ModuleType) -> None:
        self.name = module.__name__
        self._module: Any = module
        self._is_logging = logging.getLogger(self.name).isEnabledFor
        self._meanings = tuple(
            (cast("type[Exception]", getattr(module, name, Exception)), cls, text)
            for name, cls, text in _MEANINGS
        )
        self._origins: dict[str, httpx.URL] = {}

    def request(self, raw: RawRequest) -> httpx.Request:
        """The library's request for ours."""
        url = self._url(raw.url)
        present = [name.lower() for name, _ in raw.headers]
        headers = list(raw.headers)
        if b"host" not in present:
            headers.insert(0, (b"Host", url.netloc))
        length = len(raw.content or b"")
        if b"content-length" not in present and (
            raw.content is not None or raw.method in ("POST", "PUT", "PATCH")
        ):
            headers.append((b"Content-Length", b"%d" % length))
        request: httpx.Request = self._module.Request(
            raw.method,
            url,
            headers=headers,
            stream=self._module.ByteStream(raw.content or b""),
            extensions={"timeout": raw.timeout.phases(raw.left)},
        )
        return request

    def is_direct(self, client: Any, kind: str) -> bool:
        """Whether `send` of the client would only pass a request on to its transport."""
        return (
            type(client) is getattr(self._module, kind)
            and not client.is_closed
            and client.auth is None
            and not any(client.event_hooks.values())
            and not self._is_logging(logging.INFO)
            and "send" not in vars(client)
        )

    def error(self, failure: Exception, raw: RawRequest) -> SdkError:
        """Our error for an exception of the library, whose own text may quote headers."""
        start = f"{raw.operation}: {raw.method} {raw.path}"
        if isinstance(failure, ExpiredError):
            return errors.DeadlineExceededError(f"{start}: the deadline has passed")
        cause = failure.__context__
        while cause is not None and not isinstance(cause, ssl.SSLError):
            cause = cause.__context__
        ours, text = next(
            (ours, text)
            for theirs, ours, text in self._meanings
            if isinstance(failure, theirs)
        )
        if isinstance(failure, RuntimeError):
            text = "the client is closed" if "closed" in str(failure) else text
        reason = type(failure).__name__
        if cause is not None and ours is errors.ConnectError:
            ours, text = errors.TlsError, "no trustworthy connection"
            reason = getattr(cause, "verify_message", None) or cause.reason or reason
        return ours(f"{start}: {text} ({reason})")

    def _url(self, address: str) -> httpx.URL:
        """The address parsed; what follows the host is put in unparsed when it is plain."""
        end = address.find("/", 8)
        origin, target = address[:end], address[end:]
        known = self._origins.get(origin)
        if (
            known is None
            or "?" in origin
            or "/." in target
            or not _PLAIN.fullmatch(target)
        ):
            url: httpx.URL = self._module.URL(address)
            if end > 0 and known is None and len(self._origins) < 100:
                self._origins[origin] = self._module.URL(origin)
            return url
        path, mark, query = target.partition("?")
        return _joined(known, path, query if mark else None)


def _joined(origin: httpx.URL, path: str, query: str | None) -> httpx.URL:
    """A URL like `origin`, with another path; parsed anew where the library has changed inside."""
    try:
        url = object.__new__(type(origin))
        parts = cast("Any", origin)._uri_reference
        cast("Any", url)._uri_reference = parts._replace(path=path, query=query)
        if url.raw_path.startswith(b"/"):
            return url
    except (AttributeError, TypeError, ValueError):
        pass
    return origin.copy_with(
        raw_path=(path if query is None else f"{path}?{query}").encode()
    )


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
