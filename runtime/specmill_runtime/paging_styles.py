"""Styles of paging as data: which argument moves, and where an answer keeps items and cursors.

Pointers are JSON pointers (RFC 6901) into the decoded body, in wire names; "" is the body itself.
`limit` names the argument that sets the size of a page; nothing here depends on its value.
"""

from typing import Literal, TypeAlias

import msgspec


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
