"""Pages and pagers as users see them, synchronous and asynchronous."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Generic, TypeAlias, TypeVar, cast

from specmill_runtime.operation import AnyOperation
from specmill_runtime.options import RequestOptions
from specmill_runtime.paging import OffsetPlan, PageRequest

T = TypeVar("T")

Fetch: TypeAlias = Callable[
    [AnyOperation, tuple[object, ...], RequestOptions | None], Any
]
AsyncFetch: TypeAlias = Callable[
    [AnyOperation, tuple[object, ...], RequestOptions | None], Awaitable[Any]
]


class PageItems(Generic[T]):
    """What pages of both kinds are made of."""

    __slots__ = ("_following", "_plan", "body", "items", "total")

    items: list[T]
    """The items of this page."""
    total: int | None
    """Number of items on all pages; None when the server does not say."""
    body: Any
    """The decoded body as a whole."""

    def __init__(self, plan: OffsetPlan, asked: PageRequest, body: object) -> None:
        self._plan = plan
        self.body = body
        self.items = cast("list[T]", plan.items(body))
        self.total = plan.total(body)
        self._following = plan.following(asked, body, len(self.items))

    @property
    def has_next(self) -> bool:
        """Whether another page is to be asked for; it may turn out to be empty."""
        return self._following is not None

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self.items)} items>"


class Page(PageItems[T]):
    """One page of a synchronous client."""

    __slots__ = ("_fetch",)

    def __init__(
        self,
        fetch: Callable[[PageRequest], object],
        plan: OffsetPlan,
        asked: PageRequest,
        body: object,
    ) -> None:
        super().__init__(plan, asked, body)
        self._fetch = fetch

    def next_page(self) -> "Page[T] | None":
        """The page after this one; None after the last. PaginationError when it is this again."""
        asked = self._following
        if asked is None:
            return None
        page: Page[T] = Page(self._fetch, self._plan, asked, self._fetch(asked))
        self._plan.check_progress(self.items, page.items)
        return page


class Pager(Generic[T]):
    """The items of all pages; every iteration begins at the first page and fetches as it goes."""

    __slots__ = ("_fetch", "_first", "_operation", "_plan")

    def __init__(
        self,
        fetch: Fetch,
        operation: AnyOperation,
        arguments: tuple[object, ...],
        options: RequestOptions | None,
    ) -> None:
        self._operation = operation
        self._plan = OffsetPlan(operation)
        self._first = self._plan.first(arguments, options)
        self._fetch = fetch

    def page(self) -> Page[T]:
        """The first page."""
        return Page(
            self._fetch_page, self._plan, self._first, self._fetch_page(self._first)
        )

    def pages(self) -> Iterator[Page[T]]:
        """All pages, each fetched when it is asked for."""
        page: Page[T] | None = self.page()
        while page is not None:
            yield page
            page = page.next_page()

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page.items

    def _fetch_page(self, asked: PageRequest) -> object:
        result: object = self._fetch(self._operation, asked.arguments, asked.options)
        return result

    def __repr__(self) -> str:
        return f"<Pager of {self._operation.id}>"


class AsyncPage(PageItems[T]):
    """One page of an asynchronous client; its items are there, so it iterates without await."""

    __slots__ = ("_fetch",)

    def __init__(
        self,
        fetch: Callable[[PageRequest], Awaitable[object]],
        plan: OffsetPlan,
        asked: PageRequest,
        body: object,
    ) -> None:
        super().__init__(plan, asked, body)
        self._fetch = fetch

    async def next_page(self) -> "AsyncPage[T] | None":
        """The page after this one; None after the last. PaginationError when it is this again."""
        asked = self._following
        if asked is None:
            return None
        body = await self._fetch(asked)
        page: AsyncPage[T] = AsyncPage(self._fetch, self._plan, asked, body)
        self._plan.check_progress(self.items, page.items)
        return page


class AsyncPager(Generic[T]):
    """The items of all pages for `async for`; every iteration begins at the first page."""

    __slots__ = ("_fetch", "_first", "_operation", "_plan")

    def __init__(
        self,
        fetch: AsyncFetch,
        operation: AnyOperation,
        arguments: tuple[object, ...],
        options: RequestOptions | None,
    ) -> None:
        self._operation = operation
        self._plan = OffsetPlan(operation)
        self._first = self._plan.first(arguments, options)
        self._fetch = fetch

    async def page(self) -> AsyncPage[T]:
        """The first page."""
        body = await self._fetch_page(self._first)
        return AsyncPage(self._fetch_page, self._plan, self._first, body)

    async def pages(self) -> AsyncIterator[AsyncPage[T]]:
        """All pages, each fetched when it is asked for."""
        page: AsyncPage[T] | None = await self.page()
        while page is not None:
            yield page
            page = await page.next_page()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item

    async def _fetch_page(self, asked: PageRequest) -> object:
        result: object = await self._fetch(
            self._operation, asked.arguments, asked.options
        )
        return result

    def __repr__(self) -> str:
        return f"<AsyncPager of {self._operation.id}>"
