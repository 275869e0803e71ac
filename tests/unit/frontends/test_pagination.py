"""The hint `x-specmill-pagination` of an operation: every style, and what is none."""

from __future__ import annotations

import pytest

from specmill.model.pagination import (
    CursorPagination,
    NextUrlPagination,
    OffsetPagination,
    PageNumberPagination,
)
from tests.unit.frontends.conftest import read_operation


def test_offset_pagination_is_read() -> None:
    outcome = read_operation(
        "x-specmill-pagination: {style: offset, offset: o, limit: l, items: /objects}"
    )

    assert outcome.operation.pagination == OffsetPagination(
        offset="o", limit="l", items="/objects"
    )


def test_skip_is_offset_pagination_with_fixed_pages() -> None:
    outcome = read_operation(
        "x-specmill-pagination: {style: skip, offset: skip, page_size: 500, items: ''}"
    )

    assert outcome.operation.pagination == OffsetPagination(
        offset="skip", page_size=500, items=""
    )


def test_cursor_pagination_is_read() -> None:
    outcome = read_operation(
        "x-specmill-pagination: {style: cursor, cursor: c, items: /a, next: /n}"
    )

    assert outcome.operation.pagination == CursorPagination(
        cursor="c", items="/a", next="/n"
    )


def test_cursor_may_be_in_a_header_beside_a_flag() -> None:
    outcome = read_operation(
        "x-specmill-pagination:"
        " {style: cursor, cursor: c, items: /a, next_header: X-Next, has_more: /more}"
    )

    assert outcome.operation.pagination == CursorPagination(
        cursor="c", items="/a", next_header="X-Next", has_more="/more"
    )


def test_page_number_pagination_is_read() -> None:
    outcome = read_operation(
        "x-specmill-pagination:"
        " {style: page, page: p, first: 0, limit: l, items: /a, total_pages: /n}"
    )

    assert outcome.operation.pagination == PageNumberPagination(
        page="p", first=0, limit="l", items="/a", total_pages="/n"
    )


def test_next_url_pagination_is_read() -> None:
    outcome = read_operation(
        "x-specmill-pagination: {style: next-url, items: '', link_header: true}"
    )

    assert outcome.operation.pagination == NextUrlPagination(items="", link_header=True)


@pytest.mark.parametrize(
    ("hint", "pointer"),
    [
        ("{style: pages}", "x-specmill-pagination/style"),
        ("{items: a}", "x-specmill-pagination"),
        ("true", "x-specmill-pagination"),
        ("{style: offset, offset: o, items: a, foo: 1}", "x-specmill-pagination/foo"),
        ("{style: offset, offset: 3, items: a}", "x-specmill-pagination"),
        ("{style: page, items: a}", "x-specmill-pagination"),
        ("{style: page, page: p, items: a, cursor: c}", "x-specmill-pagination/cursor"),
        ("{style: cursor, cursor: c, items: a}", "x-specmill-pagination"),
        ("{style: next-url, items: a}", "x-specmill-pagination"),
        (
            "{style: next-url, items: a, link_header: yes please}",
            "x-specmill-pagination",
        ),
    ],
)
def test_malformed_pagination_is_an_error(hint: str, pointer: str) -> None:
    outcome = read_operation(f"x-specmill-pagination: {hint}")

    assert outcome.pointer("invalid-extension") == f"/paths/~1pets/get/{pointer}"


def test_pagination_without_a_style_is_told_what_it_takes() -> None:
    report = read_operation("x-specmill-pagination: true").report("invalid-extension")

    assert report.message == "a pagination is false, or has a style that is a text"
    assert report.hint == "use one of: offset, skip, page, cursor, next-url"
