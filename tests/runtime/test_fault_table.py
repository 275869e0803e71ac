"""Every fault there is, over real sockets: the promised end, in time, nothing lost or told on."""

from collections.abc import Iterator
from typing import Any

import pytest
from fault_calls import DEADLINE, LATENESS, Ends, batched, called, ends, walked
from fault_rows import CALL_ROWS, LATE_ROWS, LOST_ROWS, Row
from fault_rows_protocols import BATCH_ROWS, PAGE_ROWS, RPC_ROWS, TOKEN_ROWS
from fault_server import FaultServer
from faults import echo
from secret_markers import (
    GRANTED_MARKERS,
    MARKED,
    MARKERS,
    assert_clean,
    assert_error_clean,
    granted,
    variables,
)

from specmill_runtime.operation import (
    AnyOperation,
    CursorPaging,
    NextUrlPaging,
    Operation,
    Paging,
    Result,
    query,
)

ROWS = (CALL_ROWS, PAGE_ROWS, TOKEN_ROWS, RPC_ROWS, BATCH_ROWS)
PAGING: dict[str, Paging] = {
    "cursor": CursorPaging(cursor="cursor", items="/items", next="/next"),
    "url": NextUrlPaging(items="/items", next="/next"),
    "link": NextUrlPaging(items="/items", link_header=True),
}


@pytest.fixture(scope="module")
def shared() -> Iterator[FaultServer]:
    acts = {name: row.act for rows in ROWS for name, row in rows.items()}
    with FaultServer({**acts, "echo": echo}) as server:
        yield server


@pytest.fixture
def server(shared: FaultServer) -> FaultServer:
    shared.seen.clear()
    return shared


def operation(name: str, row: Row, method: str = "GET", **more: Any) -> AnyOperation:
    """The operation that meets a fault."""
    media_type = "application/octet-stream" if row.type is bytes else "application/json"
    result: Result = Result(status="2XX", type=lambda: row.type, media_type=media_type)
    return Operation(
        id=f"faults.{name}", method=method, path=f"/{name}", results=(result,), **more
    )


def assert_as_promised(row: Row, end: Ends, server: FaultServer) -> None:
    assert row.ends == end.seen
    # One more by which the client shows that it still serves.
    assert row.sent + 1 == len(server.seen)
    assert_nothing_leaks(end, server)


def assert_nothing_leaks(end: Ends, server: FaultServer) -> None:
    assert server.is_left()
    elsewhere = [one for one in server.seen if one.headers["host"][0] == "l"]
    assert_clean(repr(elsewhere))
    if end.error is not None:
        assert type(end.error).__module__.startswith("specmill_runtime")
        assert DEADLINE + LATENESS > end.error.elapsed
        assert_error_clean(end.error)
        assert_clean(variables(end.error))


@pytest.mark.parametrize("name", CALL_ROWS)
def test_fault_of_a_call(
    flavor: str, library: str, server: FaultServer, name: str
) -> None:
    row = CALL_ROWS[name]
    given = {"deadline": DEADLINE} if name in LATE_ROWS else {}

    work = called(operation(name, row))
    end = ends(flavor, library, server, work, MARKED, credentials=MARKERS, **given)

    assert_as_promised(row, end, server)


@pytest.mark.parametrize("name", [*LOST_ROWS, "failing", "down", "flaky", "move-307"])
def test_post_that_may_have_arrived_is_not_repeated(
    flavor: str, server: FaultServer, name: str
) -> None:
    work = called(operation(name, CALL_ROWS[name], "POST"))
    ends(flavor, "httpx", server, work, MARKED, credentials=MARKERS)

    assert 1 == len([one for one in server.seen if one.method == "POST"])


@pytest.mark.parametrize("name", PAGE_ROWS)
def test_fault_of_a_page(
    flavor: str, library: str, server: FaultServer, name: str
) -> None:
    row = PAGE_ROWS[name]
    paging = PAGING[name.partition("-")[0]]

    work = walked(
        operation(name, row, arguments=(query("cursor"),), paging=paging), None
    )
    end = ends(flavor, library, server, work, MARKED, credentials=MARKERS)

    assert_as_promised(row, end, server)


@pytest.mark.parametrize("grant", ["client credentials", "refresh token"])
@pytest.mark.parametrize("name", TOKEN_ROWS)
def test_fault_of_a_token_endpoint(
    flavor: str, library: str, server: FaultServer, name: str, grant: str
) -> None:
    row = TOKEN_ROWS[name]
    given = GRANTED_MARKERS[grant]

    work = called(operation("echo", CALL_ROWS["stale"]))
    spec = granted(f"{server.url}/{name}")
    end = ends(flavor, library, server, work, spec, credentials=given)
    if end.error is None:
        end.value = {}

    assert_as_promised(row, end, server)


@pytest.mark.parametrize("name", RPC_ROWS)
def test_fault_of_a_reply(
    flavor: str, library: str, server: FaultServer, name: str
) -> None:
    row = RPC_ROWS[name]

    work = called(operation(name, row, "POST", rpc="do"))
    end = ends(flavor, library, server, work, MARKED, credentials=MARKERS)

    assert_as_promised(row, end, server)


@pytest.mark.parametrize("name", BATCH_ROWS)
def test_fault_of_a_batch(
    flavor: str, library: str, server: FaultServer, name: str
) -> None:
    row = BATCH_ROWS[name]
    handles: list[Any] = []

    remote = operation(name, RPC_ROWS["rpc-fine"], "POST", rpc="do")
    work = batched(remote, handles)
    end = ends(flavor, library, server, work, MARKED, credentials=MARKERS)

    assert row.raised == end.seen
    assert row.ends == tuple(
        one.result() if one.error is None else type(one.error) for one in handles
    )
    assert_nothing_leaks(end, server)
    for one in handles:
        if one.error is not None:
            assert_error_clean(one.error)
