"""How many tokens are fetched when 100 threads, or 100 tasks, meet an expired one at once.

python benchmarks/tokens.py
"""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from measure import report

from specmill_runtime.client import AsyncCore, ClientSpec, Credential, Scheme, SyncCore
from specmill_runtime.operation import AnyOperation, Operation
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.settings import ClientSettings
from specmill_runtime.spec import Grant
from specmill_runtime.testing import VirtualClock

CROWD = 100
LOOPS = 4
LIFETIME = 3600
PATIENCE = 0.1
"""Seconds that the token endpoint takes."""
GET: AnyOperation = Operation(id="things.get", method="GET", path="/things")
SPEC = ClientSpec(
    name="Crowd",
    package="crowd",
    version="1",
    servers=("https://crowd.test",),
    schemes={
        "oauth": Scheme(
            kind="token",
            credentials=("access_token",),
            grant=Grant(token_url="/token", client_id="id", client_secret="secret"),
        )
    },
    security=(("oauth",),),
    credentials=tuple(Credential(one) for one in ("access_token", "id", "secret")),
)
CREDENTIALS = {"id": "crowd", "secret": "crowd-secret"}


class Crowded:
    """A server that counts what it is asked for."""

    def __init__(self) -> None:
        self.tokens = 0
        self.calls = 0
        self._lock = threading.Lock()

    def answer(self, request: RawRequest) -> RawResponse:
        """A token, or what a token is good for."""
        with self._lock:
            if not request.url.endswith("/token"):
                self.calls += 1
                return RawResponse(status=204)
            self.tokens += 1
        text = f'{{"access_token":"t{self.tokens}","expires_in":{LIFETIME}}}'
        return RawResponse(status=200, content=text.encode())


class Transport(Crowded):
    """It for threads."""

    def send(self, request: RawRequest) -> RawResponse:
        """The answer."""
        if request.url.endswith("/token"):
            time.sleep(PATIENCE)
        return self.answer(request)

    def close(self) -> None:
        """Nothing to release."""


class AsyncTransport(Crowded):
    """It for tasks."""

    async def send(self, request: RawRequest) -> RawResponse:
        """The answer."""
        await asyncio.sleep(PATIENCE if request.url.endswith("/token") else 0)
        return self.answer(request)

    async def close(self) -> None:
        """Nothing to release."""


def threads(crowd: int) -> Callable[[], int]:
    """Lets a crowd of threads call; gives the tokens that were fetched so far."""
    server, clock = Transport(), VirtualClock()
    core = SyncCore(SPEC, **settings(server, clock))
    start = threading.Barrier(crowd)

    def call(_: int) -> None:
        start.wait()
        core.call(GET)

    def meet() -> int:
        with ThreadPoolExecutor(crowd) as pool:
            list(pool.map(call, range(crowd)))
        clock.time += LIFETIME
        return server.tokens

    return meet


def tasks(crowd: int, loops: int) -> Callable[[], int]:
    """The same with tasks in event loops of their own threads."""
    server, clock = AsyncTransport(), VirtualClock()
    core = AsyncCore(SPEC, **settings(server, clock))
    start = threading.Barrier(loops)

    async def gather() -> None:
        start.wait()
        await asyncio.gather(*(core.call(GET) for _ in range(crowd // loops)))

    def meet() -> int:
        with ThreadPoolExecutor(loops) as pool:
            list(pool.map(lambda _: asyncio.run(gather()), range(loops)))
        clock.time += LIFETIME
        return server.tokens

    return meet


def settings(server: object, clock: VirtualClock) -> ClientSettings:
    """The settings of a client of the crowd."""
    return {"credentials": CREDENTIALS, "http_client": server, "clock": clock}


def main() -> int:
    """Let the crowds meet no token, then an expired one; exit 1 when more than one is fetched."""
    crowds = {
        f"{CROWD} threads": threads(CROWD),
        f"{CROWD} tasks": tasks(CROWD, 1),
        f"{CROWD} tasks in {LOOPS} loops": tasks(CROWD, LOOPS),
    }
    held: list[bool] = []
    for name, meet in crowds.items():
        first = meet()
        held.append(report(f"{name}, no token: token requests", first, 1, ""))
        again = meet() - first
        held.append(report(f"{name}, expired: token requests", again, 1, ""))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
