"""Pages and pagers of synchronous clients; see specmill_runtime.pagination."""

from collections.abc import Callable, Generator, Iterator, Mapping
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


class Source(Protocol):
    """The part of a core that fetches pages."""

    def call(
        self,
        operation: AnyOperation,
        arguments: Arguments = (),
        options: RequestOptions | None = None,
    ) -> Any: ...

    def raw(
        self,
        operation: AnyOperation,
        arguments: Arguments = (),
        options: RequestOptions | None = None,
        address: str | None = None,
    ) -> Response[Any]: ...

    def locate(
        self, operation: AnyOperation, arguments: Arguments
    ) -> tuple[str, frozenset[str]]: ...


class Page(PageItems[T]):
    """One page of a synchronous client."""

    __slots__ = ("_fetch",)

    def __init__(
        self,
        fetch: "Callable[[PageRequest], Page[T]]",
        plan: PagePlan,
        asked: PageRequest,
        body: object,
        content: PageContent,
    ) -> None:
        super().__init__(plan, asked, body, content)
        self._fetch = fetch

    def next_page(self) -> "Page[T] | None":
        """The page after this one; None after the last. PaginationError when it is this again."""
        asked = self.following()
        if asked is None:
            return None
        page = self._fetch(asked)
        self.check_progress(page)
        return page


class Items(Generic[T]):
    """The items of a walk, an iterator; `cursor` is where it stands."""

    __slots__ = ("_place", "_stream")

    def __init__(
        self,
        pages: Generator[Page[T], None, None],
        place: Place[T],
        limit: int | None,
    ) -> None:
        self._place = place
        self._stream = _items_of(pages, place, limit)

    @property
    def cursor(self) -> PageCursor:
        """What `resume=` takes to go on after the item given last; JSON can hold it."""
        return self._place.cursor

    def close(self) -> None:
        """Fetch nothing more; a walk to the end, or out of use, is closed by itself."""
        self._stream.close()

    def __iter__(self) -> Iterator[T]:
        return self._stream

    def __next__(self) -> T:
        return next(self._stream)


class Pager(Generic[T]):
    """The items of all pages; every iteration begins at the first page and fetches as it goes."""

    __slots__ = ("_place", "_plan", "_source")

    def __init__(
        self,
        source: Source,
        operation: AnyOperation,
        arguments: Arguments,
        options: RequestOptions | None,
    ) -> None:
        self._source = source
        self._plan = PagePlan(source.locate, operation, arguments, options)
        self._place: Place[T] = Place({})

    @property
    def cursor(self) -> PageCursor:
        """Where the walk stands that was begun last; see `Items.cursor`."""
        return self._place.cursor

    def page(self, *, resume: Resume = None) -> Page[T]:
        """The first page, or the one at `resume`."""
        return self._fetch(self._plan.first(resume))

    def pages(
        self,
        *,
        limit: int | None = None,
        prefetch: int = 0,
        resume: Resume = None,
        max_empty_pages: int = MAX_EMPTY_PAGES,
    ) -> Generator[Page[T], None, None]:
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
    ) -> Items[T]:
        """The items of all pages; iterating the pager itself does the same."""
        extent = Extent(items=limit, prefetch=prefetch)
        place, pages = self._walk(extent, resume, max_empty_pages)
        return Items(pages, place, limit)

    def __iter__(self) -> Iterator[T]:
        return iter(self.items())

    def _walk(
        self, extent: Extent, resume: Resume, max_empty_pages: int
    ) -> tuple[Place[T], Generator[Page[T], None, None]]:
        check_count("max_empty_pages", max_empty_pages)
        first = self._plan.first(resume, max_empty_pages)
        pages = self._pages(first, extent)
        self._place = Place(first.position)
        if extent.prefetch:
            # Threads' executors and asyncio are slow to import, and most programs need neither.
            from specmill_runtime.prefetching import ahead

            pages = ahead(pages, extent.prefetch)
        return self._place, pages

    def _pages(
        self, first: PageRequest, extent: Extent
    ) -> Generator[Page[T], None, None]:
        items = pages = 0
        page = self._fetch(first) if extent.admits(items, pages) else None
        if page is not None and not page.items and skipped(first.position):
            page = page.next_page()
        while page is not None:
            yield page
            items, pages = items + len(page.items), pages + 1
            page = page.next_page() if extent.admits(items, pages) else None

    def _fetch(self, asked: PageRequest) -> Page[T]:
        plan, source = self._plan, self._source
        headers: Mapping[str, str] = NO_HEADERS
        try:
            if plan.needs_headers:
                response = source.raw(
                    plan.operation, asked.arguments, asked.options, asked.address
                )
                body, headers = response.parse(), response.headers
            else:
                body = source.call(plan.operation, asked.arguments, asked.options)
            content = plan.read(asked, body, headers)
        except SdkError as error:
            error.cursor = asked.position
            raise
        return Page(self._fetch, plan, asked, body, content)

    def __repr__(self) -> str:
        return f"<Pager of {self._plan.operation.id}>"


def _followed(
    pages: Generator[Page[T], None, None], place: Place[T]
) -> Generator[Page[T], None, None]:
    try:
        for page in pages:
            place.leave(page)
            yield page
    finally:
        pages.close()


def _items_of(
    pages: Generator[Page[T], None, None], place: Place[T], limit: int | None
) -> Generator[T, None, None]:
    left = limit
    try:
        for page in pages:
            rest = place.enter(page)
            if left is None:
                yield from rest
            else:
                yield from islice(rest, left)
                left -= len(page.items)
    finally:
        pages.close()
