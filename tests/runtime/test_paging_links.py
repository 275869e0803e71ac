"""Styles of pages: links in the body and in a header."""

from typing import Any

import pytest
from harness import Caller, Server, get, post, reply
from paged_servers import walk
from paging_specs import some

from specmill_runtime.operation import (
    AnyOperation,
    NextUrlPaging,
    field,
    header,
    path,
    query,
)


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
