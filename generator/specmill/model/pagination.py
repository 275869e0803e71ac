"""Pagination as data: which parameters move through a list, and where the answer keeps items and cursors.

Pointers are JSON pointers (RFC 6901) into the decoded result; `""` is the result itself.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class OffsetPagination(
    msgspec.Struct, frozen=True, kw_only=True, tag="offset", omit_defaults=True
):
    """A count of items to skip; `page_size` is set when the server fixes it, `limit` when the caller may."""

    offset: str
    items: str
    limit: str | None = None
    page_size: int | None = None
    total: str | None = None
    next: str | None = None


class PageNumberPagination(
    msgspec.Struct, frozen=True, kw_only=True, tag="page", omit_defaults=True
):
    """A page number, counted from `first`."""

    page: str
    items: str
    first: int = 1
    limit: str | None = None
    total: str | None = None
    total_pages: str | None = None


class CursorPagination(
    msgspec.Struct, frozen=True, kw_only=True, tag="cursor", omit_defaults=True
):
    """An opaque token from one answer that the next request carries.

    It stands in the body (`next`), in a header (`next_header`), or in the last item (`last_item`, a
    pointer into that).
    """

    cursor: str
    items: str
    next: str | None = None
    next_header: str | None = None
    last_item: str | None = None
    has_more: str | None = None
    limit: str | None = None


class NextUrlPagination(
    msgspec.Struct, frozen=True, kw_only=True, tag="next-url", omit_defaults=True
):
    """The address of the next page, in the body (`next`) or in a Link header (RFC 8288, `link_header`)."""

    items: str
    next: str | None = None
    link_header: bool = False
    limit: str | None = None
    total: str | None = None


Pagination: TypeAlias = (
    OffsetPagination | PageNumberPagination | CursorPagination | NextUrlPagination
)
