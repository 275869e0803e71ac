"""What pages of both kinds are made of, and where a walk through them stands."""

from collections.abc import Iterator
from operator import length_hint
from typing import Any, Generic, TypeVar, cast

from specmill_runtime.errors import ArgumentError, PaginationError
from specmill_runtime.paging import PageContent, PagePlan, PageRequest
from specmill_runtime.positions import PageCursor, skipped, skipping

T = TypeVar("T")


class PageItems(Generic[T]):
    """What pages of both kinds are made of."""

    __slots__ = ("_asked", "_following", "_plan", "body", "items", "total")

    items: list[T]
    """The items of this page, without those that `resume` leaves out."""
    total: int | None
    """Number of items on all pages; None when the server does not say."""
    body: Any
    """The decoded body as a whole."""

    def __init__(
        self, plan: PagePlan, asked: PageRequest, body: object, content: PageContent
    ) -> None:
        self._plan = plan
        self._asked = asked
        self.body = body
        self.items = cast("list[T]", content.items)
        self.total = content.total
        self._following = content.following

    @property
    def has_next(self) -> bool:
        """Whether there is more to ask for; it may turn out to be empty or an error."""
        return self._following is not None

    @property
    def cursor(self) -> PageCursor:
        """What `resume=` takes to go on after this page; JSON can hold it."""
        return self.cursor_at(len(self.items))

    def cursor_at(self, index: int) -> PageCursor:
        """What `resume=` takes to go on with the item at `index` of this page."""
        if index >= len(self.items) and isinstance(self._following, PageRequest):
            return dict(self._following.position)
        position = self._asked.position
        return skipping(position, skipped(position) + index)

    def following(self) -> PageRequest | None:
        """The request for the next page, None after the last; PaginationError when it leads astray."""
        if isinstance(self._following, PaginationError):
            self._following.cursor = self.cursor
            raise self._following
        return self._following

    def check_progress(self, following: "PageItems[T]") -> None:
        """PaginationError when the page after this one is this one again."""
        try:
            self._plan.check_progress(self.items, following.items)
        except PaginationError as error:
            error.cursor = self.cursor
            raise

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self.items)} items>"


class Place(Generic[T]):
    """Where a walk stands: the page in use, and how much of it is left."""

    __slots__ = ("_page", "_rest", "_start")

    def __init__(self, start: PageCursor) -> None:
        self._start = start
        self._page: PageItems[T] | None = None
        self._rest: Iterator[T] = iter(())

    def enter(self, page: PageItems[T]) -> Iterator[T]:
        """The items of a page; taking one moves the place."""
        self._page, self._rest = page, iter(page.items)
        return self._rest

    def leave(self, page: PageItems[T]) -> None:
        """A page was given as a whole."""
        self._page, self._rest = page, iter(())

    @property
    def cursor(self) -> PageCursor:
        """What `resume=` takes to go on from here."""
        page = self._page
        if page is None:
            return dict(self._start)
        # A list iterator knows what is left, so that no item costs a count.
        return page.cursor_at(len(page.items) - length_hint(self._rest))


class Extent:
    """How far a walk goes; ArgumentError for a number out of range."""

    __slots__ = ("items", "pages", "prefetch")

    def __init__(
        self, *, items: int | None = None, pages: int | None = None, prefetch: int = 0
    ) -> None:
        for limit in (items, pages):
            if limit is not None:
                check_count("limit", limit)
        check_count("prefetch", prefetch)
        self.items = items
        self.pages = pages
        self.prefetch = prefetch

    def admits(self, items: int, pages: int) -> bool:
        """Whether another page may be asked for after so many items and pages."""
        return (self.items is None or items < self.items) and (
            self.pages is None or pages < self.pages
        )


def check_count(name: str, value: object) -> None:
    """ArgumentError, naming the option, unless `value` is an int that is not negative."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ArgumentError(f"{name} must be an int, not {type(value).__name__}")
    if value < 0:
        raise ArgumentError(f"{name} must not be negative")
