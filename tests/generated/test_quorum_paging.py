"""Quorum: walking through `{meta, objects}`, and the page object."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from quorum import errors
from quorum.models import SendSms

from specmill_runtime.models import UNSET
from tests.generated.recording import Answer, Reply, Server, settle
from tests.generated.tables.quorum import BASE, KEYS, SDK


def page(ids: Sequence[int], total: int | None, next_: object = "/next") -> Reply:
    """A page of messages with these ids; `next_` UNSET leaves the member out."""
    meta: dict[str, Any] = {} if next_ is UNSET else {"next": next_}
    if total is not None:
        meta["total_count"] = total
    return Reply(body={"meta": meta, "objects": [{"id": one} for one in ids]})


def listed(server: Server, flavor: str, **filters: object) -> list[int]:
    """Ids of the messages on all pages."""
    items: list[SendSms] = settle(SDK.open(server, flavor).send_sms.list(**filters))
    return [item.id for item in items]


def first_page(server: Server, flavor: str, **filters: object) -> Any:
    """The page object of the first page."""
    return settle(SDK.open(server, flavor).send_sms.list(**filters).page())


def offsets(server: Server) -> list[str | None]:
    """The offset that each request asked for."""
    pairs = [request.url.partition("?")[2].split("&") for request in server.requests]
    found = [
        [one.removeprefix("offset=") for one in some if "offset=" in one]
        for some in pairs
    ]
    return [one[0] if one else None for one in found]


def test_pager_follows_every_page_and_a_short_page_does_not_end_it(flavor: str) -> None:
    server = Server(page([1, 2], 5), page([3], 5), page([4, 5], 5, None))

    ids = listed(server, flavor, limit=2)

    assert ids == [1, 2, 3, 4, 5]
    assert offsets(server) == [None, "2", "3"]


def test_filters_and_keys_are_repeated_on_every_page() -> None:
    server = Server(page([1], 2), page([2], 2, None))

    listed(server, "sync", opens__gte=1, limit=1)

    assert [request.url for request in server.requests] == [
        f"{BASE}/sendsms/?opens__gte=1&limit=1&{KEYS}",
        f"{BASE}/sendsms/?opens__gte=1&limit=1&offset=1&{KEYS}",
    ]


def test_pager_starts_at_the_given_offset(flavor: str) -> None:
    server = Server(page([21], 22), page([22], 22, None))

    ids = listed(server, flavor, offset=20)

    assert ids == [21, 22]
    assert offsets(server) == ["20", "21"]


ENDS: Mapping[str, tuple[list[Answer], int]] = {
    "null-next": ([page([1], None, None)], 1),
    "missing-next": ([page([1], None, UNSET)], 1),
    "empty-next": ([page([1], None, "")], 1),
    "total-reached": ([page([1, 2], 2)], 1),
    "empty-page": ([page([1], None), page([], None)], 2),
    "empty-list": ([page([], 0)], 1),
}


@pytest.mark.parametrize("name", ENDS)
def test_paging_ends_at(flavor: str, name: str) -> None:
    answers, requests = ENDS[name]
    server = Server(*answers, page([99], None))

    ids = listed(server, flavor)

    assert 99 not in ids
    assert requests == len(server.requests)


def test_missing_next_does_not_end_before_the_total(flavor: str) -> None:
    server = Server(page([1, 2], 3, UNSET), page([3], 3, UNSET))

    assert listed(server, flavor) == [1, 2, 3]


def test_same_page_twice_is_an_error(flavor: str) -> None:
    server = Server(page([1, 2], 100))

    with pytest.raises(errors.PaginationError) as caught:
        listed(server, flavor)

    assert str(caught.value) == "send_sms.list: the server sends the same page again"
    assert len(server.requests) == 2


def test_page_has_items_total_and_the_next_page(flavor: str) -> None:
    server = Server(page([1, 2], 3), page([3], 3, None))

    first = first_page(server, flavor, limit=2)
    second = settle(first.next_page())

    assert [item.id for item in first.items] == [1, 2]
    assert (first.total, first.has_next) == (3, True)
    assert [item.id for item in second] == [3]
    assert (second.total, second.has_next, settle(second.next_page())) == (
        3,
        False,
        None,
    )
    assert len(server.requests) == 2


def test_total_is_none_when_the_server_does_not_tell() -> None:
    assert first_page(Server(page([1], None, None)), "sync").total is None


def test_nothing_is_sent_before_a_page_is_asked_for(flavor: str) -> None:
    server = Server()

    pager = SDK.open(server, flavor).send_sms.list(limit=50)

    assert server.requests == []
    assert "Pager of send_sms.list>" in repr(pager)


def test_pages_are_fetched_while_they_are_iterated() -> None:
    server = Server(page([1], 3), page([2], 3), page([3], 3, None))
    items = iter(SDK.open(server).send_sms.list())

    assert [next(items).id, next(items).id] == [1, 2]
    assert len(server.requests) == 2


def test_pager_can_be_iterated_again() -> None:
    server = Server(page([1], 1, None))
    pager = SDK.open(server).send_sms.list()

    assert [item.id for item in pager] == [item.id for item in pager]
    assert offsets(server) == [None, None]
