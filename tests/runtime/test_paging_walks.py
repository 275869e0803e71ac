"""Walks through pages of every style: limit, prefetch, cursor and resume."""

import asyncio
import json
from typing import Any

import pytest
from harness import Caller, Server, reply
from paged_servers import STYLES, pages, served, walk

from specmill_runtime.errors import (
    ArgumentError,
    ConnectError,
    DecodeError,
    PaginationError,
)
from specmill_runtime.hooks import CallStarted, Hooks
from specmill_runtime.request import RawResponse
from specmill_runtime.sdk_error import CallRecord

EVERY = pytest.mark.parametrize("name", STYLES)
OFFSET, CURSOR = STYLES["offset"], STYLES["cursor"]


@EVERY
@pytest.mark.parametrize("count", [0, 1, 3, 7, 9])
def test_items_come_in_order_and_once(flavor: str, name: str, count: int) -> None:
    style = STYLES[name]

    found = walk(flavor, served(name, count), style.operation, style.arguments)

    assert (list(range(count)), None) == (found.items, found.error)


@EVERY
@pytest.mark.parametrize("prefetch", [1, 2, 9])
def test_prefetch_changes_nothing_of_what_comes(
    flavor: str, name: str, prefetch: int
) -> None:
    style = STYLES[name]

    found = walk(
        flavor, served(name, 8), style.operation, style.arguments, prefetch=prefetch
    )

    assert (list(range(8)), None) == (found.items, found.error)


@EVERY
def test_walk_goes_on_after_any_item(flavor: str, name: str) -> None:
    style = STYLES[name]
    whole = walk(flavor, served(name, 7), style.operation, style.arguments)

    rests = [
        walk(
            flavor,
            served(name, 7),
            style.operation,
            style.arguments,
            resume=json.loads(json.dumps(cursor)),
        ).items
        for cursor in whole.cursors
    ]

    assert [list(range(index + 1, 7)) for index in range(7)] == rests


@EVERY
def test_walk_goes_on_after_any_page(flavor: str, name: str) -> None:
    style = STYLES[name]
    whole = pages(flavor, served(name, 7), style.operation, style.arguments)

    rests = [
        walk(
            flavor,
            served(name, 7),
            style.operation,
            style.arguments,
            resume=page.cursor,
        ).items
        for page in whole
    ]

    assert [[3, 4, 5, 6], [6], []] == rests


@EVERY
def test_cursor_of_a_finished_walk_finds_what_came_since(
    flavor: str, name: str
) -> None:
    style = STYLES[name]
    done = walk(flavor, served(name, 7), style.operation, style.arguments)

    found = walk(
        flavor, served(name, 11), style.operation, style.arguments, resume=done.cursor
    )

    assert [7, 8, 9, 10] == found.items


@EVERY
def test_cursor_before_the_first_item_is_the_beginning(flavor: str, name: str) -> None:
    style = STYLES[name]
    server = Server(ConnectError("no"))

    failed = walk(flavor, server, style.operation, style.arguments)
    again = walk(
        flavor,
        served(name, 4),
        style.operation,
        style.arguments,
        resume=failed.cursor,
    )

    assert [0, 1, 2, 3] == again.items


@EVERY
@pytest.mark.parametrize(("resume", "first"), [({}, 0), ({"skip": 2}, 2)])
def test_cursor_without_a_place_is_of_the_first_page(
    flavor: str, name: str, resume: dict[str, int], first: int
) -> None:
    style = STYLES[name]

    found = walk(
        flavor, served(name, 7), style.operation, style.arguments, resume=resume
    )

    assert (list(range(first, 7)), None) == (found.items, found.error)


@EVERY
@pytest.mark.parametrize("prefetch", [0, 2])
def test_limit_ends_and_asks_for_nothing_beyond(
    flavor: str, name: str, prefetch: int
) -> None:
    style, server = STYLES[name], served(name, 9)

    found = walk(
        flavor, server, style.operation, style.arguments, limit=6, prefetch=prefetch
    )

    assert (list(range(6)), 2) == (found.items, len(server.requests))


def test_limit_may_end_inside_a_page(flavor: str) -> None:
    found = walk(flavor, served("offset", 9), OFFSET.operation, (None,), limit=4)

    assert [0, 1, 2, 3] == found.items
    assert {"offset": 3, "skip": 1} == found.cursor


def test_limit_of_none_at_all_sends_nothing(flavor: str) -> None:
    server = served("offset", 9)

    assert [] == walk(flavor, server, OFFSET.operation, (None,), limit=0).items
    assert [] == server.requests


def test_limit_of_pages_counts_pages(flavor: str) -> None:
    server = served("offset", 9)

    found = pages(flavor, server, OFFSET.operation, (None,), limit=2)

    assert [[0, 1, 2], [3, 4, 5]] == [page.items for page in found]
    assert 2 == len(server.requests)


def test_first_page_may_be_one_that_was_left(flavor: str) -> None:
    resume = {"offset": 3, "skip": 2}

    found = pages(flavor, served("offset", 7), OFFSET.operation, (None,), resume=resume)

    assert [[5], [6]] == [page.items for page in found]


def test_page_of_which_nothing_is_left_is_not_given(flavor: str) -> None:
    resume = {"offset": 3, "skip": 3}

    found = pages(flavor, served("offset", 7), OFFSET.operation, (None,), resume=resume)

    assert [[6]] == [page.items for page in found]


def test_page_can_be_fetched_by_its_cursor() -> None:
    core = Caller("sync", served("cursor", 7)).sync
    assert core is not None
    pager = core.paginate(CURSOR.operation, (None,))

    page = pager.page(resume=pager.page().cursor)

    assert ([3, 4, 5], {"cursor": "t6"}) == (page.items, page.cursor)


def test_items_are_an_iterator_of_their_own() -> None:
    core = Caller("sync", served("offset", 7)).sync
    assert core is not None
    items = core.paginate(OFFSET.operation, (None,)).items()

    assert [0, 1] == [next(items), next(items)]
    assert [2, 3, 4, 5, 6] == list(items)
    assert [] == list(items)


def test_async_items_are_an_iterator_of_their_own() -> None:
    async def take() -> tuple[Any, list[Any]]:
        core: Any = Caller("async", served("offset", 5)).core
        items = core.paginate(OFFSET.operation, (None,)).items()
        return await anext(items), [item async for item in items]

    assert (0, [1, 2, 3, 4]) == asyncio.run(take())


def test_pager_knows_where_its_last_walk_stands() -> None:
    core = Caller("sync", served("offset", 7)).sync
    assert core is not None
    pager = core.paginate(OFFSET.operation, (None,))

    items = iter(pager)
    taken = [next(items) for _ in range(4)]

    assert ([0, 1, 2, 3], {"offset": 3, "skip": 1}) == (taken, pager.cursor)


def test_pager_of_which_nothing_was_taken_stands_at_the_beginning(flavor: str) -> None:
    pager: Any = Caller(flavor, Server()).core.paginate(OFFSET.operation, (None,))

    assert {} == pager.cursor


def test_walks_of_one_pager_do_not_disturb_each_other() -> None:
    core = Caller("sync", served("cursor", 7)).sync
    assert core is not None
    pager = core.paginate(CURSOR.operation, (None,))

    assert [(n, n) for n in range(7)] == list(
        zip(pager.items(), pager.items(prefetch=1), strict=True)
    )


def test_page_can_be_followed_twice() -> None:
    core = Caller("sync", served("cursor", 7)).sync
    assert core is not None
    first = core.paginate(CURSOR.operation, (None,)).page()

    once, twice = first.next_page(), first.next_page()

    assert once is not None
    assert twice is not None
    assert once.items == twice.items == [3, 4, 5]
    assert once.next_page() is not None
    assert twice.next_page() is not None


@pytest.mark.parametrize("prefetch", [0, 1, 3])
@pytest.mark.parametrize("name", ["offset", "cursor", "link-header"])
def test_error_comes_after_the_items_before_it_and_says_where_to_go_on(
    flavor: str, name: str, prefetch: int
) -> None:
    style = STYLES[name]
    well = style.serve(range(9))
    server = Server(well, well, ConnectError("no"))

    failed = walk(flavor, server, style.operation, style.arguments, prefetch=prefetch)
    assert isinstance(failed.error, ConnectError)
    rest = walk(
        flavor,
        served(name, 9),
        style.operation,
        style.arguments,
        resume=failed.error.cursor,
    )

    assert ([0, 1, 2, 3, 4, 5], [6, 7, 8]) == (failed.items, rest.items)
    assert failed.error.cursor == failed.cursor


def test_error_of_a_walk_that_was_resumed_keeps_what_was_given() -> None:
    resume = {"offset": 3, "skip": 2}

    failed = walk(
        "sync", Server(ConnectError("no")), OFFSET.operation, (None,), resume=resume
    )

    assert failed.error is not None
    assert resume == failed.error.cursor == failed.cursor


class Endings(Hooks):
    """Writes down how every call ended."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def call_ended(
        self, call: CallStarted, record: CallRecord, error: BaseException | None
    ) -> None:
        self.heard.append(type(error).__name__)


@pytest.mark.parametrize("second", [reply({"items": 7}), reply(content=b"{")])
def test_hooks_hear_of_a_page_that_cannot_be_read(
    flavor: str, second: RawResponse
) -> None:
    server, hooks = Server(OFFSET.serve(range(9)), second), Endings()

    with pytest.raises(DecodeError):
        Caller(flavor, server, hooks=hooks).items(OFFSET.operation, (None,))

    assert ["NoneType", "DecodeError"] == hooks.heard


def test_error_outside_of_paging_has_no_cursor() -> None:
    assert PaginationError("x").cursor is None


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"limit": -1}, "limit must not be negative"),
        ({"limit": True}, "limit must be an int, not bool"),
        ({"limit": "5"}, "limit must be an int, not str"),
        ({"prefetch": -1}, "prefetch must not be negative"),
        ({"prefetch": 1.5}, "prefetch must be an int, not float"),
        ({"max_empty_pages": -1}, "max_empty_pages must not be negative"),
        ({"resume": "t3"}, "resume must be a mapping, not str"),
        ({"resume": {"page": 3}}, "resume: unknown key 'page'; known: offset, skip"),
        ({"resume": {"offset": "3"}}, r"resume\['offset'\] must not be str"),
        ({"resume": {"offset": True}}, r"resume\['offset'\] must not be bool"),
        ({"resume": {"skip": -1}}, r"resume\['skip'\] must not be negative"),
    ],
)
@pytest.mark.parametrize("method", ["items", "pages"])
def test_wrong_option_is_refused_at_once(
    flavor: str, method: str, options: dict[str, Any], complaint: str
) -> None:
    pager = Caller(flavor, Server()).core.paginate(OFFSET.operation, (None,))

    with pytest.raises(ArgumentError, match=complaint):
        getattr(pager, method)(**options)


@pytest.mark.parametrize(
    "link", ["https://elsewhere.test/x", "//elsewhere.test/x", "/\\x", "/a\nb"]
)
def test_resume_leads_nowhere_else(flavor: str, link: str) -> None:
    style = STYLES["next-url"]
    server = Server(reply({"items": []}))

    with pytest.raises(ArgumentError, match="resume: the link to the next page"):
        walk(flavor, server, style.operation, resume={"next": link})
    assert [] == server.requests
