"""Which web pages may read a fake that has recordings of a live API: those of this machine alone."""

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from specmill_runtime.testing.messages import HeaderTexts, Reply, Request

_THIS_MACHINE: Final = "localhost"


def foreign(request: Request, *, is_local: bool) -> str | None:
    """Why a request must not see recordings; None when it may.

    Browsers say which page asks (`Origin`, RFC 6454 §7). For a server that only this machine reaches
    (`is_local`) they also say when the page reached it by a name of its own (DNS rebinding): by `Host`.
    """
    origin, host = request.headers.get("origin"), request.headers.get("host")
    if is_local and host is not None and not _is_here(f"//{host}"):
        return "recordings are only for those who ask this machine by its own name"
    if origin is None or _is_here(origin) or origin.partition("://")[2] == host:
        return None
    return "recordings are not for web pages from elsewhere"


def shared_with(origin: str) -> HeaderTexts:
    """The headers by which pages of an origin may read an answer (Fetch, CORS protocol)."""
    exposed = ("Access-Control-Expose-Headers", "*")
    if origin == "*":
        return ("Access-Control-Allow-Origin", origin), exposed
    return ("Access-Control-Allow-Origin", origin), exposed, ("Vary", "Origin")


def preflight(method: str, request: Request, shared: HeaderTexts) -> Reply:
    """What a browser wants to know before it sends a request of that method."""
    asked = request.headers.get("access-control-request-headers", "")
    allowed = [("Access-Control-Allow-Methods", method)]
    if asked:
        allowed.append(("Access-Control-Allow-Headers", asked))
    return Reply(status=204, headers=(*shared, *allowed))


def is_loopback(host: str) -> bool:
    """Whether a name or an address is that of this machine to itself (RFC 6761 §6.3)."""
    if host == _THIS_MACHINE or host.endswith(f".{_THIS_MACHINE}"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _is_here(url: str) -> bool:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return False
    return is_loopback(host or "")
