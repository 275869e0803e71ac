"""Pages fetched ahead of the one in use: by one thread, or by tasks of the running loop.

At most `count` pages wait; the next is asked for when one is taken.
"""

from collections import deque
from collections.abc import AsyncGenerator, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

P = TypeVar("P")


def ahead(pages: Generator[P, None, None], count: int) -> Generator[P, None, None]:
    """The pages, fetched by a thread of its own, which ends with this generator."""
    thread = ThreadPoolExecutor(1, "specmill-prefetch")
    context = copy_context()

    def fetch() -> "Future[P | None]":
        return thread.submit(lambda: context.run(next, pages, None))

    try:
        waiting = deque(fetch() for _ in range(count))
        while (page := waiting.popleft().result()) is not None:
            waiting.append(fetch())
            yield page
    finally:
        # A request under way is not waited for: its thread ends with it.
        thread.shutdown(wait=False, cancel_futures=True)


async def ahead_async(
    pages: AsyncGenerator[P, None], count: int
) -> AsyncGenerator[P, None]:
    """The pages, fetched by tasks that take turns and are cancelled with this generator."""
    # A synchronous client does without asyncio.
    import asyncio

    turn = asyncio.Lock()

    async def fetch() -> P | None:
        async with turn:
            return await anext(pages, None)

    waiting = deque(asyncio.create_task(fetch()) for _ in range(count))
    try:
        while (page := await waiting.popleft()) is not None:
            waiting.append(asyncio.create_task(fetch()))
            yield page
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
