"""What httpx and httpx2 have in common: their requests, their addresses, what their errors mean."""

import logging
import re
import ssl
from types import ModuleType
from typing import Any, Final, cast

from specmill_runtime import errors
from specmill_runtime._sockets import ExpiredError
from specmill_runtime.errors import SdkError
from specmill_runtime.request import RawRequest

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
        self._origins: dict[str, Any] = {}

    def request(self, raw: RawRequest) -> Any:
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
        return self._module.Request(
            raw.method,
            url,
            headers=headers,
            stream=self._module.ByteStream(raw.content or b""),
            extensions={"timeout": raw.timeout.phases(raw.left)},
        )

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

    def _url(self, address: str) -> Any:
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
            url = self._module.URL(address)
            if end > 0 and known is None and len(self._origins) < 100:
                self._origins[origin] = self._module.URL(origin)
            return url
        path, mark, query = target.partition("?")
        return joined(known, path, query if mark else None)


def joined(origin: Any, path: str, query: str | None) -> Any:
    """A URL like `origin`, with another path; parsed anew where the library has changed inside."""
    try:
        url: Any = object.__new__(origin.__class__)
        parts = origin._uri_reference
        url._uri_reference = parts._replace(path=path, query=query)
        if url.raw_path.startswith(b"/"):
            return url
    except (AttributeError, TypeError, ValueError):
        pass
    return origin.copy_with(
        raw_path=(path if query is None else f"{path}?{query}").encode()
    )
