"""Pages that are fetched ahead: how many, by whom, and that nobody outlives the walk."""

import asyncio
import subprocess
import sys
import threading
from contextlib import aclosing
from typing import Any

import pytest
from harness import Caller, Server
from paged_servers import STYLES, served, walk

from specmill_runtime.request import RawRequest, RawResponse

OFFSET = STYLES["offset"]


@pytest.mark.parametrize("prefetch", [0, 1, 2])
def test_no_more_than_the_pages_of_prefetch_are_fetched_ahead(prefetch: int) -> None:
    server = served("offset", 30)
    core = Caller("sync", server).sync
    assert core is not None
    items = core.paginate(OFFSET.operation, (None,)).items(prefetch=prefetch)

    next(items)
    items.close()
    _join_prefetching()

    assert len(server.requests) <= prefetch + 1


def test_next_page_is_fetched_while_one_is_in_use() -> None:
    second = threading.Event()
    well = OFFSET.serve(range(9))

    def answer(request: RawRequest) -> RawResponse:
        if "offset=3" in request.url:
            second.set()
        return well(request)

    core = Caller("sync", Server(answer)).sync
    assert core is not None
    items = core.paginate(OFFSET.operation, (None,)).items(prefetch=1)

    next(items)

    assert second.wait(5)
    items.close()


def test_next_page_is_fetched_by_a_task_while_one_is_in_use() -> None:
    async def take() -> int:
        server = served("offset", 9)
        core: Any = Caller("async", server).core
        items = core.paginate(OFFSET.operation, (None,)).items(prefetch=1)
        await anext(items)
        while len(server.requests) < 2:
            await asyncio.sleep(0)
        await items.aclose()
        return len(server.requests)

    assert 2 == asyncio.run(asyncio.wait_for(take(), 5))


def test_no_task_outlives_a_walk_that_is_closed() -> None:
    async def take() -> set[Any]:
        core: Any = Caller("async", served("offset", 30)).core
        pager = core.paginate(OFFSET.operation, (None,))
        async with aclosing(pager.items(prefetch=3)) as items:
            await anext(items)
        return asyncio.all_tasks() - {asyncio.current_task()}

    assert set() == asyncio.run(take())


def test_no_thread_outlives_a_walk() -> None:
    walk("sync", served("offset", 9), OFFSET.operation, (None,), prefetch=2)

    _join_prefetching()

    assert [] == _prefetching()


def test_walk_out_of_use_ends_its_thread() -> None:
    core = Caller("sync", served("offset", 30)).sync
    assert core is not None

    for _ in core.paginate(OFFSET.operation, (None,)).items(prefetch=2):
        break
    _join_prefetching()

    assert [] == _prefetching()


ABANDONED = """
import threading
import time
from specmill_runtime.prefetching import ahead

under_way = threading.Event()

def pages():
    yield 1
    under_way.set()
    time.sleep(600)

walk = ahead(pages(), 1)
print(next(walk))
under_way.wait(5)
walk.close()
"""


def test_interpreter_ends_although_a_page_is_under_way() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", ABANDONED], capture_output=True, timeout=15, check=True
    )

    assert b"1" == ended.stdout.strip()


def _prefetching() -> list[threading.Thread]:
    return [one for one in threading.enumerate() if "specmill-prefetch" in one.name]


def _join_prefetching() -> None:
    for thread in _prefetching():
        thread.join(5)
