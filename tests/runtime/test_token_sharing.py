"""One request for a token, however many wait for it."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from harness import (
    AsyncTransport,
    SyncTransport,
    get,
    reply,
)
from token_servers import PAIR, SPEC, Provider, caller

from specmill_runtime import errors
from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.clock import SystemClock
from specmill_runtime.effects import Wait
from specmill_runtime.flows import Client, Flow
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.testing import VirtualClock
from specmill_runtime.tokens import CachedToken, Token


class StuckOnce(AsyncTransport):
    """Never answers the first request for a token."""

    started = 0

    async def send(self, request: RawRequest) -> RawResponse:
        if "login.test" in request.url:
            self.started += 1
            if self.started == 1:
                await asyncio.Event().wait()
        return await super().send(request)


def test_clones_share_the_token() -> None:
    provider = Provider()
    client = caller("sync", provider)
    assert client.sync is not None

    client.sync.call(get())
    client.sync.clone(timeout=1).call(get())

    assert 1 == provider.given


def test_threads_and_tasks_of_two_loops_share_one_request() -> None:
    provider = Provider()
    entered, release = threading.Event(), threading.Event()

    def hold() -> None:
        entered.set()
        release.wait(10)

    provider.hold = hold
    core = SyncCore(SPEC, credentials=PAIR, http_client=SyncTransport(provider.server))
    other = AsyncCore(
        SPEC, credentials=PAIR, http_client=AsyncTransport(provider.server)
    )
    other.authenticator = core.authenticator

    async def many() -> list[Any]:
        calls = [asyncio.create_task(other.call(get())) for _ in range(20)]
        await asyncio.sleep(0)
        release.set()
        return await asyncio.gather(*calls)

    with ThreadPoolExecutor(21) as pool:
        threads = [pool.submit(core.call, get()) for _ in range(20)]
        entered.wait(10)
        loops = [pool.submit(asyncio.run, many())]
        results = [one.result(10) for one in threads] + loops[0].result(10)

    assert (1, [{"token": "Bearer token-1"}] * 40) == (provider.given, results)


def test_cancelled_request_for_a_token_is_taken_over() -> None:
    provider = Provider()

    core = AsyncCore(SPEC, credentials=PAIR, http_client=StuckOnce(provider.server))

    async def scene() -> object:
        first = asyncio.create_task(core.call(get()))
        await asyncio.sleep(0)
        second = asyncio.create_task(core.call(get()))
        await asyncio.sleep(0)
        first.cancel()
        return await asyncio.wait_for(second, 10)

    assert {"token": "Bearer token-1"} == asyncio.run(scene())


def test_caller_who_stops_waiting_leaves_the_request_to_the_others() -> None:
    provider, answered = Provider(), asyncio.Event()

    class Waiting(AsyncTransport):
        async def send(self, request: RawRequest) -> RawResponse:
            if "login.test" in request.url:
                await answered.wait()
            return await super().send(request)

    core = AsyncCore(SPEC, credentials=PAIR, http_client=Waiting(provider.server))

    async def scene() -> object:
        leader = asyncio.create_task(core.call(get()))
        await asyncio.sleep(0)
        waiter = asyncio.create_task(core.call(get()))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        waiter.cancel()
        await asyncio.wait([waiter], timeout=10)
        answered.set()
        return await asyncio.wait_for(leader, 10)

    assert {"token": "Bearer token-1"} == asyncio.run(scene())


def test_failure_reaches_everybody_who_waits() -> None:
    provider = Provider()
    provider.failing = True
    core = AsyncCore(
        SPEC, credentials=PAIR, http_client=AsyncTransport(provider.server)
    )

    async def scene() -> list[object]:
        calls = (core.call(get()) for _ in range(5))
        return list[object](await asyncio.gather(*calls, return_exceptions=True))

    results = asyncio.run(scene())

    assert [errors.TokenError] * 5 == [type(one) for one in results]


def test_waiting_for_a_token_ends_at_the_deadline() -> None:
    provider = Provider()

    class Stuck(AsyncTransport):
        async def send(self, request: RawRequest) -> RawResponse:
            await asyncio.Event().wait()
            raise AssertionError

    core = AsyncCore(
        SPEC, credentials=PAIR, http_client=Stuck(provider.server), deadline=0.05
    )

    async def scene() -> list[object]:
        calls = (core.call(get()) for _ in range(2))
        return list[object](await asyncio.gather(*calls, return_exceptions=True))

    results = asyncio.run(scene())

    assert [errors.DeadlineExceededError] * 2 == [type(one) for one in results]


def test_who_takes_a_request_over_has_the_rest_of_its_time() -> None:
    limits: list[float | None] = []

    def fetch(core: Client, left: float | None) -> Flow[Token]:
        limits.append(left)
        yield Wait(1)
        return Token("token")

    clock = VirtualClock()
    core = SyncCore(SPEC, credentials=PAIR, clock=clock)
    shared = CachedToken(fetch)
    calls = [shared.acquire(core, 10.0) for _ in range(2)]

    for one in calls:
        next(one)
    clock.time += 8
    calls[0].close()
    calls[1].send(None)

    assert [10.0, 2.0] == limits


def test_request_for_a_token_outlives_the_deadline_of_who_began_it() -> None:
    provider = Provider()

    transport = StuckOnce(provider.server)
    core = AsyncCore(SPEC, credentials=PAIR, http_client=transport, clock=SystemClock())

    async def scene() -> list[object]:
        calls = (core.call(get(), (), {"deadline": left}) for left in (0.05, 10))
        return list[object](await asyncio.gather(*calls, return_exceptions=True))

    late, served = asyncio.run(scene())

    assert isinstance(late, errors.DeadlineExceededError)
    assert {"token": "Bearer token-1"} == served


def test_server_that_echoes_the_token_is_blanked() -> None:
    provider = Provider()
    client = caller("sync", provider)

    def answer(request: RawRequest) -> RawResponse:
        if "login" in request.url:
            return provider.answer(request)
        return reply({"message": "no token-1 here"}, status=403)

    provider.server.answers[:] = [answer]

    with pytest.raises(errors.ForbiddenError, match=r"no \[redacted\] here"):
        client.call(get())
