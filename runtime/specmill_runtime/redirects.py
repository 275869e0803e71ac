"""Which redirects are followed, and with what.

Only GET, HEAD and OPTIONS, at most five times, never from https to http. The same origin gets what
the first request had; another origin gets an allow-list of headers and no credential, cookie or
body. Everything else stays a RedirectError that says why.
"""

from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from msgspec.structs import replace

from specmill_runtime.redaction import Redactor
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.response import header_of
from specmill_runtime.servers import PORTS, ascii_address, origin_of

STATUSES: Final = frozenset({301, 302, 303, 307, 308})
MAX_REDIRECTS: Final = 5
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
# RFC 9110 §12.5, §13.1, §14.2: what says how to answer, not who asks.
_HARMLESS: Final = frozenset(
    {
        b"accept",
        b"accept-encoding",
        b"accept-language",
        b"if-match",
        b"if-modified-since",
        b"if-none-match",
        b"if-range",
        b"if-unmodified-since",
        b"range",
        b"user-agent",
    }
)


def redirected(
    request: RawRequest,
    response: RawResponse,
    own: tuple[str, ...],
    redactor: Redactor,
) -> RawRequest | str:
    """The request that `response` asks for in place of `request`, or why it is not followed.

    `own` are pairs of the query that the client added, which the same origin gets again.
    """
    location = header_of(response, b"location")
    if not location:
        return "it has no Location"
    if request.method not in SAFE_METHODS:
        return f"{request.method} is not sent elsewhere"
    old, new = urlsplit(request.url), target_of(request.url, location)
    if new is None:
        return "its Location is no address of a server"
    # RFC 9110 §7.1: a fragment is not sent.
    new = new._replace(fragment="")
    if (old.scheme, new.scheme) == ("https", "http"):
        return "it leaves https"
    if origin_of(old) == origin_of(new):
        present = new.query.split("&") if new.query else []
        added = [pair for pair in own if pair not in present]
        return replace(
            request, url=new._replace(query="&".join([*present, *added])).geturl()
        )
    if redactor.blank(location) != location:
        return "it would take a credential to another origin"
    harmless = tuple(one for one in request.headers if one[0].lower() in _HARMLESS)
    return replace(request, url=new.geturl(), headers=harmless, content=None)


def target_of(base: str, header: str) -> SplitResult | None:
    """The address in a Location; None when nothing can be asked there."""
    location = ascii_address(header)
    if not location:
        return None
    try:
        parts = urlsplit(urljoin(base, location))
        usable = parts.scheme in PORTS and parts.hostname and parts.port != 0
    except ValueError:
        return None
    if not usable or "@" in parts.netloc or "\\" in location:
        return None
    return parts
