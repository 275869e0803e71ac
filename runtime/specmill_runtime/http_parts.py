"""Requests over HTTP that the description does not have, from their parts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import parse_qsl, unquote, unquote_plus, urlsplit

import msgspec

from specmill_runtime.arguments import Argument, body, field, path, query
from specmill_runtime.encoding import escape_reserved, items_of, members_of
from specmill_runtime.operation import Operation, Result, Streaming
from specmill_runtime.options import RequestOptions
from specmill_runtime.request import checked_headers
from specmill_runtime.servers import origin_of
from specmill_runtime.undescribed import (
    NAME,
    Asked,
    check_names,
    check_type,
    options_of,
    refuse,
    result_of,
    security_of,
)

if TYPE_CHECKING:
    from datetime import date, time, timedelta
    from decimal import Decimal
    from enum import Enum
    from typing import TypeAlias, TypedDict
    from uuid import UUID

    from specmill_runtime.core import Core
    from specmill_runtime.files import UploadFile

    Scalar: TypeAlias = (
        str | int | float | bool | date | time | timedelta | Decimal | UUID | Enum
    )
    Members: TypeAlias = Mapping[str, Any] | msgspec.Struct

    class Parts(TypedDict, total=False):
        """What a request may have beside its method and its path; None is nothing. See HttpCall."""

        path_parameters: Mapping[str, Scalar | Sequence[Scalar]] | None
        query: Mapping[str, Scalar | Sequence[Any] | Members | None] | None
        json: object
        form: Members | None
        multipart: Members | None
        content: str | UploadFile | None
        headers: Mapping[str, str] | None
        request_options: RequestOptions | None


_PARTS: Final = (
    *("path_parameters", "query", "json", "form", "multipart", "content"),
    *("headers", "request_options"),
)
_BODIES: Final = ("json", "form", "multipart", "content")
# RFC 9110 §5.6.2 and §9.1; CONNECT makes a tunnel of the connection.
_METHOD: Final = r"(?!(?i:connect)$)[A-Za-z0-9!#$%&'*+.^_`|~-]+"
# RFC 9110, section 9.2.2, and draft-ietf-httpbis-safe-method-w-body, section 2.
_IDEMPOTENT: Final = frozenset(
    {"GET", "HEAD", "OPTIONS", "TRACE", "QUERY", "PUT", "DELETE"}
)
_KEYED: Final = frozenset({"POST", "PATCH"})
# draft-ietf-httpapi-idempotency-key-header
_KEY: Final = "Idempotency-Key"
_VARIABLE: Final = r"(\{[^{}]+\})"
_ADDRESS: Final = r"[A-Za-z][A-Za-z0-9+.-]*:/"
# RFC 3986 §3.3 and §3.4; brackets are none of a query, but servers write them in links.
_IN_PATH: Final = "/:@!$&'()*+,;="
_IN_QUERY: Final = "/:@!$&'()*+,;=?[]"
_STREAMED: Final = {
    "events": "text/event-stream",
    "lines": "application/x-ndjson",
    "sequence": "application/json-seq",
}


def asked(core: Core, method: str, target: str, expect: object, parts: Parts) -> Asked:
    """The operation that a request over HTTP is; ArgumentError for what cannot be sent or read.

    `target` is a path below the address of the API, or an address at the same origin.
    """
    check_names(parts, _PARTS)
    if not re.fullmatch(_METHOD, _text(method, "method")):
        refuse(f"{method!r} is no method of HTTP")
    method = method.upper()
    server, template = _place(core, _text(target, "path"))
    options = _options(core, parts)
    given = [*_in_path(template, parts), *_in_query(parts), *_in_body(parts)]
    operation = Operation[Any](
        id=NAME,
        method=method,
        path=template,
        arguments=tuple(one for one, _ in given),
        media_type=_media_type(parts),
        transcode=True,
        results=(result_of(expect, is_json=False),),
        security=security_of(core),
        idempotent=method in _IDEMPOTENT,
        idempotency_key=_key_header(core, method, options),
        server=server,
        described=False,
    )
    return Asked(operation, tuple(value for _, value in given), options)


def streamed(one: Asked, item: object, format: str) -> Asked:
    """The same operation, whose result is a sequence of items."""
    if format not in _STREAMED:
        refuse(f"format must be one of: {', '.join(_STREAMED)}")
    check_type(item, "item")
    result = Result(status="2XX", type=lambda: item, media_type=_STREAMED[format])
    streaming = Streaming(format=cast("Any", format))
    operation = msgspec.structs.replace(
        one.operation, results=(result,), streaming=streaming
    )
    return one._replace(operation=operation)


def _place(core: Core, target: str) -> tuple[str | None, str]:
    """The server, None for that of the client, and the template of the path with its query."""
    if not target.isprintable() or "\\" in target or "#" in target:
        refuse("path has a character that no path has: write it in percent-encoding")
    server = None
    if re.match(_ADDRESS, target):
        server, target = _at_home(core, target)
    before, mark, after = target.partition("?")
    after = _without_own(core, after)
    if before.startswith("//"):
        refuse("path must not begin with two slashes")
    if any(unquote(one) in (".", "..") for one in before.split("/")):
        refuse("path must not have the segment '.' or '..'")
    if before and not before.startswith("/"):
        before = f"/{before}"
    query = f"{mark}{escape_reserved(after, _IN_QUERY)}" if after else ""
    return server, f"{_template(before)}{query}"


def _without_own(core: Core, query: str) -> str:
    """A query without what the client adds to every one: servers like to repeat it in links."""
    schemes = (core.spec.schemes[key] for key in core.authenticator.complete)
    own = {one.name for one in schemes if one.placement == "query"}
    own.update(name for name, _ in parse_qsl("&".join(core.parameters.query), True))
    return "&".join(
        pair
        for pair in query.split("&")
        if unquote_plus(pair.partition("=")[0]) not in own
    )


def _at_home(core: Core, address: str) -> tuple[str, str]:
    """Server and path of an address; ArgumentError unless it is at the origin of the client's.

    Credentials go nowhere else.
    """
    base = core.address
    if base is None:
        refuse(f"give {core.spec.name} a base_url")
    ours = urlsplit(base)
    try:
        parts = urlsplit(address)
        is_ours = origin_of(parts) == origin_of(ours) and "@" not in parts.netloc
    except ValueError:
        is_ours, parts = False, ours
    if not is_ours:
        refuse(
            "path is an address of another origin than that of the client, "
            f"{ours.scheme}://{ours.netloc}, and nothing is sent elsewhere"
        )
    query = f"?{parts.query}" if parts.query else ""
    return f"{ours.scheme}://{ours.netloc}", f"{parts.path or '/'}{query}"


def _template(path: str) -> str:
    """A path with its variables, of which the rest can be sent."""
    pieces = re.split(_VARIABLE, path)
    return "".join(
        piece if index % 2 else escape_reserved(piece, _IN_PATH)
        for index, piece in enumerate(pieces)
    )


Given = tuple[Argument, object]


def _in_path(template: str, parts: Parts) -> list[Given]:
    values = _mapping(parts, "path_parameters")
    names = [one[1:-1] for one in re.findall(_VARIABLE, template)]
    for name in (one for one in names if one not in values):
        refuse(f"path_parameters has nothing for {{{name}}} of the path")
    for name in (one for one in values if one not in names):
        refuse(f"the path has no {{{name}}}, which is in path_parameters")
    return [(path(name), values[name]) for name in dict.fromkeys(names)]


def _in_query(parts: Parts) -> list[Given]:
    values = _mapping(parts, "query")
    return [
        (query(name, style="deepObject" if _is_deep(one) else "form"), one)
        for name, one in values.items()
        if one is not None
    ]


def _in_body(parts: Parts) -> list[Given]:
    found = [name for name in _BODIES if parts.get(name) is not None]
    if not found:
        return []
    name = found[0]
    if len(found) > 1:
        refuse(f"give one body, not {' and '.join(found)}")
    value = parts.get(name)
    kind, members = (None, ()) if name in ("json", "content") else (dict, _deep(value))
    return [
        (body(kind, identifier=name, members=members if name == "form" else ()), value)
    ]


def _deep(form: object) -> tuple[Argument, ...]:
    """The fields of a form that hold others."""
    return tuple(
        field(name, style="deepObject")
        for name, one in (members_of(form) or {}).items()
        if _is_deep(one)
    )


def _is_deep(value: object) -> bool:
    """Whether a value has members, or is a list of those that have."""
    if isinstance(value, (Mapping, msgspec.Struct)):
        return True
    return any(members_of(one) is not None for one in items_of(value) or ())


def _media_type(parts: Parts) -> str | None:
    """Of the body; `headers` may name another."""
    if parts.get("form") is not None:
        return "application/x-www-form-urlencoded"
    if parts.get("multipart") is not None:
        return "multipart/form-data"
    content = parts.get("content")
    if content is None:
        return None
    if isinstance(content, str):
        return "text/plain; charset=utf-8"
    is_bytes = isinstance(content, (bytes, bytearray, memoryview))
    # What a file is can be told from its name.
    return "application/octet-stream" if is_bytes else "*/*"


def _options(core: Core, parts: Parts) -> RequestOptions | None:
    """The options of the call, with the headers among them."""
    options = cast("RequestOptions", {**_mapping(parts, "request_options")})
    headers = checked_headers(parts.get("headers") or {}, "headers")
    later = checked_headers(options.get("headers") or {}, "options.headers")
    if headers or later:
        options["headers"] = dict((*headers, *later))
    return options_of(core, options or None)


def _key_header(core: Core, method: str, options: RequestOptions | None) -> str | None:
    """The header of the key: known for all POST and PATCH, or because the call has a key."""
    known = core.spec.idempotency_key
    options = options or {}
    name = known or _KEY
    named = {one.lower() for one in options.get("headers") or {}}
    is_given = options.get("idempotency_key") is not None or name.lower() in named
    return name if is_given or (known and method in _KEYED) else None


def _mapping(parts: Parts, name: str) -> Mapping[str, Any]:
    value: object = parts.get(name) or {}
    if not isinstance(value, Mapping):
        refuse(f"{name} must be a mapping, not {type(value).__name__}")
    if not all(isinstance(one, str) for one in cast("Mapping[object, Any]", value)):
        refuse(f"names in {name} must be str")
    return cast("Mapping[str, Any]", value)


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        refuse(f"{name} must be str, not {type(value).__name__}")
    return value
