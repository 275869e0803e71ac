"""Pages and pagers as users see them, synchronous and asynchronous.

Every walk begins at the first page, or where `resume` says, and fetches while it is iterated:

    items = client.things.list().items(limit=1000, prefetch=2)
    for item in items:
        ...
    saved = items.cursor                 # plain data, of any moment: json.dumps(saved)
    client.things.list().items(resume=saved)

`limit`: at most so many items, or pages; nothing beyond is asked for. `prefetch`: so many pages are
fetched ahead, by one thread or by asyncio tasks. `resume`: the `cursor` of a walk, a page or an
error, with the same arguments. `max_empty_pages`: so many pages without items may follow each other.

PaginationError when a page leads to one that was already read, to another origin, or nowhere. It and
every other error while fetching has a `cursor`. ArgumentError, at once, for wrong arguments.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator
from contextlib import aclosing, closing
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Unpack, cast

from specmill_runtime.pages import PageItems, PagerBase, Walk, WalkOptions, fetched
from specmill_runtime.positions import PageCursor as PageCursor
from specmill_runtime.positions import Resume

if TYPE_CHECKING:
    from specmill_runtime.core import Core
    from specmill_runtime.flows import AsyncDriver, Driver, Flow

R = TypeVar("R")
T = TypeVar("T")


class Page(PageItems[T]):
    """One page of a synchronous client."""

    __slots__ = ()

    def next_page(self) -> Page[T] | None:
        """The page after this one; None after the last. PaginationError when it is this again."""
        return _driven(self._asked.core, self.follow())


class Items(Generic[T]):
    """The items of a walk, an iterator; `cursor` is where it stands."""

    __slots__ = ("_stream", "_walk")

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._stream: Generator[T, None, None] = _given(walk)

    @property
    def cursor(self) -> PageCursor:
        """What `resume=` takes to go on after the item given last; JSON can hold it."""
        return self._walk.cursor

    def close(self) -> None:
        """Fetch nothing more; a walk to the end, or out of use, is closed by itself."""
        self._stream.close()

    def __iter__(self) -> Iterator[T]:
        return self._stream

    def __next__(self) -> T:
        return next(self._stream)


class Pager(PagerBase, Generic[T]):
    """The items of all pages; every iteration begins at the first page and fetches as it goes."""

    __slots__ = ()

    def page(self, *, resume: Resume = None) -> Page[T]:
        """The first page, or the one at `resume`."""
        return _driven(self._asked.core, fetched(self._asked.begun(resume), Page[T]))

    def pages(self, **options: Unpack[WalkOptions]) -> Generator[Page[T], None, None]:
        """All pages, each fetched when it is asked for."""
        return _given(self._begin(False, options))

    def items(self, **options: Unpack[WalkOptions]) -> Items[T]:
        """The items of all pages; iterating the pager itself does the same."""
        return Items(self._begin(True, options))

    def __iter__(self) -> Iterator[T]:
        return iter(self.items())


class AsyncPage(PageItems[T]):
    """One page of an asynchronous client; its items are there, so it iterates without await."""

    __slots__ = ()

    async def next_page(self) -> AsyncPage[T] | None:
        """The page after this one; None after the last. PaginationError when it is this again."""
        return await _driven_async(self._asked.core, self.follow())


class AsyncItems(Generic[T]):
    """The items of a walk, an asynchronous iterator; `cursor` is where it stands."""

    __slots__ = ("_stream", "_walk")

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._stream: AsyncGenerator[T, None] = _given_async(walk)

    @property
    def cursor(self) -> PageCursor:
        """What `resume=` takes to go on after the item given last; JSON can hold it."""
        return self._walk.cursor

    async def aclose(self) -> None:
        """Fetch nothing more; a walk to the end, or out of use, is closed by itself."""
        await self._stream.aclose()

    def __aiter__(self) -> AsyncIterator[T]:
        return self._stream

    async def __anext__(self) -> T:
        return await anext(self._stream)


class AsyncPager(PagerBase, Generic[T]):
    """The items of all pages for `async for`; every iteration begins at the first page."""

    __slots__ = ()

    async def page(self, *, resume: Resume = None) -> AsyncPage[T]:
        """The first page, or the one at `resume`."""
        return await _driven_async(
            self._asked.core, fetched(self._asked.begun(resume), AsyncPage[T])
        )

    def pages(
        self, **options: Unpack[WalkOptions]
    ) -> AsyncGenerator[AsyncPage[T], None]:
        """All pages, each fetched when it is asked for."""
        return _given_async(self._begin(False, options))

    def items(self, **options: Unpack[WalkOptions]) -> AsyncItems[T]:
        """The items of all pages; iterating the pager itself does the same."""
        return AsyncItems(self._begin(True, options))

    def __aiter__(self) -> AsyncIterator[T]:
        return aiter(self.items())


def _driven(core: Core, flow: Flow[R]) -> R:
    return cast("Driver", core).drive(flow)


async def _driven_async(core: Core, flow: Flow[R]) -> R:
    return await cast("AsyncDriver", core).drive(flow)


def _pages(walk: Walk) -> Generator[Page[Any], None, None]:
    page: Page[Any] | None = None
    while (page := _driven(walk.core, walk.step(Page[Any], page))) is not None:
        yield page


async def _pages_async(walk: Walk) -> AsyncGenerator[AsyncPage[Any], None]:
    page: AsyncPage[Any] | None = None
    while (
        page := await _driven_async(walk.core, walk.step(AsyncPage[Any], page))
    ) is not None:
        yield page


def _given(walk: Walk) -> Generator[Any, None, None]:
    """The items or the pages of a walk."""
    pages = _pages(walk)
    if walk.prefetch:
        # Executors and asyncio are slow to import, and most programs need neither.
        from specmill_runtime.prefetching import ahead

        pages = ahead(pages, walk.prefetch)
    with closing(pages):
        for page in pages:
            yield from walk.enter(page)


async def _given_async(walk: Walk) -> AsyncGenerator[Any, None]:
    pages = _pages_async(walk)
    if walk.prefetch:
        from specmill_runtime.prefetching import ahead_async

        pages = ahead_async(pages, walk.prefetch)
    async with aclosing(pages):
        async for page in pages:
            for one in walk.enter(page):
                yield one
