"""Addresses: of servers with their variables filled in, of what answers lead to; none leads astray.

Of redirects, only those of GET, HEAD and OPTIONS are followed, at most five times, never from https
to http. The same origin gets what the first request had; another origin gets an allow-list of
headers and no credential, cookie or body. Everything else stays a RedirectError that says why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from msgspec.structs import replace

from specmill_runtime.errors import ArgumentError
from specmill_runtime.redaction import Redactor
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.response import header_of
from specmill_runtime.spec import ClientSpec

_VARIABLE: Final = r"\{([^{}]+)\}"
_PRINTABLE: Final = "".join(map(chr, range(33, 127)))
PORTS: Final = {"http": 80, "https": 443}
"""The schemes of addresses that can be asked, with their usual ports."""
_UNSAFE_IN_VARIABLE: Final = r"[\s\x00-\x1f\x7f@?#\\]"


def server_address(
    template: str,
    defaults: Mapping[str, str],
    variables: Mapping[str, str],
    values: Mapping[str, tuple[str, ...]] | None = None,
) -> str:
    """The address that `template` gives (OpenAPI 3.1 §4.8.6); ArgumentError when it gives none.

    `values` are those that a variable may have, where it may not have any.
    """
    declared = set(re.findall(_VARIABLE, template)) | set(defaults)
    unknown = sorted(set(variables) - declared)
    if unknown:
        raise ArgumentError(f"there is no server variable {unknown[0]!r}")

    for name, allowed in (values or {}).items():
        if variables.get(name, allowed[0]) not in allowed:
            known = ", ".join(allowed)
            raise ArgumentError(f"server variable {name!r} must be one of: {known}")

    host_end = template.find("/", template.find("://") + 3)
    host_end = len(template) if host_end < 0 else host_end

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        value = variables.get(name, defaults.get(name))
        follows_host = found.end() >= host_end
        before = template[: found.start()]
        may_be_empty = follows_host and not before.endswith(("://", ".", ":"))
        if value is None or not (value or (before and may_be_empty)):
            raise ArgumentError(f"server variable {name!r} has no value")
        # A value that ended the host early would send the credentials to another one.
        is_within_host = not follows_host and not template.startswith("{", found.end())
        ends_host = ("/" in value and not follows_host) or (
            ":" in value and is_within_host
        )
        if ends_host or re.search(_UNSAFE_IN_VARIABLE, value):
            raise ArgumentError(f"server variable {name!r} is no part of an address")
        return value

    return checked_address(re.sub(_VARIABLE, fill, template), "the server's address")


def client_address(
    spec: ClientSpec, base_url: str | None, variables: Mapping[str, str]
) -> str | None:
    """The address of a client: the given one, else the first that is described."""
    if base_url is not None:
        return checked_address(base_url, "base_url")
    if not spec.servers:
        return None
    known = spec.server_values
    return server_address(spec.servers[0], spec.server_variables, variables, known)


def operation_address(
    own: str, base: str | None, spec: ClientSpec, variables: Mapping[str, str]
) -> str | None:
    """The address of an operation with a server of its own, which may be relative to the client's
    (RFC 3986 §5.2); an empty one is the root, as if none were described. None when nothing is absolute.

    Where the client was given a `base_url`, nothing goes to another origin: credentials for a test
    server must not reach the real one.
    """
    start = re.match(_VARIABLE, own)
    names = {**spec.server_variables, **variables}
    is_whole = start is not None and "://" in names.get(start[1], "")
    if not (urlsplit(own).scheme or is_whole):
        if base is None:
            return None
        own = urljoin(base, own or "/")
    address = server_address(own, spec.server_variables, variables, spec.server_values)
    return address if base is None else _moved(address, base, spec, variables)


def _moved(
    address: str, base: str, spec: ClientSpec, variables: Mapping[str, str]
) -> str:
    """The address, if the client is where the description has it, or else what takes its place."""
    described = _described(spec, variables)
    origin = origin_of(urlsplit(address))
    if base == described or origin == origin_of(urlsplit(base)):
        return address
    if described and origin == origin_of(urlsplit(described)):
        return urljoin(base, urlsplit(address).path or "/")
    return base


def _described(spec: ClientSpec, variables: Mapping[str, str]) -> str | None:
    try:
        return client_address(spec, None, variables)
    except ArgumentError:
        return None


def checked_address(address: str, name: str) -> str:
    """`address` itself; ArgumentError, naming `name`, unless it is usable.

    Usable is http or https with a host and without user, query and fragment.
    """
    complaint = _complaint(address)
    if complaint is not None:
        raise ArgumentError(f"{name} {complaint}")
    return address


def is_loopback(address: str) -> bool:
    """Whether an address is of this machine (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3)."""
    host = urlsplit(address).hostname or ""
    return (
        host in ("localhost", "::1")
        or host.endswith(".localhost")
        or re.fullmatch(r"127(\.[0-9]{1,3}){3}", host) is not None
    )


def origin_of(parts: SplitResult) -> tuple[str, str | None, int | None]:
    """Scheme, host and port of an address; ValueError for a port that is none."""
    return parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)


def ascii_address(header: str) -> str:
    """An address from a header, whose bytes beyond ASCII become percent triplets."""
    return header if header.isascii() else quote(header.encode("latin-1"), _PRINTABLE)


def _complaint(address: object) -> str | None:
    if not isinstance(address, str):
        return f"must be str, not {type(address).__name__}"
    if not address.isprintable() or " " in address or "\\" in address:
        return "contains white space or another character that no address has"
    parts = _split(address)
    if parts is None or parts.scheme not in PORTS or not parts.hostname:
        return "must be like https://api.example.com/v1"
    if parts.username is not None or parts.password is not None:
        return "must not contain a user or password"
    if "?" in address or "#" in address:
        return "must not contain a query or a fragment"
    return None


def _split(address: str) -> SplitResult | None:
    """The parts of an address; None when they are malformed, the port included."""
    try:
        parts = urlsplit(address)
        # Raises ValueError when it is no number.
        _ = parts.port
    except ValueError:
        return None
    return parts


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
