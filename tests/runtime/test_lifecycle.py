"""Clients that are closed, forked, shared by threads, or used in another event loop."""

import asyncio
import gc
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fault_server import LIMIT, FaultServer, Line
from harness import PLAIN, Caller, Server, get
from transports import awaited

import specmill_runtime
from specmill_runtime import _sockets, errors
from specmill_runtime._library import Keeper
from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.clock import SystemClock
from specmill_runtime.request import RawRequest

RUNTIME = Path(specmill_runtime.__file__).parents[1]
THREADS = 50
REQUEST = RawRequest(method="GET", url="https://plain.test", headers=())


def fine(line: Line) -> None:
    """An answer after which the connection stays open."""
    line.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
    line.send(b"Content-Length: 2\r\n\r\n{}")


def last(line: Line) -> None:
    """An answer after which the connection is closed."""
    line.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
    line.send(b"Connection: close\r\nContent-Length: 2\r\n\r\n{}")


def number(line: Line) -> None:
    """The number in the path."""
    text = line.asked.target.rpartition("/")[2].encode()
    line.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
    line.send(b"Content-Length: %d\r\n\r\n" % len(text) + text)


def port(line: Line) -> None:
    """The port of the client, by which connections differ."""
    text = b"%d" % line.connection.getpeername()[1]
    line.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
    line.send(b"Content-Length: %d\r\n\r\n" % len(text) + text)


def slow(line: Line) -> None:
    """Headers, one byte at a time."""
    line.send(b"HTTP/1.1 200 OK\r\nX-A: ")
    line.repeat(b"a", 0.05)


FAULTS = {"fine": fine, "last": last, "number": number, "port": port, "slow": slow}


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer(FAULTS) as server:
        yield server


@pytest.fixture
def _collected() -> Iterator[None]:
    """Collects what a test leaves before the next one begins."""
    yield
    gc.collect()


def leaves_connections(test: Callable[..., None]) -> Callable[..., None]:
    """For connections of loops that are closed, which nobody can close any more."""
    test = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")(test)
    return pytest.mark.usefixtures("_collected")(test)


def warned(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the runtime has warned of."""
    return [one.message for one in caplog.records if one.levelno == logging.WARNING]


def test_use_after_close_is_a_closed_error(flavor: str) -> None:
    caller = Caller(flavor, Server())
    caller.close()

    with pytest.raises(errors.ClosedError, match="the client is closed"):
        caller.call(get())


def test_use_after_close_of_the_own_client_is_a_closed_error(
    flavor: str, server: FaultServer
) -> None:
    error = asyncio.run(after_close(flavor, server))

    assert "things.get: GET /fine: the client is closed" == str(error)
    assert isinstance(error, RuntimeError)


async def after_close(flavor: str, server: FaultServer) -> Exception:
    """The error of a call of a clone, after the client that it came from is closed."""
    settings: Any = {"base_url": server.url}
    core = (
        SyncCore(PLAIN, **settings)
        if flavor == "sync"
        else AsyncCore(PLAIN, **settings)
    )
    clone = core.clone()
    await awaited(core.call(get("/fine")))
    await awaited(core.close())
    with pytest.raises(errors.ClosedError) as caught:
        await awaited(clone.call(get("/fine")))
    return caught.value


def test_closing_releases_every_connection(flavor: str, server: FaultServer) -> None:
    asyncio.run(after_close(flavor, server))

    assert server.is_left()


def test_clone_is_closed_with_a_client_that_was_given_a_transport(
    flavor: str,
) -> None:
    server = Server()
    caller = Caller(flavor, server)
    clone = caller.core.clone()
    caller.close()

    with pytest.raises(errors.ClosedError):
        asyncio.run(awaited(clone.call(get())))

    assert not server.requests


def test_closing_twice_does_nothing(flavor: str) -> None:
    caller = Caller(flavor, Server())
    caller.close()
    caller.close()


def test_closing_a_clone_closes_nothing(server: FaultServer) -> None:
    with SyncCore(PLAIN, base_url=server.url) as core:
        core.clone().close()

        assert {} == core.call(get("/fine"))


def test_client_that_its_owner_closed_is_a_closed_error(
    flavor: str, library: str
) -> None:
    module = import_module(library)
    if flavor == "sync":
        client = module.Client()
        client.close()
        with pytest.raises(errors.ClosedError):
            SyncCore(PLAIN, http_client=client).call(get())
    else:
        client = module.AsyncClient()
        asyncio.run(client.aclose())
        with pytest.raises(errors.ClosedError):
            asyncio.run(AsyncCore(PLAIN, http_client=client).call(get()))


@leaves_connections
def test_client_has_connections_of_its_own_in_every_loop(
    server: FaultServer, caplog: pytest.LogCaptureFixture
) -> None:
    core = AsyncCore(PLAIN, base_url=server.url)

    answers = [asyncio.run(core.call(get("/fine"))) for _ in range(4)]

    assert [{}] * 4 == answers
    assert 1 == len(warned(caplog))
    assert "another event loop" in warned(caplog)[0]


def test_client_in_one_loop_is_not_warned_of(
    server: FaultServer, caplog: pytest.LogCaptureFixture
) -> None:
    async def twice() -> None:
        async with AsyncCore(PLAIN, base_url=server.url) as core:
            for _ in range(2):
                await core.call(get("/fine"))

    asyncio.run(twice())

    assert [] == warned(caplog)


def test_client_is_used_by_two_loops_at_once(server: FaultServer) -> None:
    core = AsyncCore(PLAIN, base_url=server.url)
    meeting = threading.Barrier(2)

    async def several(start: int) -> list[int]:
        meeting.wait()
        numbers = [await core.call(get(f"/number/{start + n}")) for n in range(20)]
        meeting.wait()
        if start == 100:
            # This loop closes its own connections, the other one has to be asked.
            await core.close()
        async with asyncio.timeout(10):
            while server.lines:
                await asyncio.sleep(0.005)
        return numbers

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(lambda n: asyncio.run(several(n)), (100, 200))

    assert (list(range(100, 120)), list(range(200, 220))) == (first, second)


def test_client_may_get_other_loops_while_one_is_looked_for() -> None:
    class Loop:
        meanwhile = False

        def __eq__(self, other: object) -> bool:
            if self.meanwhile:
                self.meanwhile = False
                keeper.held(Loop(), REQUEST)
            return self is other

        __hash__ = object.__hash__

    keeper = Keeper(None, lambda: SimpleNamespace(is_closed=False), "event loop")
    first = Loop()
    keeper.held(first, REQUEST)
    first.meanwhile = True

    assert not keeper.held(Loop(), REQUEST).client.is_closed


@leaves_connections
def test_given_client_is_refused_while_it_belongs_to_another_loop(
    library: str, server: FaultServer
) -> None:
    client = import_module(library).AsyncClient()
    core = AsyncCore(PLAIN, http_client=client, base_url=server.url)
    asyncio.run(core.call(get("/fine")))

    with pytest.raises(errors.ClosedError, match="of another event loop"):
        asyncio.run(core.call(get("/fine")))


def test_given_client_without_connections_serves_another_loop(
    library: str, server: FaultServer
) -> None:
    client = import_module(library).AsyncClient()
    core = AsyncCore(PLAIN, http_client=client, base_url=server.url)

    assert [{}, {}] == [asyncio.run(core.call(get("/last"))) for _ in range(2)]


FORK = """
import json, os, sys, warnings
# Python 3.12 warns of threads, which are the test's server and perhaps the deadlines'.
warnings.simplefilter("ignore", DeprecationWarning)
from fault_server import FaultServer
from harness import PLAIN, get
from importlib import import_module
from specmill_runtime.client import SyncCore
from specmill_runtime.clock import SystemClock
from test_lifecycle import FAULTS

library, before, path = sys.argv[1:]
with FaultServer(FAULTS) as server:
    client = import_module(library).Client() if library else None
    core = SyncCore(PLAIN, base_url=server.url, clock=SystemClock(), http_client=client)
    if before:
        core.call(get(before), (), {"deadline": 60})
    child = os.fork()
    try:
        result = core.call(get(path), (), {"deadline": 0.5 if path == "/slow" else 60})
    except Exception as error:
        result = [type(error).__name__, str(error), error.elapsed]
    text = json.dumps(result)
    if not child:
        print(text, flush=True)
        os._exit(0)
    os.waitpid(child, 0)
    print(text, flush=True)
"""


def forked(library: str = "", before: str = "", path: str = "/fine") -> list[Any]:
    """What child and parent get after a fork, in that order."""
    paths = [str(RUNTIME), str(Path(__file__).parent)]
    done = subprocess.run(
        [sys.executable, "-c", FORK, library, before, path],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
class TestFork:
    """Clients in a process that has been forked."""

    @pytest.mark.parametrize("before", ["", "/port"])
    def test_child_has_connections_of_its_own(self, before: str) -> None:
        child, parent = forked(before=before, path="/port")

        assert isinstance(child, int)
        assert child != parent

    def test_deadline_ends_a_call_in_the_child(self) -> None:
        child, parent = forked(before="/fine", path="/slow")

        assert ["DeadlineExceededError"] * 2 == [child[0], parent[0]]
        assert max(child[2], parent[2]) < LIMIT - 1

    def test_given_client_is_refused_while_it_belongs_to_the_parent(
        self, library: str
    ) -> None:
        child, parent = forked(library, before="/fine")

        assert "ClosedError" == child[0]
        assert "connections of another process" in child[1]
        assert {} == parent

    @pytest.mark.parametrize("before", ["", "/last"])
    def test_given_client_without_connections_serves_the_child(
        self, library: str, before: str
    ) -> None:
        assert [{}, {}] == forked(library, before=before)


def test_threads_share_a_client(server: FaultServer) -> None:
    meeting = threading.Barrier(THREADS)

    def several(start: int) -> list[int]:
        meeting.wait()
        return [core.call(get(f"/number/{start + n}")) for n in range(5)]

    with (
        SyncCore(PLAIN, base_url=server.url) as core,
        ThreadPoolExecutor(THREADS) as threads,
    ):
        starts = [10 * number for number in range(THREADS)]
        answers = list(threads.map(several, starts))

    assert [list(range(start, start + 5)) for start in starts] == answers


def test_thread_for_deadlines_ends_when_it_has_nothing_to_do(
    server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_sockets, "_LINGER", 0.01)
    with SyncCore(PLAIN, base_url=server.url, clock=SystemClock()) as core:
        core.call(get("/fine"))
    watchers = [
        one for one in threading.enumerate() if one.name == "specmill-deadlines"
    ]
    for one in watchers:
        one.join(5)

    assert not any(one.is_alive() for one in watchers)


def test_call_without_threads_obeys_the_timeouts(
    server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(_sockets, "_WATCHDOG", _sockets.Watchdog())
    monkeypatch.setattr(_sockets, "Thread", refuse)
    with SyncCore(PLAIN, base_url=server.url) as core:
        assert {} == core.call(get("/fine"))


def test_call_without_an_event_loop_of_asyncio_is_refused() -> None:
    core = AsyncCore(PLAIN)

    with pytest.raises(errors.TransportError, match="loops of asyncio only"):
        core.call(get()).send(None)


def test_client_closes_without_an_event_loop_of_asyncio() -> None:
    async def leave() -> None:
        async with AsyncCore(PLAIN):
            pass

    with pytest.raises(StopIteration):
        leave().send(None)
