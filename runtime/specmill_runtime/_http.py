"""The seam to the HTTP library, and its only importer: httpx2 where it is installed, or httpx.

A client given by the user is recognised by the modules of its classes, so that neither library
has to be imported for it. Our requests are complete: default headers, parameters, cookies and the
base address of a given client are not added; its proxies, TLS settings, limits, authentication
and event hooks are used. Where none of these has anything to do, requests go straight to the
client's transport, and addresses are not parsed again, which is most of what a call costs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from os import getpid
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, cast

from specmill_runtime import errors
from specmill_runtime._library import Library
from specmill_runtime._reasons import error_for
from specmill_runtime._sockets import Watch, retire
from specmill_runtime.errors import ArgumentError, SdkError
from specmill_runtime.options import Limits
from specmill_runtime.redaction import hide_query_values
from specmill_runtime.request import HeaderPairs, RawRequest, RawResponse
from specmill_runtime.response import (
    BodyReader,
    BrokenBodyError,
    OversizedBodyError,
    received,
)

if TYPE_CHECKING:
    from specmill_runtime.transports import Transport

_LIBRARIES: Final = ("httpx", "httpx2")


class Incoming:
    """A response whose headers are there; everything but the waiting for its body."""

    __slots__ = (
        "_is_asked",
        "_is_closed",
        "_max_bytes",
        "_raw",
        "_reader",
        "_response",
        "_watch",
        "headers",
        "status",
    )

    def __init__(self, response: Any, raw: RawRequest, watch: Watch) -> None:
        self.status: int = response.status_code
        self.headers: HeaderPairs = tuple(response.headers.raw)
        self._response = response
        self._raw = raw
        self._watch = watch
        self._reader: BodyReader | None = None
        self._is_asked = self._is_closed = False
        self._max_bytes = 0

    def begin(self, max_bytes: int) -> bytes | None:
        """The whole body when the library (a hook, a mock) has read it; ClosedError the second time.

        More than `max_bytes` are refused, 0 being no limit.
        """
        if self._is_asked:
            raise errors.ClosedError(f"{self._raw.label}: the response is closed")
        self._is_asked, self._max_bytes = True, max_bytes
        is_read = self._response.is_stream_consumed
        return cast("bytes", self._response.content) if is_read else None

    def pieces(self, chunk: bytes) -> Iterable[bytes]:
        """What the next bytes decode to; an exception when they are too many or too late."""
        self._watch.left()
        if self._reader is None:
            codings = [
                value.decode("latin-1")
                for name, value in self.headers
                if name.lower() == b"content-encoding"
            ]
            self._reader = BodyReader(", ".join(codings), self._max_bytes)
        return self._reader.pieces(chunk) if chunk else ()

    def end(self) -> None:
        """An exception when the body is not complete."""
        # A body that ends with its connection would end where the deadline cuts it.
        self._watch.left()
        if self._reader is not None:
            self._reader.end()

    def whole(self, content: bytes) -> RawResponse:
        """The complete response."""
        return RawResponse(status=self.status, headers=self.headers, content=content)

    def error(self, failure: Exception) -> SdkError:
        """Our error for what went wrong while the body was read."""
        if not isinstance(failure, BrokenBodyError):
            error = error_for(self._watch.judged(failure), self._raw)
            error.response = error.response or received(self.whole(b""))
            return error
        large = isinstance(failure, OversizedBodyError)
        cls = errors.ResponseTooLargeError if large else errors.DecodeError
        return cls(
            f"{self._raw.label}: the response cannot be read: {failure}",
            response=received(self.whole(b"")),
        )


class Opened(Incoming):
    """The OpenedResponse of the library's synchronous clients."""

    __slots__ = ()

    def chunks(self) -> Iterator[bytes]:
        """The body as it comes in, decoded."""
        error: SdkError
        try:
            content = self.begin(0)
            if content is None:
                yield from self._pieces()
            elif content:
                yield content
            return
        # The library raises classes of its own, and so do parts of it that users wrote.
        except Exception as failure:
            error = self.error(failure)
        finally:
            self.close()
        # Raised outside the handler: the library's exception holds the request with its headers.
        raise error

    def read(self) -> RawResponse:
        """The complete response."""
        error: SdkError
        try:
            content = self.begin(self._raw.max_bytes)
            if content is None:
                content = b"".join(self._pieces())
            return self.whole(content)
        # The library raises classes of its own, and so do parts of it that users wrote.
        except Exception as failure:
            error = self.error(failure)
        finally:
            self.close()
        raise error

    def close(self) -> None:
        """Release the connection."""
        if not self._is_closed:
            self._is_closed = self._is_asked = True
            self._watch.end()
            try:
                retire(self._response)
                self._response.close()
            # What cannot be closed is broken already, in whichever way.
            except Exception:
                return

    def _pieces(self) -> Iterator[bytes]:
        for chunk in self._response.stream:
            yield from self.pieces(chunk)
        self.end()


class HttpTransport:
    """Sends by a synchronous client of the library."""

    __slots__ = ("_keeper", "_library")

    def __init__(self, library: Library, given: Any, limits: Limits | None) -> None:
        self._library = library
        self._keeper = library.keeper("Client", given, limits)

    def send(self, request: RawRequest) -> RawResponse:
        """The response to `request`, read to its end; errors under SdkError."""
        return self.open(request).read()

    def open(self, request: RawRequest) -> Opened:
        """The response to `request`, once its headers are there; errors under SdkError."""
        held = self._keeper.held(getpid(), request)
        watch = Watch(request.left, held.pools)
        error: SdkError
        try:
            return self._opened(held.client, request, watch)
        # The library raises classes of its own, and so do parts of it that users wrote.
        except Exception as failure:
            watch.end()
            error = error_for(watch.judged(failure), request)
        except BaseException:
            watch.end()
            raise
        raise error

    def _opened(self, client: Any, raw: RawRequest, watch: Watch) -> Opened:
        request = self._library.request(raw)
        watch.begin(request.extensions["timeout"])
        transport = self._library.direct(client, "Client", request)
        if transport is None:
            # Loaded when the library may log what it does.
            from specmill_runtime.query_logs import queries_hidden

            with queries_hidden(self._library.name):
                response = client.send(request, stream=True, follow_redirects=False)
        else:
            response = transport.handle_request(request)
        return Opened(response, raw, watch)

    def close(self) -> None:
        """Close the clients that were made here."""
        held = self._keeper.release().get(getpid())
        if held is not None:
            held.client.close()


def transport_of(
    http_client: object | None,
    secret_names: frozenset[str],
    limits: Limits | None = None,
) -> Transport:
    """The transport of a client: a new one, the user's HTTP client, or the user's own transport.

    `secret_names` are query keys whose values are blanked in the library's log; `limits` are those
    of a new one. ArgumentError when `http_client` is neither a synchronous client nor has `send`
    and `close`.
    """
    library = library_of(http_client, secret_names)
    if library is not None and not hasattr(http_client, "aclose"):
        return HttpTransport(library, http_client, limits)
    if library is None and is_transport(http_client):
        return cast("Transport", http_client)
    raise ArgumentError(unusable(http_client, "a synchronous client"))


def library_of(
    http_client: object | None, secret_names: frozenset[str]
) -> Library | None:
    """The library of a client, the installed one when there is no client; None for no library."""
    if http_client is None:
        module = _installed()
    else:
        roots = {cls.__module__.partition(".")[0] for cls in type(http_client).__mro__}
        name = next((one for one in _LIBRARIES if one in roots), None)
        if name is None or not hasattr(http_client, "send"):
            return None
        module = sys.modules[name]
    hide_query_values(module.__name__, secret_names)
    return Library(module)


def _installed() -> ModuleType:
    try:
        import httpx2
    except ImportError:
        import httpx

        return httpx
    return httpx2


def is_transport(http_client: Any) -> bool:
    """Whether an object of the user's has what a transport needs."""
    return callable(getattr(http_client, "send", None)) and callable(
        getattr(http_client, "close", None)
    )


def unusable(http_client: object, wanted: str) -> str:
    """The text of the error for an `http_client` that is none."""
    kind = type(http_client)
    root = kind.__module__.partition(".")[0]
    named = kind.__name__ if root == "builtins" else f"{root}.{kind.__name__}"
    return f"http_client must be {wanted} of httpx or httpx2, or a Transport of specmill_runtime, not {named}"
