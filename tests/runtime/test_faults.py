"""Faults of the network, over real sockets: typed errors within the deadline, nothing repeated."""

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import httpx
import httpx2
import pytest
from fault_server import FAULTS, FaultServer
from harness import PLAIN, get, post

from specmill_runtime import errors
from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.clock import SystemClock
from specmill_runtime.errors import SdkError
from specmill_runtime.operation import AnyOperation
from specmill_runtime.options import RetryPolicy

DEADLINE = 0.4
LATENESS = 5.0
"""What a loaded machine may add; `benchmarks/lateness.py` holds calls to 0.5 s."""
LATE: set[str] = {"slow-headers", "slow-body", "endless-hints", "silent"}
LOST: set[str] = {
    "close",
    "reset",
    "reset-in-body",
    "cut-body",
    "cut-chunks",
    "garbage",
}
BROKEN = {
    "cut-gzip": "its gzip coding is cut off",
    "bad-gzip": "it is no gzip",
    "two-codings": "'gzip, gzip' is not supported",
    "unknown-coding": "'zz' is not supported",
}


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with FaultServer() as server:
        yield server


@pytest.fixture(autouse=True)
def _nothing_seen(server: FaultServer) -> None:
    server.seen.clear()


def call(
    flavor: str, server: FaultServer, operation: AnyOperation, calls: int = 1
) -> Any:
    """The last result of some calls on one client."""
    settings: dict[str, Any] = {
        "base_url": server.url,
        "deadline": DEADLINE,
        "max_bytes": 1_000_000,
        "retry": RetryPolicy(base=0.01),
        "clock": SystemClock(),
    }
    if flavor == "sync":
        with SyncCore(PLAIN, **settings) as core:
            return [core.call(operation) for _ in range(calls)][-1]

    async def run() -> Any:
        async with AsyncCore(PLAIN, **settings) as core:
            return [await core.call(operation) for _ in range(calls)][-1]

    return asyncio.run(run())


def failure(flavor: str, server: FaultServer, operation: AnyOperation) -> SdkError:
    with pytest.raises(SdkError) as caught:
        call(flavor, server, operation)
    return caught.value


def test_every_fault_is_tested() -> None:
    others = {"endless-body", "gzip-bomb", "gzip", "stale"}

    assert set(FAULTS) == LATE | LOST | set(BROKEN) | others


@pytest.mark.parametrize("fault", sorted(LATE))
def test_waiting_ends_at_the_deadline(
    flavor: str, server: FaultServer, fault: str
) -> None:
    error = failure(flavor, server, get(f"/{fault}"))

    assert type(error) is errors.DeadlineExceededError
    assert error.elapsed < DEADLINE + LATENESS


@pytest.mark.parametrize("library", [httpx, httpx2])
@pytest.mark.parametrize("fault", ["slow-headers", "slow-body"])
def test_waiting_ends_at_the_deadline_with_a_given_client(
    server: FaultServer, library: Any, fault: str
) -> None:
    with library.Client() as client:
        core = SyncCore(
            PLAIN, http_client=client, base_url=server.url, clock=SystemClock()
        )
        with pytest.raises(errors.DeadlineExceededError) as caught:
            core.clone(deadline=DEADLINE).call(get(f"/{fault}"))

    assert caught.value.elapsed < DEADLINE + LATENESS


def test_deadline_of_one_client_does_not_bind_another(server: FaultServer) -> None:
    with httpx.Client() as client:
        first, second = (
            SyncCore(PLAIN, http_client=client, base_url=server.url) for _ in range(2)
        )
        first.call(get("/gzip"), (), {"deadline": 0.2})
        time.sleep(0.25)

        assert {"a": 1} == second.call(get("/gzip"), (), {"deadline": None})


@pytest.mark.parametrize("fault", sorted(LOST))
def test_lost_connection_is_typed_and_get_repeated(
    flavor: str, server: FaultServer, fault: str
) -> None:
    error = failure(flavor, server, get(f"/{fault}"))

    assert type(error) is errors.ConnectionLostError
    assert 3 == len(server.seen)


@pytest.mark.parametrize("fault", sorted(LOST))
def test_lost_post_is_not_repeated(
    flavor: str, server: FaultServer, fault: str
) -> None:
    failure(flavor, server, post(f"/{fault}"))

    assert 1 == len(server.seen)


@pytest.mark.parametrize("fault", ["endless-body", "gzip-bomb"])
def test_too_large_body_is_not_read_on(
    flavor: str, server: FaultServer, fault: str
) -> None:
    error = failure(flavor, server, get(f"/{fault}"))

    assert type(error) is errors.ResponseTooLargeError
    assert (200, 1) == (error.call.status, len(server.seen))


@pytest.mark.parametrize("fault", sorted(BROKEN))
def test_broken_coding_is_a_decode_error(
    flavor: str, server: FaultServer, fault: str
) -> None:
    error = failure(flavor, server, get(f"/{fault}"))

    assert type(error) is errors.DecodeError
    assert BROKEN[fault] in str(error)
    assert (200, 1) == (error.call.status, len(server.seen))


def test_gzip_is_decoded(flavor: str, server: FaultServer) -> None:
    assert {"a": 1} == call(flavor, server, get("/gzip"))


def test_stale_connection_is_not_noticed_by_get(
    flavor: str, server: FaultServer
) -> None:
    assert {} == call(flavor, server, get("/stale"), calls=3)


def test_nothing_listens(flavor: str) -> None:
    gone = FaultServer()
    gone.close()

    assert type(failure(flavor, gone, post("/gzip"))) is errors.ConnectError


def test_server_without_tls_is_not_trusted(flavor: str, server: FaultServer) -> None:
    operation = get("/gzip", server=server.url.replace("http:", "https:"))

    error = failure(flavor, server, operation)

    assert (errors.TlsError, 1) == (type(error), error.attempts)


def test_cancelled_call_leaves_the_client_usable(server: FaultServer) -> None:
    async def run() -> Any:
        async with AsyncCore(PLAIN, base_url=server.url) as core:
            task = asyncio.create_task(core.call(get("/slow-body")))
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            return await core.call(get("/gzip"))

    assert {"a": 1} == asyncio.run(run())
