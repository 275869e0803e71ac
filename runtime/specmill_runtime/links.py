"""Links to the next page: found in a header, resolved, and kept at the address of the API."""

import re
from collections.abc import Set as AbstractSet
from typing import Final
from urllib.parse import quote, unquote_plus, urljoin, urlsplit

from specmill_runtime.servers import ascii_address, origin_of

_TARGET = re.compile(r"[\s,]*<([^>]*)>")
_PARAMETER = re.compile(
    r"\s*;\s*(?:([!#$%&'*+.^_`|~\w-]+)\s*(?:=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^\s\",;]*)))?)?",
    re.ASCII,
)
# Percent triplets and what RFC 3986 allows in a path and in a query stay as the server wrote them.
_IN_PATH: Final = "/%:@!$&'()*+,;=~"
_IN_QUERY: Final = _IN_PATH + "?[]"


class AstrayError(Exception):
    """A next page that cannot be asked for; the text says why and holds nothing of the answer."""


def next_link(header: str | None) -> str | None:
    """The target with rel=next of a `Link` header (RFC 8288 §3); None when there is none.

    Links with an anchor speak of another resource, and a second `rel` of a link does not count.
    """
    header, start = header or "", 0
    while (found := _TARGET.match(header, start)) is not None:
        start = found.end()
        parameters: dict[str, str] = {}
        while (parameter := _PARAMETER.match(header, start)) is not None:
            start = parameter.end()
            name, quoted, token = parameter.groups()
            value = token if quoted is None else re.sub(r"\\(.)", r"\1", quoted)
            parameters.setdefault((name or "").lower(), value or "")
        kinds = parameters.get("rel", "").lower().split()
        if "next" in kinds and "anchor" not in parameters:
            return ascii_address(found[1])
    return None


def resolved(link: str, base: str, left_out: AbstractSet[str]) -> tuple[str, str]:
    """Address, and path with query, of `link`, which may be relative to the address `base`.

    Parameters named in `left_out` are taken from the query: servers like to repeat credentials.
    AstrayError unless scheme, host and port are those of `base`: nothing is sent elsewhere.
    """
    ours = urlsplit(base)
    try:
        parts = urlsplit(urljoin(base, link.strip()))
        is_ours = origin_of(parts) == origin_of(ours) and "@" not in parts.netloc
    except ValueError:
        is_ours, parts = False, ours
    if not is_ours or not link.isprintable() or "\\" in link:
        raise AstrayError("the link to the next page leads elsewhere, or nowhere")
    query = "&".join(
        pair
        for pair in quote(parts.query, safe=_IN_QUERY).split("&")
        if unquote_plus(pair.partition("=")[0]) not in left_out
    )
    path = quote(parts.path, safe=_IN_PATH) or "/"
    target = f"{path}?{query}" if query else path
    return f"{ours.scheme}://{ours.netloc}{target}", target
