"""Servers that page badly: repeated cursors, endless emptiness, wrong totals, links elsewhere."""

import pickle
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from harness import PLAIN, Answer, Caller, Server, SyncTransport, reply
from msgspec.structs import replace
from paged_servers import STYLES, asked, walk

from specmill_runtime.client import ClientSpec, Credential, Scheme, SyncCore
from specmill_runtime.errors import DecodeError, PaginationError
from specmill_runtime.operation import AnyOperation, query
from specmill_runtime.request import RawRequest, RawResponse

CURSOR = STYLES["cursor"].operation
HAS_MORE = STYLES["has-more"].operation
NEXT_URL = STYLES["next-url"].operation
LINK_HEADER = STYLES["link-header"].operation
PAGE = STYLES["page"].operation
TOTAL_PAGES = STYLES["total-pages"].operation
OFFSET = STYLES["offset"].operation
READ_BEFORE = "the server names a page that was already read"


def page(following: object, items: object = (1,), **more: object) -> RawResponse:
    return reply({"items": items, "next": following, **more})


def failure(
    flavor: str, server: Server, operation: AnyOperation, *arguments: object, **how: Any
) -> PaginationError:
    """The PaginationError that ends a walk."""
    error = walk(flavor, server, operation, arguments, **how).error
    assert isinstance(error, PaginationError)
    return error


def test_same_cursor_again_is_an_error(flavor: str) -> None:
    server = Server(page("A"))

    assert READ_BEFORE in str(failure(flavor, server, CURSOR, None))
    assert 2 == len(server.requests)


@pytest.mark.parametrize("length", [2, 3, 50])
def test_cycle_of_cursors_is_an_error_before_a_page_is_read_twice(
    flavor: str, length: int
) -> None:
    def answer(request: RawRequest) -> RawResponse:
        at = int(asked(request).get("token", "-1"))
        return page(str((at + 1) % length))

    server = Server(answer)

    assert READ_BEFORE in str(failure(flavor, server, CURSOR, None))
    assert length + 1 == len(server.requests)


def test_cursor_that_the_user_gave_counts_as_read(flavor: str) -> None:
    server = Server(page("A"))

    assert READ_BEFORE in str(failure(flavor, server, CURSOR, "A"))
    assert 1 == len(server.requests)


def test_cursor_that_was_resumed_counts_as_read(flavor: str) -> None:
    server = Server(page("A"))
    resume = {"cursor": "A"}

    assert READ_BEFORE in str(failure(flavor, server, CURSOR, None, resume=resume))


def test_cycle_is_found_page_by_page_too() -> None:
    server = Server(page("A"), page("B"), page("A"))
    core = SyncCore(PLAIN, http_client=SyncTransport(server))
    third = core.paginate(CURSOR, (None,)).page()
    for _ in range(2):
        following = third.next_page()
        assert following is not None
        third = following

    with pytest.raises(PaginationError, match=READ_BEFORE):
        third.next_page()


@pytest.mark.parametrize("operation", [NEXT_URL, LINK_HEADER], ids=["body", "header"])
@pytest.mark.parametrize("link", ["", "?", "https://plain.test/v1/things", "./things"])
def test_link_to_the_page_itself_is_an_error_or_the_end(
    flavor: str, operation: AnyOperation, link: str
) -> None:
    body: object = [1] if operation is LINK_HEADER else {"items": [1], "next": link}
    server = Server(reply(body, headers={"Link": f"<{link}>; rel=next"}))

    found = walk(flavor, server, operation)

    assert [1] == found.items
    assert (found.error is None) == (link == "")


def test_cycle_of_links_is_an_error(flavor: str) -> None:
    server = Server(page("?at=1"), page("?at=2"), page("?at=1"))

    assert READ_BEFORE in str(failure(flavor, server, NEXT_URL))
    assert 3 == len(server.requests)


def test_same_items_at_another_number_are_an_error(flavor: str) -> None:
    server = Server(reply({"items": [1, 2]}))

    error = failure(flavor, server, PAGE, None)

    assert "the server sends the same page again" in str(error)
    assert 2 == len(server.requests)


def test_same_items_at_another_cursor_are_two_pages(flavor: str) -> None:
    server = Server(page("A", [0, 0]), page("B", [0, 0]), page(None, [0, 0]))

    assert [0] * 6 == walk(flavor, server, CURSOR, (None,)).items


def test_cursors_of_one_hash_are_two_cursors(flavor: str) -> None:
    server = Server(page(-1), page(-2), page(None))

    assert hash(-1) == hash(-2)
    assert [1, 1, 1] == walk(flavor, server, CURSOR, (None,)).items


def test_empty_page_with_a_cursor_is_not_the_end(flavor: str) -> None:
    server = Server(page("A", []), page("B", []), page("C", [1]), page(None, []))

    assert [1] == walk(flavor, server, CURSOR, (None,)).items


def endless(items: object) -> Answer:
    """A server that always has another cursor."""
    numbers = count(1)
    return lambda request: page(f"e{next(numbers)}", items)


@pytest.mark.parametrize(("bound", "requests"), [(10, 11), (0, 1), (3, 4)])
def test_empty_pages_in_a_row_are_bounded(
    flavor: str, bound: int, requests: int
) -> None:
    server = Server(endless([]))

    error = failure(flavor, server, CURSOR, None, max_empty_pages=bound)

    assert f"{requests} pages without items follow each other" in str(error)
    assert requests == len(server.requests)


def test_items_between_empty_pages_begin_the_count_anew(flavor: str) -> None:
    answers = [page(f"c{n}", [n] if n % 3 == 0 else []) for n in range(12)]
    server = Server(*answers, page(None, []))

    found = walk(flavor, server, CURSOR, (None,), max_empty_pages=2)

    assert ([0, 3, 6, 9], None) == (found.items, found.error)


def test_bound_of_empty_pages_says_where_to_go_on(flavor: str) -> None:
    server = Server(endless([]))
    error = failure(flavor, server, CURSOR, None)

    assert error.cursor == {"cursor": "e10"}


def test_limit_ends_endless_pages(flavor: str) -> None:
    server = Server(endless([1, 2]))

    assert 50 == len(walk(flavor, server, CURSOR, (None,), limit=50).items)
    assert 25 == len(server.requests)


def test_total_that_is_too_large_ends_with_an_empty_page(flavor: str) -> None:
    server = Server(reply({"items": [1], "total": 9}), reply({"items": [], "total": 9}))

    assert [1] == walk(flavor, server, OFFSET, (None,)).items


@pytest.mark.parametrize("operation", [OFFSET, PAGE], ids=["offset", "page"])
def test_total_below_what_came_is_not_believed(
    flavor: str, operation: AnyOperation
) -> None:
    server = Server(
        reply({"items": [1, 2], "total": 1}),
        reply({"items": [3, 4], "total": 1}),
        reply({"items": [], "total": 1}),
    )

    assert [1, 2, 3, 4] == walk(flavor, server, operation, (None,)).items


@pytest.mark.parametrize("total", ["7", None, [], 1.5, True])
def test_total_that_is_no_number_is_none(flavor: str, total: object) -> None:
    server = Server(reply({"items": [1], "total": total}), reply({"items": []}))

    assert [1] == walk(flavor, server, OFFSET, (None,)).items
    assert 2 == len(server.requests)


def test_number_of_pages_that_is_too_large_is_bounded(flavor: str) -> None:
    server = Server(reply({"items": [1], "pages": 10**9}), reply({"pages": 10**9}))

    error = failure(flavor, server, TOTAL_PAGES, None)

    assert "11 pages without items follow each other" in str(error)


@pytest.mark.parametrize("name", ["offset", "page", "cursor", "next-url"])
@pytest.mark.parametrize("items", [{"a": 1}, "abc", 7, True])
def test_items_that_are_no_list_are_a_decode_error(
    flavor: str, name: str, items: object
) -> None:
    error = walk(
        flavor,
        Server(page(None, items)),
        STYLES[name].operation,
        STYLES[name].arguments,
    ).error

    assert isinstance(error, DecodeError)
    assert "/items" == error.pointer


def test_error_about_items_keeps_the_response(flavor: str) -> None:
    error = walk(flavor, Server(page(None, 7)), CURSOR, (None,)).error

    assert isinstance(error, DecodeError)
    assert error.response is not None
    assert (200, b'{"items":7,"next":null}') == (
        error.call.status,
        error.response.content,
    )


@pytest.mark.parametrize("operation", [CURSOR, NEXT_URL], ids=["cursor", "next-url"])
@pytest.mark.parametrize("body", [{"next": None}, {"next": ""}, {"next": False}, {}])
def test_null_missing_false_and_empty_cursors_end(
    flavor: str, operation: AnyOperation, body: dict[str, object]
) -> None:
    server = Server(reply({"items": [1], **body}))
    arguments = (None,) * len(operation.arguments)

    found = walk(flavor, server, operation, arguments)

    assert ([1], None, 1) == (found.items, found.error, len(server.requests))


@pytest.mark.parametrize(
    ("operation", "following", "word"),
    [
        (CURSOR, {"a": 1}, "cursor of the next page is of type dict"),
        (CURSOR, ["a"], "cursor of the next page is of type list"),
        (CURSOR, True, "cursor of the next page is of type bool"),
        (CURSOR, 1.5, "cursor of the next page is of type float"),
        (NEXT_URL, {"href": "/x"}, "link to the next page is of type dict"),
        (NEXT_URL, 7, "link to the next page is of type int"),
    ],
)
def test_cursor_of_another_type_is_an_error_after_its_items(
    flavor: str, operation: AnyOperation, following: object, word: str
) -> None:
    server = Server(page(following))

    found = walk(flavor, server, operation, (None,) * len(operation.arguments))

    assert ([1], 1) == (found.items, len(server.requests))
    assert isinstance(found.error, PaginationError)
    assert word in str(found.error)


def test_more_without_a_cursor_is_an_error(flavor: str) -> None:
    server = Server(reply({"items": [1], "more": True}))

    assert "gives no cursor" in str(failure(flavor, server, HAS_MORE, None))


LINKS_ELSEWHERE = [
    "https://elsewhere.test/v1/things?at=3",
    "http://plain.test/v1/things?at=3",
    "https://plain.test:444/v1/things",
    "https://plain.test.elsewhere.test/v1/things",
    "https://plain.test@elsewhere.test/v1/things",
    "https://ada:key@plain.test/v1/things",
    "//elsewhere.test/things",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://[::1",
    "https://plain.test:port/",
    "https://plain.test\\@elsewhere.test/",
    "/things\r\nX-Evil: 1",
    "/things\x00",
]


@pytest.mark.parametrize("link", LINKS_ELSEWHERE)
@pytest.mark.parametrize("operation", [NEXT_URL, LINK_HEADER], ids=["body", "header"])
def test_link_elsewhere_is_refused_and_not_followed(
    flavor: str, operation: AnyOperation, link: str
) -> None:
    body: object = [1] if operation is LINK_HEADER else {"items": [1], "next": link}
    server = Server(reply(body, headers={"Link": f"<{link}>; rel=next"}))

    found = walk(flavor, server, operation)

    assert ([1], 1) == (found.items, len(server.requests))
    assert isinstance(found.error, PaginationError)
    assert "link to the next page" in str(found.error)


@pytest.mark.parametrize(
    ("operation", "following"),
    [(CURSOR, "SECRET"), (NEXT_URL, "https://SECRET.test/SECRET?SECRET")],
)
def test_error_says_nothing_of_what_the_server_sent(
    operation: AnyOperation, following: str
) -> None:
    arguments = ("SECRET",) * len(operation.arguments)
    error = walk("sync", Server(page(following)), operation, arguments).error

    assert error is not None
    assert "SECRET" not in str(error) + repr(error)


def test_error_keeps_its_cursor_when_it_is_pickled(flavor: str) -> None:
    error = failure(flavor, Server(page("A")), CURSOR, None)

    copy = pickle.loads(pickle.dumps(error))

    assert {"cursor": "A", "skip": 1} == error.cursor == copy.cursor


KEYED = ClientSpec(
    name="Keyed",
    package="keyed",
    version="1",
    servers=("https://keyed.test/v1",),
    schemes={
        "key": Scheme(
            kind="api_key", credentials=("api_key",), placement="query", name="api_key"
        )
    },
    security=(("key",),),
    credentials=(Credential("api_key"),),
)


@pytest.mark.parametrize("key", ["SECRET", lambda: "SECRET"])
def test_credential_in_a_link_is_replaced_by_the_client_s_own(
    flavor: str, key: str | Callable[[], str]
) -> None:
    link = "https://keyed.test/v1/things?api_key=OLD&at=3&api%5Fkey=OLDER"
    server = Server(page(link), page(None, [2]))
    caller = Caller(flavor, server, KEYED, credentials={"api_key": key})

    assert [1, 2] == caller.items(NEXT_URL)
    assert [("at", "3"), ("api_key", "SECRET")] == server.query


@pytest.mark.parametrize("key", ["SECRET", lambda: "SECRET"])
def test_cursor_holds_no_credential(key: str | Callable[[], str]) -> None:
    link = "https://keyed.test/v1/things?api_key=SECRET&at=3"
    transport = SyncTransport(Server(page(link)))
    core = SyncCore(KEYED, http_client=transport, credentials={"api_key": key})

    assert {"next": "/v1/things?at=3"} == core.paginate(NEXT_URL).page().cursor


def test_parameter_of_the_client_that_is_escaped_is_in_a_link_once() -> None:
    spec = replace(KEYED, security=(), parameters=(query("$v", str),))
    server = Server(page("?$v=1&at=3"), page(None, [2]))
    core = SyncCore(spec, http_client=SyncTransport(server), parameters={"$v": "1"})

    list(core.paginate(NEXT_URL))

    assert [("at", "3"), ("$v", "1")] == server.query
