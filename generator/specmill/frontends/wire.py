"""Texts that become part of a request as they are, and must not be able to change its shape."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from specmill.diagnostics import Location
from specmill.frontends.media_types import is_media_type
from specmill.frontends.parsing import Parsing
from specmill.names import header_problem
from specmill.source.node import Node

_WORDS = re.compile(r"[\x20-\x7e]*[!-~][\x20-\x7e]*")
# A sentence in place of an address; whatever has a scheme means to be one.
_PROSE = re.compile(r"[\w '.,!?()<>-]* [\w '.,!?()<>-]*")
_VARIABLE = re.compile(r"\$?\{[^{}]*\}")
_COLON = re.compile(r":[A-Za-z_]\w*")
_SOCKETS = ("ws://", "wss://")
_SCHEMES = frozenset({"", "http", "https", "ws", "wss"})
# A host without a scheme, which RFC 3986 takes for the first segment of a relative path.
_HOST = re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:[/?].*)?")
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")


HEADER_HINT = "use letters, digits and hyphens"


def check_header_name(parsing: Parsing, name: str, location: Location) -> None:
    """Report a header name that RFC 9110 does not allow."""
    problem = header_problem(name)
    if problem is not None:
        parsing.diagnostics.error("invalid-header-name", problem, location, HEADER_HINT)


def is_plain(text: str) -> bool:
    """Whether a text of a description is words that can't change the shape of a message."""
    return _WORDS.fullmatch(text) is not None


def check_media_type(parsing: Parsing, media_type: str, node: Node) -> bool:
    """Report a media type that is not of the form type/subtype; False when it says nothing.

    A word that is only no media type is a warning; what could change a message is an error.
    """
    if is_media_type(media_type):
        return True
    message = f"{media_type!r} is no media type"
    hint = "write it as type/subtype, such as application/json"
    if is_plain(media_type):
        parsing.diagnostics.warning(
            "degraded-media-type", f"{message}: it is left out", node.location, hint
        )
        return False
    parsing.diagnostics.error("invalid-media-type", message, node.location, hint)
    return False


def check_server_url(parsing: Parsing, url: str, node: Node) -> bool:
    """Report an address that no HTTP request can be sent to; its placeholders may stand for
    anything. False for prose in its place, and for WebSockets, which are warnings.
    """
    problem = _problem(url)
    if url.lower().startswith(_SOCKETS):
        parsing.diagnostics.warning(
            "degraded-server",
            f"{url!r} is the address of a WebSocket, which SDKs do not speak: it is left out",
            node.location,
            "name an address with https, if there is one",
        )
        return False
    if _HOST.fullmatch(url):
        parsing.diagnostics.warning(
            "degraded-server",
            f"{url!r} has no scheme, so it is a path on an unknown host",
            node.location,
            f"write https://{url}",
        )
    if problem is not None and _PROSE.fullmatch(url):
        parsing.diagnostics.warning(
            "degraded-server",
            f"{url!r} is no address: it is left out",
            node.location,
            "write it as https://host/path, or as a path",
        )
        return False
    if problem is not None:
        parsing.diagnostics.error(
            "invalid-server-url",
            f"the address {url!r} {problem}",
            node.location,
            "write it as https://host/path, or as a path",
        )
    return True


def check_token_url(parsing: Parsing, node: Node | None) -> None:
    """Report an address that hands out no tokens: one that no request can be sent to, or one with a
    fragment (RFC 6749, section 3.2) or a user.
    """
    url = None if node is None else node.value
    if node is None or not isinstance(url, str):
        return
    problem = _problem(url)
    if problem is None and ("#" in url or "{" in url or "@" in url.partition("?")[0]):
        problem = "has a fragment, a user or a placeholder"
    if problem is not None:
        parsing.diagnostics.error(
            "invalid-token-url",
            f"the address {url!r} {problem}",
            node.location,
            "write it as https://host/path, or as a path",
        )


def check_braces(parsing: Parsing, path: str, node: Node) -> None:
    """Report a path template whose braces do not pair, or that has placeholders of another kind."""
    rest = _VARIABLE.sub("", path)
    if "{" in rest or "}" in rest:
        parsing.diagnostics.error(
            "invalid-path",
            f"path {path!r} has a brace without a partner",
            node.location,
            "write placeholders as {name}"
            + (", with single braces" if "{{" in path else ""),
        )
    for segment in path.split("/"):
        if _COLON.fullmatch(segment):
            parsing.diagnostics.note(
                "literal-segment",
                f"path {path!r} has {segment!r}, which is sent as it is",
                node.location,
                f"write {{{segment[1:]}}} for a placeholder",
            )


def _problem(url: str) -> str | None:
    plain = _VARIABLE.sub("0", url)
    if _UNSAFE.search(plain):
        return "has a space, a backslash or a control character"
    try:
        parts = urlsplit(plain)
        port = parts.port
    except ValueError as error:
        return f"is malformed: {str(error)[:1].lower()}{str(error)[1:]}"
    if parts.scheme not in _SCHEMES and not re.match(r"\$?\{", url):
        return f"has the scheme {parts.scheme!r}, which is not HTTP"
    if port == 0 and ":0" in url:
        return "has no usable port"
    return None
