"""Over a real socket: what a server splits and unquotes is what was given, or nothing was sent."""

import asyncio
import ssl
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from fault_server import Asked, FaultServer
from faults import echo
from harness import PLAIN, get
from hypothesis import given
from hypothesis import strategies as st

from specmill_runtime.arguments import cookie, header, path, query
from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.errors import ArgumentError
from specmill_runtime.operation import AnyOperation

PIECES = [
    *("..", ".", "%2e", "%2E%2e", "%", "%zz", "%00", "/", "//", "\\", "?", "#", "&"),
    *(";", "=", "+", ",", ":", "@", "\r\n", "\n", "\r", "\0", "\t", " ", "\x7f"),
    *("\x85", "\u2028", "\ufeff", "é", "e\u0301", "日本", "😀", "\ud800", "\udfff"),
    *("http://other.test", "a", "Z", "0", '"', "'", "<", "{", "}", "|", "^", "`"),
]
VALUES = st.lists(
    st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=()), max_size=3),
    max_size=4,
).map("".join)
PRINTABLE = st.text(st.sampled_from('aZ0 ,;=%/?#"\\'), max_size=4)
LISTS = st.lists(VALUES, min_size=1, max_size=4) | st.lists(
    PRINTABLE, min_size=1, max_size=4
)


def strict(text: str) -> str:
    """A part of an address, unquoted."""
    return unquote(text, errors="strict")


def segments(asked: Asked) -> list[str]:
    return urlsplit(asked.target).path.split("/")


def pairs(asked: Asked) -> list[tuple[str, str]]:
    return parse_qsl(
        urlsplit(asked.target).query, keep_blank_values=True, errors="strict"
    )


def raw_query(asked: Asked) -> str:
    return urlsplit(asked.target).query


class Way(NamedTuple):
    """A placement, and what a server reads from it."""

    operation: AnyOperation
    read: Callable[[Asked], object]


WAYS = {
    "path": Way(
        get("/echo/{value}/end", arguments=(path("value"),)),
        lambda asked: [*map(strict, segments(asked)[2:])],
    ),
    "query": Way(get("/echo", arguments=(query("value"),)), pairs),
    "header": Way(
        get("/echo", arguments=(header("X-Value"),)),
        lambda asked: asked.headers["x-value"],
    ),
    "cookie": Way(
        get("/echo", arguments=(cookie("value"),)),
        lambda asked: [
            tuple(map(strict, pair.split("=")))
            for pair in asked.headers["cookie"].split("; ")
        ],
    ),
}
EXPECTED: dict[str, Callable[[str], object]] = {
    "path": lambda value: [value, "end"],
    "query": lambda value: [("value", value)],
    "header": lambda value: value,
    "cookie": lambda value: [("value", value)],
}
LIST_WAYS = {
    "path": Way(
        get("/echo/{value}", arguments=(path("value", list, item=str),)),
        lambda asked: [*map(strict, segments(asked)[2].split(","))],
    ),
    "query": Way(
        get("/echo", arguments=(query("value", list, item=str),)),
        lambda asked: [value for _, value in pairs(asked)],
    ),
    "joined query": Way(
        get("/echo", arguments=(query("value", list, item=str, explode=False),)),
        lambda asked: [*map(strict, raw_query(asked).partition("=")[2].split(","))],
    ),
    "header": Way(
        get("/echo", arguments=(header("X-Value", list, item=str),)),
        lambda asked: asked.headers["x-value"].split(","),
    ),
    "cookie": Way(
        get("/echo", arguments=(cookie("value", list, item=str, explode=False),)),
        lambda asked: [
            *map(strict, asked.headers["cookie"].partition("=")[2].split(","))
        ],
    ),
}


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with FaultServer({"echo": echo}) as server:
        yield server


@pytest.fixture(scope="module")
def core(server: FaultServer) -> Iterator[SyncCore]:
    with SyncCore(PLAIN, base_url=server.url) as core:
        yield core


def read(core: SyncCore, server: FaultServer, way: Way, value: object) -> object:
    """What the server reads; None when the value was refused and nothing arrived."""
    server.seen.clear()
    try:
        core.call(way.operation, (value,))
    except ArgumentError:
        assert [] == server.seen
        return None
    (asked,) = server.seen
    return way.read(asked)


def may_be_refused(placement: str, value: str) -> bool:
    """Whether there is no way, or no safe one, to send a value."""
    if placement == "header":
        printable = value.isascii() and value.replace("\t", " ").isprintable()
        return not printable or value != value.strip()
    if placement == "path" and value in ("", ".", ".."):
        return True
    return any("\ud800" <= character <= "\udfff" for character in value)


@pytest.mark.parametrize("placement", WAYS)
@given(value=VALUES)
def test_server_reads_what_was_given(
    core: SyncCore, server: FaultServer, placement: str, value: str
) -> None:
    found = read(core, server, WAYS[placement], value)

    refused = may_be_refused(placement, value)
    assert found == (None if refused else EXPECTED[placement](value))


@pytest.mark.parametrize("placement", LIST_WAYS)
@given(values=LISTS)
def test_server_reads_the_items_that_were_given(
    core: SyncCore, server: FaultServer, placement: str, values: list[str]
) -> None:
    found = read(core, server, LIST_WAYS[placement], values)

    assert found in (None, values)


@pytest.mark.parametrize("placement", WAYS)
@pytest.mark.parametrize("value", ["a/../b", "%2e%2e", "x?y#z", "a;b=c+d ", "é😀"])
def test_async_client_sends_what_was_given(
    server: FaultServer, library: str, placement: str, value: str
) -> None:
    async def run() -> None:
        module = import_module(library)
        async with module.AsyncClient(verify=ssl.create_default_context()) as client:
            core = AsyncCore(PLAIN, http_client=client, base_url=server.url)
            await core.call(WAYS[placement].operation, (value,))

    server.seen.clear()
    if may_be_refused(placement, value):
        with pytest.raises(ArgumentError):
            asyncio.run(run())
        return
    asyncio.run(run())

    assert WAYS[placement].read(server.seen[0]) == EXPECTED[placement](value)
