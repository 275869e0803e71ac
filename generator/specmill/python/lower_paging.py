"""Pagination → the record that tells the runtime how to follow pages."""

from __future__ import annotations

from typing import assert_never

import msgspec

from specmill.model.pagination import (
    CursorPagination,
    NextUrlPagination,
    OffsetPagination,
    PageNumberPagination,
    Pagination,
)
from specmill.python import literals
from specmill.python.identifiers import trusted
from specmill.python.layout import Expression, Group, call

PAGING_NAMES = ("CursorPaging", "NextUrlPaging", "OffsetPaging", "PageNumberPaging")

# What moves comes first, then where things are; the runtime's record has the same names.
_ORDER = (
    *("offset", "page", "first", "cursor", "limit", "page_size", "items"),
    *("total", "total_pages", "next", "next_header", "last_item"),
    *("link_header", "has_more"),
)
# Besides what the model itself leaves out: for the runtime the body is where items are.
_DEFAULTS: dict[str, object] = {"items": "", "first": 1, "link_header": False}


def paging_name(pagination: Pagination) -> str:
    """The name of the runtime's record for a style."""
    match pagination:
        case OffsetPagination():
            return "OffsetPaging"
        case PageNumberPagination():
            return "PageNumberPaging"
        case CursorPagination():
            return "CursorPaging"
        case NextUrlPagination():
            return "NextUrlPaging"
        case _:
            assert_never(pagination)


def lower_paging(pagination: Pagination) -> Group:
    """`OffsetPaging(offset="offset", ...)`; what is at its default is left out."""
    given: dict[str, str | int | None] = msgspec.structs.asdict(pagination)
    named: dict[str, Expression] = {
        key: literals.scalar(given[key])
        for key in _ORDER
        if key in given and given[key] != _DEFAULTS.get(key)
    }
    return call(trusted(paging_name(pagination)), **named)
