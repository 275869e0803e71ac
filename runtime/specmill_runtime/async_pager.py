"""Pages and pagers of asynchronous clients; see specmill_runtime.pagination."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar

from specmill_runtime.errors import SdkError
from specmill_runtime.operation import AnyOperation
from specmill_runtime.options import RequestOptions
from specmill_runtime.page_items import Extent, PageItems, Place, check_count
from specmill_runtime.paging import (
    MAX_EMPTY_PAGES,
    NO_HEADERS,
    Arguments,
    PageContent,
    PagePlan,
    PageRequest,
)
from specmill_runtime.positions import PageCursor, Resume, skipped
from specmill_runtime.response import Response

T = TypeVar("T")


class AsyncSource(Protocol):
    """The part of an asynchronous core that fetches pages."""

    async def call(
        self,
        operation: AnyOperation,
        arguments: Arguments = (),
        options: RequestOptions | None = None,
    ) -> Any: ...

    async def raw(
        self,
        operation: AnyOperation,
        arguments: Arguments = (),
        options: RequestOptions | None = None,
        address: str | None = None,
    ) -> Response[Any]: ...

    def locate(
        self, operation: AnyOperation, arguments: Arguments
    ) -> tuple[str, frozenset[str]]: ...


class AsyncPage(PageItems[T]):
    """One page of an asynchronous client; its items are there, so it iterates without await."""

    __slots__ = ("_fetch",)

    def __init__(
        self,
        fetch: "Callable[[PageRequest], Awaitable[AsyncPage[T]]]",
        plan: PagePlan,
        asked: PageRequest,
        body: object,
        content: PageContent,
    ) -> None:
        super().__init__(plan, asked, body, content)
        self._fetch = fetch

    async def next_page(self) -> "AsyncPage[T] | None":
        """The page after this one; None after the last. PaginationError when it is this again."""
        asked = self.following()
        if asked is None:
            return None
        page = await self._fetch(asked)
        self.check_progress(page)
        return page


class AsyncItems(Generic[T]):
    """The items of a walk, an asynchronous iterator; `cursor` is where it stands."""

    __slots__ = ("_place", "_stream")

    def __init__(
        self,
        pages: AsyncGenerator[AsyncPage[T], None],
        place: Place[T],
        limit: int | None,
    ) -> None:
        self._place = place
        self._stream = _items_of(pages, place, limit)

    @property
    def cursor(self) -> PageCursor:
        """What `resume=` takes to go on after the item given last; JSON can hold it."""
        return self._place.cursor

    async def close(self) -> None:
        """Fetch nothing more; a walk to the end, or out of use, is closed by itself."""
        await self._stream.aclose()

    def __aiter__(self) -> AsyncIterator[T]:
        return self._stream

    async def __anext__(self) -> T:
        return await anext(self._stream)


class AsyncPager(Generic[T]):
    """The items of all pages for `async for`; every iteration begins at the first page."""

    __slots__ = ("_place", "_plan", "_source")

    def __init__(
        self,
        source: AsyncSource,
        operation: AnyOperation,
        arguments: Arguments,
        options: RequestOptions | None,
    ) -> None:
        self._source = source
        self._plan = PagePlan(source.locate, operation, arguments, options)
        self._place: Place[T] = Place({})

    @property
    def cursor(self) -> PageCursor:
        """Where the walk stands that was begun last; see `AsyncItems.cursor`."""
        return self._place.cursor

    async def page(self, *, resume: Resume = None) -> AsyncPage[T]:
        """The first page, or the one at `resume`."""
        return await self._fetch(self._plan.first(resume))

    def pages(
        self,
        *,
        limit: int | None = None,
        prefetch: int = 0,
        resume: Resume = None,
        max_empty_pages: int = MAX_EMPTY_PAGES,
    ) -> AsyncGenerator[AsyncPage[T], None]:
        """All pages, each fetched when it is asked for."""
        extent = Extent(pages=limit, prefetch=prefetch)
        place, pages = self._walk(extent, resume, max_empty_pages)
        return _followed(pages, place)

    def items(
        self,
        *,
        limit: int | None = None,
        prefetch: int = 0,
        resume: Resume = None,
        max_empty_pages: int = MAX_EMPTY_PAGES,
    ) -> AsyncItems[T]:
        """The items of all pages; iterating the pager itself does the same."""
        extent = Extent(items=limit, prefetch=prefetch)
        place, pages = self._walk(extent, resume, max_empty_pages)
        return AsyncItems(pages, place, limit)

    def __aiter__(self) -> AsyncIterator[T]:
        return aiter(self.items())

    def _walk(
        self, extent: Extent, resume: Resume, max_empty_pages: int
    ) -> tuple[Place[T], AsyncGenerator[AsyncPage[T], None]]:
        check_count("max_empty_pages", max_empty_pages)
        first = self._plan.first(resume, max_empty_pages)
        pages = self._pages(first, extent)
        self._place = Place(first.position)
        if extent.prefetch:
            # Threads' executors and asyncio are slow to import, and most programs need neither.
            from specmill_runtime.prefetching import ahead_async

            pages = ahead_async(pages, extent.prefetch)
        return self._place, pages

    async def _pages(
        self, first: PageRequest, extent: Extent
    ) -> AsyncGenerator[AsyncPage[T], None]:
        items = pages = 0
        page = await self._fetch(first) if extent.admits(items, pages) else None
        if page is not None and not page.items and skipped(first.position):
            page = await page.next_page()
        while page is not None:
            yield page
            items, pages = items + len(page.items), pages + 1
            page = await page.next_page() if extent.admits(items, pages) else None

    async def _fetch(self, asked: PageRequest) -> AsyncPage[T]:
        plan, source = self._plan, self._source
        headers: Mapping[str, str] = NO_HEADERS
        try:
            if plan.needs_headers:
                response = await source.raw(
                    plan.operation, asked.arguments, asked.options, asked.address
                )
                body, headers = response.parse(), response.headers
            else:
                body = await source.call(plan.operation, asked.arguments, asked.options)
            content = plan.read(asked, body, headers)
        except SdkError as error:
            error.cursor = asked.position
            raise
        return AsyncPage(self._fetch, plan, asked, body, content)

    def __repr__(self) -> str:
        return f"<AsyncPager of {self._plan.operation.id}>"


async def _followed(
    pages: AsyncGenerator[AsyncPage[T], None], place: Place[T]
) -> AsyncGenerator[AsyncPage[T], None]:
    try:
        async for page in pages:
            place.leave(page)
            yield page
    finally:
        await pages.aclose()


async def _items_of(
    pages: AsyncGenerator[AsyncPage[T], None], place: Place[T], limit: int | None
) -> AsyncGenerator[T, None]:
    left = limit
    try:
        async for page in pages:
            rest = place.enter(page)
            for item in rest if left is None else islice(rest, left):
                yield item
            if left is not None:
                left -= len(page.items)
    finally:
        await pages.aclose()
