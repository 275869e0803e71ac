"""Pages fetched ahead of the one in use: by one thread, or by tasks of the running loop.

At most `count` pages wait; the next is asked for when one is taken.
"""

from collections import deque
from collections.abc import AsyncGenerator, Generator
from concurrent.futures import Future
from contextvars import copy_context
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

P = TypeVar("P")


def ahead(pages: Generator[P, None, None], count: int) -> Generator[P, None, None]:
    """The pages, fetched by a thread of its own, which ends with this generator.

    A request under way is not waited for: the thread ends with it, or with the interpreter, which
    would join one of a pool.
    """
    context = copy_context()
    wanted: SimpleQueue[Future[P | None] | None] = SimpleQueue()

    def work() -> None:
        while (page := wanted.get()) is not None:
            if page.set_running_or_notify_cancel():
                try:
                    page.set_result(context.run(next, pages, None))
                except BaseException as error:  # who takes the page gets it
                    page.set_exception(error)

    def fetch() -> "Future[P | None]":
        page: Future[P | None] = Future()
        wanted.put(page)
        return page

    Thread(target=work, name="specmill-prefetch", daemon=True).start()
    waiting = deque(fetch() for _ in range(count))
    try:
        while (page := waiting.popleft().result()) is not None:
            waiting.append(fetch())
            yield page
    finally:
        for one in waiting:
            one.cancel()
        wanted.put(None)


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
