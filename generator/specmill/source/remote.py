"""Fetches documents over the network, for those who allow it.

No credentials are sent, no proxy or `.netrc` of the environment is used, and no address that is
not public is asked, so that a description can't make its reader talk to the reader's own network.
Only a reference that names this machine itself, such as `http://localhost:8080/api.yaml`, leads to
it, and then nowhere else.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx

from specmill.source.library import Fetched
from specmill.source.reading import Problem, UnreadableError

_MOST_REDIRECTS = 5
_MOST_SECONDS = 30.0
_TIMEOUT = httpx.Timeout(10.0)
_HEADERS = {
    # Compressed bodies could become a thousand times as large before anyone counts.
    "Accept-Encoding": "identity",
    "Accept": "application/yaml, application/json, text/plain, */*;q=0.1",
    "User-Agent": "specmill",
}


def fetch(url: str, room: int, referrer: str = "") -> Fetched:
    """The document at `url`, of at most `room` bytes; raises `UnreadableError`.

    `referrer` is the URL of the document that refers to it, "" when that is a file.
    """
    end = time.monotonic() + _MOST_SECONDS
    local = _is_local(url) and (not referrer or _is_local(referrer))
    with httpx.Client(timeout=_TIMEOUT, trust_env=False, headers=_HEADERS) as client:
        for _ in range(_MOST_REDIRECTS + 1):
            _check(url, local=local)
            try:
                with client.stream("GET", url) as response:
                    _check_peer(response, local=local)
                    following = response.headers.get("Location")
                    if not response.is_redirect or following is None:
                        return Fetched(url, _body(response, room, end))
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                reason = str(error) or type(error).__name__
                raise _failed(f"the request failed: {reason}") from None
            url = urljoin(url, following)
    raise _failed(f"there are more than {_MOST_REDIRECTS} redirects")


def _check(url: str, *, local: bool) -> None:
    parts = _split(url)
    host = parts.hostname or ""
    if parts.username is not None or parts.password is not None:
        raise _refused("a URL with credentials is not fetched")
    if parts.scheme not in (("https", "http") if local else ("https",)):
        raise _refused(f"only https is fetched, not {parts.scheme or 'nothing'}")
    for address in _addresses(host, parts.port or 443):
        _check_address(address, local=local)


def _addresses(host: str, port: int) -> list[str]:
    if _is_address(host):
        return [host]
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _failed(f"the host '{host[:100]}' has no address") from None
    return [str(address[0]) for *_, address in found]


def _check_peer(response: httpx.Response, *, local: bool) -> None:
    """Look again at who answered: the name may have led elsewhere the second time."""
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    if peer is not None:
        _check_address(str(peer[0]), local=local)


def _check_address(text: str, *, local: bool) -> None:
    address = ipaddress.ip_address(text.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped if mapped is not None else address
    if not (address.is_loopback if local else address.is_global):
        where = "not of this machine" if local else "not public"
        raise _refused(f"the address {address} is {where}")


def _body(response: httpx.Response, room: int, end: float) -> bytes:
    if response.status_code != 200:
        raise _failed(f"the server answered {response.status_code}")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise _failed("the server sent it compressed, which was not asked for")
    body = bytearray()
    for piece in response.iter_raw():
        body += piece
        if len(body) > room:
            message = "the description has more bytes than are allowed"
            hint = "allow more with --max-bytes"
            raise UnreadableError(Problem(code="too-large", message=message, hint=hint))
        if time.monotonic() > end:
            raise _failed(f"the answer takes more than {_MOST_SECONDS:g} s")
    return bytes(body)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise _refused("this is no URL") from None
    return parts


def _is_local(url: str) -> bool:
    """Whether the URL names this machine; Python 3.13 counts the IPv4 addresses within IPv6 as well."""
    host = _split(url).hostname or ""
    if not _is_address(host):
        return host == "localhost"
    address = ipaddress.ip_address(host)
    return address.is_loopback and getattr(address, "ipv4_mapped", None) is None


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


_KEPT = "save a copy beside the description and refer to that"


def _refused(message: str) -> UnreadableError:
    return UnreadableError(
        Problem(code="remote-reference", message=message, hint=_KEPT)
    )


def _failed(message: str) -> UnreadableError:
    hint = f"try again, or {_KEPT}"
    return UnreadableError(
        Problem(code="unreadable-remote", message=message, hint=hint)
    )
