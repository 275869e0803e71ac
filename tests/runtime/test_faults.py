"""Clients over real sockets: deadlines, trust, connections that are gone, calls that are cancelled."""

import asyncio
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from threading import Barrier
from types import FrameType
from typing import Any

import httpx
import pytest
from fault_calls import TLS
from fault_rows import CALL_ROWS
from fault_rows_protocols import TOKEN_ROWS
from fault_server import FaultServer
from harness import PLAIN, get, post
from secret_markers import GRANTED_MARKERS, granted

from specmill_runtime import errors
from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.clock import SystemClock
from specmill_runtime.errors import SdkError
from specmill_runtime.operation import AnyOperation
from specmill_runtime.options import RetryPolicy

DEADLINE = 0.4
LATENESS = 5.0
"""What a loaded machine may add; `benchmarks/lateness.py` holds calls to 0.5 s."""
FAULTS = {name: row.act for name, row in CALL_ROWS.items()}
FAULTS["token"] = TOKEN_ROWS["token-text"].act


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with FaultServer(FAULTS) as server:
        yield server


@pytest.fixture(autouse=True)
def _nothing_seen(server: FaultServer) -> None:
    server.seen.clear()


def call(
    flavor: str,
    server: FaultServer,
    operation: AnyOperation,
    calls: int = 1,
    scheme: str = "http",
) -> Any:
    """The last result of some calls on one client."""
    settings: dict[str, Any] = {
        "base_url": server.url.replace("http:", f"{scheme}:"),
        "deadline": LATENESS,
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


def failure(
    flavor: str, server: FaultServer, operation: AnyOperation, scheme: str = "http"
) -> SdkError:
    with pytest.raises(SdkError) as caught:
        call(flavor, server, operation, scheme=scheme)
    return caught.value


@pytest.mark.parametrize("fault", ["slow-headers", "slow-body"])
def test_waiting_ends_at_the_deadline_with_a_given_client(
    server: FaultServer, library: str, fault: str
) -> None:
    with import_module(library).Client() as client:
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
        first.call(get("/gzip"), (), {"deadline": 0.6})
        time.sleep(0.65)

        assert {"a": 1} == second.call(get("/gzip"), (), {"deadline": None})


def test_stale_connection_is_not_noticed_by_get(
    flavor: str, server: FaultServer
) -> None:
    assert {} == call(flavor, server, get("/stale"), calls=3)


def test_nothing_listens(flavor: str) -> None:
    gone = FaultServer({})
    gone.close()

    assert type(failure(flavor, gone, post("/gzip"))) is errors.ConnectError


def test_server_without_tls_is_not_trusted(flavor: str, server: FaultServer) -> None:
    error = failure(flavor, server, get("/gzip"), scheme="https")

    assert (errors.TlsError, 1) == (type(error), error.attempts)


def test_redirect_to_nonsense_is_not_repeated(
    library: str, server: FaultServer
) -> None:
    hooks: dict[str, list[Any]] = {"response": [lambda response: None]}
    with import_module(library).Client(verify=TLS, event_hooks=hooks) as client:
        core = SyncCore(PLAIN, http_client=client, base_url=server.url)
        with pytest.raises(SdkError, match="address"):
            core.call(get("/move-to-nonsense"))

    assert 1 == len(server.seen)


def test_netrc_adds_no_credential(
    flavor: str, server: FaultServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login ada password marker\n")
    monkeypatch.setenv("NETRC", str(netrc))

    call(flavor, server, get("/gzip"))

    assert "authorization" not in server.seen[0].headers


def test_threads_without_a_token_fetch_one(server: FaultServer) -> None:
    crowd, spec = 20, granted(f"{server.url}/token")
    start = Barrier(crowd)
    with SyncCore(
        spec,
        base_url=server.url,
        credentials=GRANTED_MARKERS["client credentials"],
        clock=SystemClock(),
    ) as core:

        def call(_: int) -> object:
            start.wait()
            return core.call(get("/gzip"))

        with ThreadPoolExecutor(crowd) as pool:
            results = list(pool.map(call, range(crowd)))

    assert [{"a": 1}] * crowd == results
    assert 1 == [one.fault for one in server.seen].count("token")


@pytest.mark.parametrize("fault", ["silent", "slow-headers", "slow-body"])
def test_cancelled_call_gives_its_connection_back(
    library: str, server: FaultServer, fault: str
) -> None:
    module = import_module(library)
    limits = module.Limits(max_connections=1)

    async def cancelled(core: AsyncCore, delay: float) -> None:
        task = asyncio.create_task(core.call(get(f"/{fault}")))
        await asyncio.sleep(delay)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    async def run() -> list[Any]:
        async with module.AsyncClient(verify=TLS, limits=limits) as client:
            core = AsyncCore(
                PLAIN, http_client=client, base_url=server.url, clock=SystemClock()
            )
            results: list[Any] = []
            for number in range(20):
                await cancelled(core, number / 1000)
                results.append(await core.call(get("/gzip"), (), {"deadline": 5}))
            return results

    assert [{"a": 1}] * 20 == asyncio.run(run())
    assert server.is_left()


def test_interrupted_call_gives_its_connection_back(
    library: str, server: FaultServer
) -> None:
    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    module = import_module(library)
    limits = module.Limits(max_connections=1)
    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        with module.Client(verify=TLS, limits=limits) as client:
            core = SyncCore(
                PLAIN, http_client=client, base_url=server.url, clock=SystemClock()
            )
            signal.setitimer(signal.ITIMER_REAL, 0.1)
            with pytest.raises(KeyboardInterrupt):
                core.call(get("/silent"))

            assert {"a": 1} == core.call(get("/gzip"), (), {"deadline": 5})
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert server.is_left()
