"""Records that generated code builds at import: arguments, results, failures, operations.

Of paging and streams they say which argument moves, and where an answer keeps items and cursors.
Pointers are JSON pointers (RFC 6901) into the decoded body, in wire names; "" is the body itself.
`limit` names the argument that sets the size of a page; nothing here depends on its value.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Literal, TypeAlias, TypeVar

import msgspec

from specmill_runtime.arguments import (
    Argument,
    LazyType,
    Placement,
    Style,
    body,
    cookie,
    field,
    header,
    named,
    path,
    position,
    query,
    querystring,
)
from specmill_runtime.errors import ApiError

__all__ = [
    "AnyOperation",
    "Argument",
    "CursorPaging",
    "Failure",
    "LazyType",
    "NextUrlPaging",
    "OffsetPaging",
    "Operation",
    "PageNumberPaging",
    "Paging",
    "Placement",
    "Result",
    "Streaming",
    "Style",
    "body",
    "cookie",
    "field",
    "header",
    "named",
    "path",
    "position",
    "query",
    "querystring",
]

T_co = TypeVar("T_co", covariant=True)


class Result(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A success that the description knows, by status: "200", "2XX" or "default"."""

    status: str
    type: LazyType | None = None
    """Gives the type of the body; None: there is no body, the result is None."""
    media_type: str | None = None
    """None is JSON."""
    location: bool = False
    """Whether the result is the address that the header `Location` names; there is no body."""
    optional: bool = False
    """Whether the body may be empty, which makes the result None."""


class Failure(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A failure that the description knows, by HTTP status ("400", "4XX", "default") or RPC code.

    `body` gives the type of the error's body (for JSON-RPC of its `data`); None leaves builtins.
    """

    error: Callable[[], type[ApiError[Any]]]
    status: str | None = None
    code: int | None = None
    body: LazyType | None = None


class OffsetPaging(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Pages by number of items to leave out.

    A page shorter than `page_size`, where the server fixes it, is the last; without it only an
    empty page, a null `next` or `total` end.
    """

    offset: str
    style: Literal["offset", "skip"] = "offset"
    limit: str | None = None
    page_size: int | None = None
    items: str = ""
    total: str | None = None
    next: str | None = None


class PageNumberPaging(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Pages by number, counted from `first`.

    `total_pages` or `total` end; an empty page ends unless `total_pages` says otherwise.
    """

    page: str
    first: int = 1
    limit: str | None = None
    items: str = ""
    total: str | None = None
    total_pages: str | None = None


class CursorPaging(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Pages by a token of the answer before: in its body (`next`), in a header (`next_header`), or
    in its last item (`last_item`, a pointer into that).

    A missing, null, false or empty token ends, the number 0 too, and so do a false `has_more` and,
    where the last item has the token, a page without items.
    """

    cursor: str
    next: str | None = None
    next_header: str | None = None
    last_item: str | None = None
    has_more: str | None = None
    limit: str | None = None
    items: str = ""


class NextUrlPaging(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Pages by address, in the body (`next`) or in the header `Link` with rel=next (RFC 8288)."""

    next: str | None = None
    link_header: bool = False
    limit: str | None = None
    items: str = ""
    total: str | None = None


Paging: TypeAlias = OffsetPaging | PageNumberPaging | CursorPaging | NextUrlPaging


class Streaming(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A response that is a sequence of items; the operation's results give the type of one.

    `events`: text/event-stream, an item being the data of an event. `lines`: JSON Lines, NDJSON.
    `sequence`: JSON text sequences (RFC 7464). An item whose text is `done` ends the stream and is
    not handed out.
    """

    format: Literal["events", "lines", "sequence"] = "events"
    done: str | None = None


class Operation(msgspec.Struct, Generic[T_co], frozen=True, kw_only=True, eq=False):
    """One operation of an API: everything that a call needs, decided at generation.

    `T_co` is the type of its decoded result.
    """

    id: str
    """Dotted Python path, such as `send_sms.list`."""
    method: str = "POST"
    path: str = ""
    """Template such as `/sendsms/{id}/`; "" is the server's address itself."""
    arguments: tuple[Argument, ...] = ()
    media_type: str | None = None
    """Of the request's body; None is JSON."""
    file_types: tuple[str, ...] = ()
    """Further media types that a file as the body may have."""
    sequence: Literal["lines", "sequence"] | None = None
    """How the items of a list in the body follow each other: JSON Lines, JSON text sequences (RFC 7464)."""
    body_required: bool = False
    """Whether a body is sent ({}) even when no field is given."""
    transcode: bool = False
    """Whether a model in the body has a field of a wire type."""
    results: tuple[Result, ...] = ()
    failures: tuple[Failure, ...] = ()
    security: tuple[tuple[str, ...], ...] | None = None
    """Alternatives of scheme keys; None is the client's default, () sends no credential, an empty
    alternative allows a call without credentials."""
    idempotent: bool = False
    idempotency_key: str | None = None
    """Header of a key by which the server knows a repeated request again."""
    rpc: str | None = None
    """Name of the JSON-RPC method."""
    notification: bool = False
    """Whether JSON-RPC expects no reply (JSON-RPC 2.0 §4.1)."""
    by_position: bool = True
    """Whether JSON-RPC parameters travel as an array instead of an object."""
    paging: Paging | None = None
    streaming: Streaming | None = None
    server: str | None = None
    """Address that replaces the described one of the client for this operation."""
    described: bool = True
    """Whether the description has it. Of another one, made for one call, nothing is kept, and the query in
    its path is shown nowhere."""


AnyOperation: TypeAlias = Operation[Any]
"""An operation, whatever its result."""
