"""What the exceptions of httpx and httpx2 mean: our error, with words of our own.

The libraries' texts are not used: they may quote addresses and headers.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from specmill_runtime import errors
from specmill_runtime._sockets import ExpiredError
from specmill_runtime.errors import SdkError
from specmill_runtime.request import RawRequest

# By the name of the class: the two libraries use the same ones.
_MEANINGS: Final[dict[str, tuple[type[SdkError], str]]] = {
    "PoolTimeout": (errors.PoolTimeoutError, "no free connection in time"),
    "ConnectTimeout": (errors.ConnectError, "no connection"),
    "ConnectError": (errors.ConnectError, "no connection"),
    "ProxyError": (errors.ConnectError, "no connection through the proxy"),
    "TimeoutException": (
        errors.RequestTimeoutError,
        "the server was silent for too long",
    ),
    "NetworkError": (errors.ConnectionLostError, "the connection broke"),
    "RemoteProtocolError": (
        errors.ConnectionLostError,
        "the server broke off or broke HTTP",
    ),
    "DecodingError": (
        errors.DecodeError,
        "the content coding of the response is broken",
    ),
    "HTTPError": (errors.TransportError, "the HTTP library refused the request"),
    # What was to be asked has been read before.
    "InvalidURL": (
        errors.TransportError,
        "a redirect leads to a malformed address",
    ),
    "Exception": (errors.TransportError, "the HTTP library failed"),
}
# By what the libraries' texts have in common.
_BREAKS: Final = {
    "without sending a response": "the server closed the connection without an answer",
    "without sending complete": "the server broke off in the middle of its answer",
    "": "the server broke off or broke HTTP",
}
_CAUSES: Final = {
    "ConnectTimeout": "took too long",
    "gaierror": "name not resolved",
    "ConnectionRefusedError": "connection refused",
    "ConnectionResetError": "connection reset",
}


def error_for(failure: Exception, raw: RawRequest) -> SdkError:
    """Our error for an exception of the library, or of a part of it that the user wrote."""
    if isinstance(failure, SdkError):
        return failure
    if isinstance(failure, ExpiredError):
        return errors.DeadlineExceededError(f"{raw.label}: the deadline has passed")
    if isinstance(failure, RuntimeError) and "closed" in str(failure):
        closed = "event loop of the client" if "loop" in str(failure) else "client"
        return errors.ClosedError(f"{raw.label}: the {closed} is closed")
    meant = next(name for name in _names(failure) if name in _MEANINGS)
    cls, text = _MEANINGS[meant]
    if meant == "RemoteProtocolError" and "location header" in str(failure):
        # httpx reads the address of a redirect that it is told not to follow.
        cls, text = errors.TransportError, "a redirect leads to a malformed address"
    elif meant == "RemoteProtocolError":
        text = next((_BREAKS[one] for one in _BREAKS if one in str(failure)), text)
    reason = type(failure).__name__
    if cls is errors.ConnectError:
        causes = tuple(_causes(failure))
        refusal = next((one for one in causes if "SSLError" in _names(one)), None)
        if refusal is not None:
            cls, text = errors.TlsError, "no trustworthy connection"
            causes = (refusal,)
        reason = next(filter(None, map(_reason, causes)), reason)
        text = f"{text} to {_place(raw.url)}"
    return cls(f"{raw.label}: {text} ({reason})")


def _names(failure: BaseException) -> Iterator[str]:
    """The names of an exception's classes, the most special first."""
    return (cls.__name__ for cls in type(failure).__mro__)


def _causes(failure: BaseException) -> Iterator[BaseException]:
    """An exception and everything that led to it, the latest first."""
    waiting, seen = [failure], set[int]()
    while waiting:
        one = waiting.pop(0)
        if id(one) not in seen:
            seen.add(id(one))
            yield one
            # Those of an ExceptionGroup.
            inner: tuple[BaseException, ...] = getattr(one, "exceptions", ())
            later = (one.__cause__, one.__context__, *inner)
            waiting.extend(cause for cause in later if cause is not None)


def _reason(cause: BaseException) -> str | None:
    """A few words for a cause that says something; None for another."""
    names = tuple(_names(cause))
    if "SSLError" in names:
        text = getattr(cause, "verify_message", None) or getattr(cause, "reason", None)
        return None if text is None else text.replace("_", " ").lower()
    known = next((_CAUSES[name] for name in names if name in _CAUSES), None)
    number = getattr(cause, "errno", None) if isinstance(cause, OSError) else None
    return known or (os.strerror(number).lower() if number else None)


def _place(address: str) -> str:
    """Host and port of an address, and nothing else of it."""
    try:
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return "the server"
    host = parts.hostname or ""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
