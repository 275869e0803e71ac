"""Pages by offset and by skip: what is asked next, and when it ends."""

from typing import Any

import pytest
from harness import Answer, Caller, Server, get, reply

from specmill_runtime.errors import ArgumentError, DecodeError, PaginationError
from specmill_runtime.models import Model
from specmill_runtime.operation import AnyOperation, OffsetPaging, Result, query
from specmill_runtime.records import resolve
from specmill_runtime.request import RawRequest, RawResponse


class Meta(Model, kw_only=True):
    """Where a page stands."""

    total: int | None = None
    next: str | None = None


class Listing(Model, kw_only=True):
    """One page."""

    meta: Meta | None = None
    objects: list[int] | None = None


def listing(**details: Any) -> AnyOperation:
    paging = OffsetPaging(offset="offset", limit="limit", items="/objects", **details)
    return get(
        arguments=(query("limit", int), query("offset", int)),
        results=(Result(status="200", type=lambda: Listing),),
        paging=paging,
    )


BY_NEXT = listing(next="/meta/next")
BY_TOTAL = listing(total="/meta/total")
PLAIN_LIST = listing()
SKIP = get(
    arguments=(query("skip", int),),
    results=(Result(status="200", type=lambda: list[int]),),
    paging=OffsetPaging(style="skip", offset="skip", page_size=3, items=""),
)


def page(*objects: int, **meta: object) -> RawResponse:
    return reply({"meta": meta, "objects": list(objects)})


def numbers(count: int, size: int) -> Answer:
    """A server of the numbers below `count`, in pages of `size` unless `limit` says otherwise."""

    def answer(request: RawRequest) -> RawResponse:
        asked = dict(Server.query_of(request))
        start, limit = int(asked.get("offset", 0)), int(asked.get("limit", size))
        found = list(range(count))[start : start + limit]
        more = start + len(found) < count
        meta = {"total": count, "next": "/more" if more else None}
        return reply({"meta": meta, "objects": found})

    return answer


@pytest.mark.parametrize("operation", [BY_NEXT, BY_TOTAL, PLAIN_LIST])
def test_items_of_all_pages_are_given_in_order(
    flavor: str, operation: AnyOperation
) -> None:
    server = Server(numbers(7, size=3))

    assert list(range(7)) == Caller(flavor, server).items(operation, (None, None))


@pytest.mark.parametrize(
    ("operation", "requests"), [(BY_NEXT, 3), (BY_TOTAL, 3), (PLAIN_LIST, 4)]
)
def test_no_request_is_made_after_the_known_end(
    operation: AnyOperation, requests: int
) -> None:
    server = Server(numbers(7, size=3))

    Caller("sync", server).items(operation, (None, None))

    assert requests == len(server.requests)


def test_next_offset_follows_the_items_received(flavor: str) -> None:
    server = Server(page(1, 2, 3, next="x"), page(4, next="x"), page(5, next=None))

    items = Caller(flavor, server).items(BY_NEXT, (None, None))

    assert [1, 2, 3, 4, 5] == items
    assert [
        [],
        [("offset", "3")],
        [("offset", "4")],
    ] == [Server.query_of(request) for request in server.requests]


def test_short_page_is_not_the_end(flavor: str) -> None:
    server = Server(page(1, next="x"), page(2, 3, next="x"), page(4, next=None))

    assert [1, 2, 3, 4] == Caller(flavor, server).items(BY_NEXT, (100, None))


def test_empty_page_is_the_end(flavor: str) -> None:
    server = Server(page(1, next="x"), page(next="x"))

    assert [1] == Caller(flavor, server).items(BY_NEXT, (None, None))


def test_first_page_may_be_empty(flavor: str) -> None:
    server = Server(page(total=0))

    assert [] == Caller(flavor, server).items(BY_TOTAL, (None, None))
    assert 1 == len(server.requests)


def test_missing_items_are_an_empty_page() -> None:
    assert [] == Caller("sync", Server(reply({}))).items(PLAIN_LIST, (None, None))


def test_page_begins_where_the_user_says(flavor: str) -> None:
    server = Server(numbers(7, size=2))

    assert [4, 5, 6] == Caller(flavor, server).items(BY_TOTAL, (None, 4))


def test_limit_is_kept_on_every_page() -> None:
    server = Server(numbers(5, size=100))

    Caller("sync", server).items(BY_TOTAL, (2, None))

    assert [
        [("limit", "2")],
        [("limit", "2"), ("offset", "2")],
        [("limit", "2"), ("offset", "4")],
    ] == [Server.query_of(request) for request in server.requests]


def test_options_are_kept_on_every_page(flavor: str) -> None:
    server = Server(numbers(4, size=2))

    Caller(flavor, server).items(BY_TOTAL, (None, None), {"headers": {"X-A": "b"}})

    assert [b"b", b"b"] == [dict(one.headers)[b"X-A"] for one in server.requests]


def test_skip_counts_items(flavor: str) -> None:
    server = Server(reply([1, 2, 3]), reply([4, 5, 6]), reply([7]))

    assert [1, 2, 3, 4, 5, 6, 7] == Caller(flavor, server).items(SKIP, (None,))
    assert [
        [],
        [("skip", "3")],
        [("skip", "6")],
    ] == [Server.query_of(request) for request in server.requests]


def test_page_shorter_than_the_fixed_size_is_the_last() -> None:
    server = Server(reply([1, 2]))

    Caller("sync", server).items(SKIP, (None,))

    assert 1 == len(server.requests)


def test_skip_counts_what_came_when_a_page_is_longer_than_the_fixed_size() -> None:
    server = Server(reply([1, 2, 3, 4]), reply([]))

    Caller("sync", server).items(SKIP, (None,))

    assert [("skip", "4")] == server.query


def test_full_last_page_is_followed_by_an_empty_one() -> None:
    server = Server(reply([1, 2, 3]), reply([]))

    assert [1, 2, 3] == Caller("sync", server).items(SKIP, (None,))


def test_offset_that_is_no_argument_goes_into_the_query() -> None:
    operation = get(
        results=(Result(status="200", type=lambda: list[int]),),
        paging=OffsetPaging(offset="skip", items=""),
    )
    server = Server(reply([1]), reply([2]), reply([]))

    assert [1, 2] == Caller("sync", server).items(operation, ())
    assert [("skip", "2")] == server.query


def test_server_that_ignores_the_offset_is_found_out(flavor: str) -> None:
    server = Server(page(1, 2, next="x"))

    with pytest.raises(PaginationError, match="sends the same page again"):
        Caller(flavor, server).items(BY_NEXT, (None, None))

    assert 2 == len(server.requests)


def test_page_has_items_total_and_body(flavor: str) -> None:
    first, second = Caller(flavor, Server(numbers(3, size=2))).pages(
        BY_TOTAL, (None, None)
    )

    assert (
        [0, 1],
        3,
        True,
        2,
    ) == (first.items, first.total, first.has_next, len(first))
    assert ([2], False) == (list(second), second.has_next)
    assert Listing(meta=Meta(total=3, next="/more"), objects=[0, 1]) == first.body


def test_last_page_has_no_next_page() -> None:
    caller = Caller("sync", Server(numbers(1, size=2)))
    assert caller.sync is not None

    page = caller.sync.paginate(BY_TOTAL, (None, None)).page()

    assert page.next_page() is None


def test_pager_begins_anew_at_each_iteration() -> None:
    caller = Caller("sync", Server(numbers(3, size=2)))
    assert caller.sync is not None
    pager = caller.sync.paginate(BY_TOTAL, (None, None))

    assert ([0, 1, 2], [0, 1, 2]) == (list(pager), list(pager))


def test_pager_sends_nothing_before_it_is_iterated(flavor: str) -> None:
    server = Server()

    Caller(flavor, server).core.paginate(BY_TOTAL, (None, None))

    assert [] == server.requests


def test_wrong_argument_is_refused_before_iteration(flavor: str) -> None:
    with pytest.raises(ArgumentError, match="argument 'limit' must be an int"):
        Caller(flavor, Server()).core.paginate(BY_TOTAL, ("x", None))


def test_items_that_are_no_list_are_a_decode_error() -> None:
    operation = get(
        results=(Result(status="200", type=lambda: dict[str, Any]),),
        paging=OffsetPaging(offset="offset", items="/objects"),
    )

    with pytest.raises(DecodeError) as caught:
        Caller("sync", Server(reply({"objects": {"a": 1}}))).items(operation)

    assert "/objects" == caught.value.pointer


def test_operation_without_paging_has_no_pages() -> None:
    with pytest.raises(PaginationError, match=r"things\.get has no pages"):
        Caller("sync", Server()).items(get())


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("", {"a/b": {"c~d": [1, 2]}}),
        ("/a~1b/c~0d/1", 2),
        ("/a~1b/c~0d/2", None),
        ("/a~1b/c~0d/x", None),
        ("/x/y", None),
        ("/a~1b/c~0d/1/z", None),
    ],
)
def test_pointer_follows_rfc_6901(pointer: str, expected: object) -> None:
    assert expected == resolve({"a/b": {"c~d": [1, 2]}}, pointer)
