"""Styles of pages: numbers and cursors."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from harness import Server, get, post, reply, rpc_reply
from paged_servers import STYLES, asked, walk
from paging_specs import numbered, queries, some

from specmill_runtime.errors import PaginationError
from specmill_runtime.models import Model
from specmill_runtime.operation import (
    AnyOperation,
    CursorPaging,
    Operation,
    Result,
    body,
    header,
    named,
    query,
)


def test_page_numbers_are_counted_from_the_first(flavor: str) -> None:
    server = Server(some(1), some(2), some())

    assert [1, 2] == walk(flavor, server, numbered(), (None, 5)).items
    assert [
        {"size": "5"},
        {"size": "5", "page": "2"},
        {"size": "5", "page": "3"},
    ] == queries(server)


def test_page_numbers_may_begin_at_zero(flavor: str) -> None:
    server = Server(some(1, pages=2), some(2, pages=2))
    operation = numbered(first=0, total_pages="/pages")

    assert [1, 2] == walk(flavor, server, operation, (None, None)).items
    assert [{}, {"page": "1"}] == queries(server)


def test_page_numbers_begin_where_the_user_says(flavor: str) -> None:
    server = Server(some(1), some())

    walk(flavor, server, numbered(), (7, None))

    assert [{"page": "7"}, {"page": "8"}] == queries(server)


def test_total_ends_page_numbers(flavor: str) -> None:
    server = Server(some(1, 2, total=3), some(3, total=3))

    assert [1, 2, 3] == walk(
        flavor, server, numbered(total="/total"), (None, None)
    ).items
    assert 2 == len(server.requests)


def test_total_does_not_end_page_numbers_that_begin_later(flavor: str) -> None:
    server = Server(some(1, 2, total=2), some(total=2))

    walk(flavor, server, numbered(total="/total"), (2, None))

    assert 2 == len(server.requests)


def test_total_still_ends_after_resuming() -> None:
    server = Server(some(3, total=3))

    walk(
        "sync",
        server,
        numbered(total="/total"),
        (None, None),
        resume={"page": 2, "seen": 2},
    )

    assert 1 == len(server.requests)


def test_empty_page_before_the_last_number_is_not_the_end(flavor: str) -> None:
    server = Server(some(1, pages=3), some(pages=3), some(2, pages=3))

    assert [1, 2] == walk(
        flavor, server, numbered(total_pages="/pages"), (None, None)
    ).items


def tokens(*arguments: Any, cursor: str = "after", **details: Any) -> AnyOperation:
    details.setdefault("next", "/next")
    return get(
        arguments=arguments,
        paging=CursorPaging(cursor=cursor, items="/items", **details),
    )


def test_cursor_goes_where_the_argument_goes() -> None:
    server = Server(some(1, next="b"), some(2))

    walk("sync", server, tokens(header("X-After", str), cursor="X-After"), (None,))

    assert "b" == server.headers["x-after"]


def test_cursor_that_is_no_argument_goes_into_the_query() -> None:
    server = Server(some(1, next="b/c"), some(2))

    walk("sync", server, tokens(), ())

    assert [{}, {"after": "b/c"}] == queries(server)


def test_cursor_replaces_the_one_that_the_user_gave() -> None:
    server = Server(some(1, next="b"), some(2))

    walk("sync", server, tokens(query("after", str)), ("a",))

    assert [{"after": "a"}, {"after": "b"}] == queries(server)


def test_number_is_a_cursor() -> None:
    server = Server(some(1, next=7), some(2, next=0))

    found = walk("sync", server, tokens(query("after", int)), (None,))

    assert ([1, 2], [{}, {"after": "7"}]) == (found.items, queries(server))


@pytest.mark.parametrize(
    ("kind", "cursor", "sent"),
    [
        (str, 7, "7"),
        (int, "7", "7"),
        (UUID, "0" * 32, "00000000-0000-0000-0000-000000000000"),
        (datetime, "2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"),
    ],
)
def test_cursor_becomes_what_the_argument_takes(
    kind: type, cursor: object, sent: str
) -> None:
    server = Server(some(1, next=cursor), some(2))

    walk("sync", server, tokens(query("after", kind)), (None,))

    assert {"after": sent} == queries(server)[1]


def test_cursor_that_the_argument_cannot_take_is_an_error(flavor: str) -> None:
    found = walk(
        flavor, Server(some(1, next="x")), tokens(query("after", int)), (None,)
    )

    assert isinstance(found.error, PaginationError)
    assert "is no int, as 'after' must be" in str(found.error)


class Since(Model, kw_only=True):
    """A page whose cursor is a time."""

    items: list[int]
    next: datetime | None = None


def test_cursor_may_be_a_time() -> None:
    operation = get(
        arguments=(query("after", datetime),),
        results=(Result(status="200", type=lambda: Since),),
        paging=CursorPaging(cursor="after", items="/items", next="/next"),
    )
    server = Server(some(1, next="2026-01-02T03:04:05Z"), some(2))

    found = walk("sync", server, operation, (datetime(2025, 1, 1, tzinfo=UTC),))

    assert "2026-01-02T03:04:05Z" == queries(server)[1]["after"]
    assert {"cursor": "2026-01-02T03:04:05Z"} == found.cursors[0]


@pytest.mark.parametrize("more", [False, "false"])
def test_false_has_more_ends_although_there_is_a_cursor(
    flavor: str, more: object
) -> None:
    server = Server(some(1, last="a", more=more))

    found = walk(flavor, server, STYLES["has-more"].operation, (None,))

    assert ([1], None) == (found.items, found.error)


def test_missing_has_more_leaves_the_end_to_the_cursor(flavor: str) -> None:
    server = Server(some(1, last="a"), some(2))

    assert [1, 2] == walk(flavor, server, STYLES["has-more"].operation, (None,)).items


def test_cursor_in_the_body_comes_before_the_one_in_a_header() -> None:
    operation = tokens(query("after", str), next_header="X-Next")
    server = Server(
        reply({"items": [1], "next": "a"}, headers={"X-Next": "b"}),
        reply({"items": [2]}, headers={"x-next": "c"}),
        some(3),
    )

    walk("sync", server, operation, (None,))

    assert [{}, {"after": "a"}, {"after": "c"}] == queries(server)


LAST_ITEM = tokens(
    query("starting_after", str),
    cursor="starting_after",
    next=None,
    last_item="/id",
    has_more="/more",
)


def rows(*ids: str, **around: object) -> Any:
    return reply({"items": [{"id": one} for one in ids], **around})


def test_last_item_is_the_cursor(flavor: str) -> None:
    server = Server(rows("a", "b", more=True), rows("c", more=False))

    found = walk(flavor, server, LAST_ITEM, (None,))

    assert [{"id": "a"}, {"id": "b"}, {"id": "c"}] == found.items
    assert [{}, {"starting_after": "b"}] == queries(server)


def test_page_without_items_is_the_last_whatever_it_says(flavor: str) -> None:
    server = Server(rows("a", more=True), rows(more=True))

    found = walk(flavor, server, LAST_ITEM, (None,))

    assert ([{"id": "a"}], None) == (found.items, found.error)


def test_last_item_without_a_cursor_is_an_error_when_there_is_more(flavor: str) -> None:
    server = Server(reply({"items": [{}], "more": True}))

    found = walk(flavor, server, LAST_ITEM, (None,))

    assert "gives no cursor" in str(found.error)


class Search(Model, kw_only=True):
    """A body that is one argument."""

    text: str
    after: str | None = None


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        (Search(text="x"), {"text": "x", "after": "b"}),
        ({"text": "x", "after": "a"}, {"text": "x", "after": "b"}),
        (None, {"after": "b"}),
    ],
)
def test_cursor_goes_into_a_body_that_is_one_argument(
    given: object, sent: object
) -> None:
    operation = post(
        arguments=(body(dict),),
        paging=CursorPaging(cursor="after", items="/items", next="/next"),
    )
    server = Server(some(1, next="b"), some(2))

    walk("sync", server, operation, (given,))

    assert sent == server.json


def test_cursor_that_is_an_argument_leaves_the_body_alone() -> None:
    operation = post(
        arguments=(body(dict), query("after", str)),
        paging=CursorPaging(cursor="after", items="/items", next="/next"),
    )
    server = Server(some(1, next="b"), some(2))

    walk("sync", server, operation, ({"text": "x"}, None))

    assert ({"text": "x"}, {"after": "b"}) == (server.json, asked(server.request))


def test_model_that_was_given_is_not_changed() -> None:
    operation = post(
        arguments=(body(dict),),
        paging=CursorPaging(cursor="after", items="/items", next="/next"),
    )
    given = Search(text="x")

    walk("sync", Server(some(1, next="b"), some(2)), operation, (given,))

    assert given.after is None


def test_cursor_goes_into_json_rpc_parameters(flavor: str) -> None:
    operation: AnyOperation = Operation(
        id="things.list",
        rpc="list",
        by_position=False,
        arguments=(named("after", str), named("text", str)),
        results=(Result(status="200", type=lambda: object),),
        paging=CursorPaging(cursor="after", items="/items", next="/next"),
    )
    server = Server(
        rpc_reply({"result": {"items": [1], "next": "b"}}),
        rpc_reply({"result": {"items": [2]}}),
    )

    assert [1, 2] == walk(flavor, server, operation, (None, "x")).items
    assert {"after": "b", "text": "x"} == server.json["params"]
