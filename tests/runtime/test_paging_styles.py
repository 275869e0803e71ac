"""Each style of paging: what is asked next, where cursors are found and put."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from harness import Caller, Server, get, post, reply, rpc_reply
from paged_servers import STYLES, asked, walk

from specmill_runtime.errors import PaginationError
from specmill_runtime.models import Model
from specmill_runtime.operation import (
    AnyOperation,
    CursorPaging,
    NextUrlPaging,
    Operation,
    PageNumberPaging,
    Result,
    body,
    field,
    header,
    named,
    path,
    query,
)


def queries(server: Server) -> list[dict[str, str]]:
    return [asked(request) for request in server.requests]


def numbered(**details: Any) -> AnyOperation:
    return get(
        arguments=(query("page", int), query("size", int)),
        paging=PageNumberPaging(page="page", limit="size", items="/items", **details),
    )


def some(*items: int, **more: object) -> Any:
    return reply({"items": items, **more})


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


def linked(*arguments: Any, address: str = "/things", **details: Any) -> AnyOperation:
    details = details or {"next": "/next"}
    return get(
        address,
        arguments=arguments,
        paging=NextUrlPaging(items="/items", **details),
    )


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://plain.test/v1/things?at=3", "/v1/things?at=3"),
        ("HTTPS://PLAIN.test:443/v1/things?at=3", "/v1/things?at=3"),
        ("/v2/more?at=3", "/v2/more?at=3"),
        ("?at=3", "/v1/things?at=3"),
        ("things/3", "/v1/things/3"),
        ("../v3/x", "/v3/x"),
        ("//plain.test/x", "/x"),
        ("https://plain.test?at=3", "/?at=3"),
        ("?at=3#top", "/v1/things?at=3"),
        ("?q=a b&ü=%20é", "/v1/things?q=a%20b&%C3%BC=%20%C3%A9"),
        ("?q=a+b%2Bc&d[]=1", "/v1/things?q=a+b%2Bc&d[]=1"),
    ],
)
def test_link_is_resolved_against_the_page(flavor: str, link: str, target: str) -> None:
    server = Server(some(1, next=link), some(2))

    assert [1, 2] == walk(flavor, server, linked()).items
    assert target == server.target


def test_relative_links_follow_each_other() -> None:
    server = Server(some(1, next="a/b?at=1"), some(2, next="c?at=2"), some(3))

    walk("sync", server, linked())

    assert "/v1/a/c?at=2" == server.target


def test_link_takes_the_place_of_path_and_query(flavor: str) -> None:
    operation = linked(path("id", int), query("q", str), address="/things/{id}/parts")
    server = Server(some(1, next="?at=3"), some(2))

    walk(flavor, server, operation, (7, "x"))

    assert "/v1/things/7/parts?at=3" == server.target


def test_headers_body_and_options_are_kept_where_a_link_leads(flavor: str) -> None:
    operation = post(
        arguments=(header("X-Kind", str), field("text", str)),
        paging=NextUrlPaging(items="/items", next="/next"),
    )
    server = Server(some(1, next="?at=3"), some(2))

    Caller(flavor, server).items(
        operation, ("k", "t"), {"headers": {"X-A": "b"}, "query": {"first": "1"}}
    )

    assert ("k", "b") == (server.headers["x-kind"], server.headers["x-a"])
    assert {"text": "t"} == server.json
    assert "/v1/things?at=3" == server.target


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ('<?at=3>; rel="next"', "/v1/things?at=3"),
        ("<?at=3>;rel=next", "/v1/things?at=3"),
        ("<?at=3>; REL=Next", "/v1/things?at=3"),
        ('<?at=3>; rel="last next"', "/v1/things?at=3"),
        ('<?at=1>; rel="prev", <?at=3>; rel="next"', "/v1/things?at=3"),
        ('<?at=1,2>; title="a, <b>; rel=next"; rel=prev, <?at=3>;rel=next', "?at=3"),
        ('<?at=3>; title="a \\"b\\""; rel="next"', "?at=3"),
        ("<?at=3> ; title ; rel = next", "?at=3"),
        ("<?at=3>;; rel=next", "?at=3"),
        (", ,<?at=3>; rel=next,", "?at=3"),
        ("<https://plain.test/v1/things?at=3,4>; rel=next", "?at=3,4"),
    ],
)
def test_link_header_is_read_as_rfc_8288_has_it(link: str, target: str) -> None:
    operation = linked(link_header=True)
    server = Server(reply({"items": [1]}, headers={"Link": link}), some(2))

    walk("sync", server, operation)

    assert server.target.endswith(target)
    assert 2 == len(server.requests)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "?at=3; rel=next",
        "<?at=3>",
        "<?at=3; rel=next",
        '<?at=3>; rel="prev"',
        "<?at=3>; rel=prev; rel=next",
        '<?at=3>; rel=next; anchor="/other"',
        '<?at=3>; rel="next',
        '<?at=3>; title="; rel=next"',
        "<?at=3>; rel=nextpage",
        "<" * 5000 + ";" * 5000,
        "<a>" + ' ;x="' * 5000,
    ],
)
def test_link_header_without_next_is_the_end(link: str) -> None:
    server = Server(reply({"items": [1]}, headers={"Link": link}))

    found = walk("sync", server, linked(link_header=True))

    assert ([1], None, 1) == (found.items, found.error, len(server.requests))


def test_repeated_link_headers_are_one(flavor: str) -> None:
    first = some(1)
    both = ((b"Link", b"<?at=1>; rel=prev"), (b"link", b"<?at=3>; rel=next"))
    raw = type(first)(
        status=200, headers=(*first.headers, *both), content=first.content
    )

    server = Server(raw, some(2))
    walk(flavor, server, linked(link_header=True))

    assert "/v1/things?at=3" == server.target


def test_link_in_the_body_comes_before_the_header() -> None:
    server = Server(
        reply({"items": [1], "next": "?at=1"}, headers={"Link": "<?at=2>; rel=next"}),
        some(2),
    )

    walk("sync", server, linked(next="/next", link_header=True))

    assert "/v1/things?at=1" == server.target
