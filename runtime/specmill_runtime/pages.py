"""What pages and pagers of both kinds are made of: everything but the fetching.

A Flow that ends with a page fetches it by the effects of a call; see specmill_runtime.effects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from operator import length_hint
from typing import TYPE_CHECKING, Any, Generic, Self, TypedDict, TypeVar, cast

from msgspec import UNSET

from specmill_runtime import errors
from specmill_runtime.core import Core
from specmill_runtime.effects import Exchange
from specmill_runtime.operation import AnyOperation, OffsetPaging, PageNumberPaging
from specmill_runtime.options import RequestOptions
from specmill_runtime.outcome import Outcome
from specmill_runtime.page_requests import MAX_EMPTY_PAGES, PageRequest
from specmill_runtime.pipeline import ended, exchanged
from specmill_runtime.plan import plan_of
from specmill_runtime.positions import PageCursor, PageFacts, Resume, skipped, skipping
from specmill_runtime.records import resolve

if TYPE_CHECKING:
    from specmill_runtime.flows import Flow

T = TypeVar("T")
P = TypeVar("P", bound="PageItems[Any]")


class PageItems(Generic[T]):
    """What pages of both kinds are made of."""

    __slots__ = ("_asked", "_call", "_following", "body", "items", "total")

    def __init__(
        self, asked: PageRequest, exchange: Exchange, outcome: Outcome
    ) -> None:
        """DecodeError when the body is not as described, or its items are no list."""
        body = outcome.value(exchange, outcome.settle(exchange))
        total = resolve(body, getattr(asked.paging, "total", None))
        items, skip = _items(asked, exchange, body), skipped(asked.position)
        self.body: Any = body
        """The decoded body as a whole."""
        self.items: list[T] = items[skip:] if skip else items
        """The items of this page, without those that `resume` leaves out."""
        self.total: int | None = total if type(total) is int else None
        """Number of items on all pages; None when the server does not say."""
        self._asked = asked
        self._following = asked.following(
            PageFacts(asked.position, body, exchange.raw, len(items), self.total)
        )
        is_astray = isinstance(self._following, str)
        self._call = exchange.record() if is_astray else None

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

    def follow(self) -> Flow[Self | None]:
        """The course to the page after this one; None after the last.

        PaginationError when it leads astray, or to the same items: a server that ignores offset or
        number would never end; a cursor or an address is progress of its own.
        """
        if self._following is None:
            return None
        if isinstance(self._following, str):
            raise self._astray(self._following)
        page = yield from fetched(self._following, type(self))
        counts = isinstance(self._asked.paging, (OffsetPaging, PageNumberPaging))
        if counts and page.items and page.items == self.items:
            raise self._astray("the server sends the same page again")
        return page

    def _astray(self, reason: str) -> errors.PaginationError:
        error = self._asked.refusal(errors.PaginationError, reason)
        error.call = self._call or error.call
        if error.request_id is not None:
            error.message += f" (request id {error.request_id})"
            error.args = (error.message,)
        error.cursor = self.cursor
        return error

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        # Also while it is being made: tools that report errors print the variables of frames.
        items = getattr(self, "items", ())
        return f"<{type(self).__name__} of {len(items)} items>"


class WalkOptions(TypedDict, total=False):
    """How far a walk goes, and from where; ArgumentError for a number out of range.

    `limit`: at most so many items, or pages; none is asked for beyond. `prefetch`: so many pages
    are fetched ahead. `resume`: a `cursor`, to go on from there. `max_empty_pages`: at most so many
    pages without items follow each other; 10 unless given.
    """

    limit: int | None
    prefetch: int
    resume: Resume
    max_empty_pages: int


class Walk:
    """One walk: how far it goes, and where it stands; see WalkOptions.

    What fetches may be ahead of what gives, in a thread of its own: they share nothing.
    """

    def __init__(
        self,
        asked: PageRequest,
        by_items: bool,
        *,
        limit: int | None = None,
        prefetch: int = 0,
        resume: Resume = None,
        max_empty_pages: int = MAX_EMPTY_PAGES,
    ) -> None:
        _check_count("limit", 0 if limit is None else limit)
        _check_count("prefetch", prefetch)
        _check_count("max_empty_pages", max_empty_pages)
        self.core: Core = asked.core
        self.prefetch = prefetch
        self._by_items = by_items
        self._first = asked.begun(resume, max_empty_pages)
        self._unfetched = self._ungiven = limit
        self._page: PageItems[Any] | None = None
        self._rest: Iterator[Any] = iter(())

    @property
    def cursor(self) -> PageCursor:
        """What `resume=` takes to go on from here."""
        page = self._page
        if page is None:
            return dict(self._first.position)
        # A list iterator knows what is left, so that no item costs a count.
        return page.cursor_at(len(page.items) - length_hint(self._rest))

    def step(self, make: type[P], page: P | None) -> Flow[P | None]:
        """The course to the page after `page`, or to the first; None where the walk ends."""
        if self._unfetched is not None:
            if page is not None:
                self._unfetched -= len(page.items) if self._by_items else 1
            if self._unfetched <= 0:
                return None
        if page is None:
            page = yield from fetched(self._first, make)
            if page.items or not skipped(self._first.position):
                return page
        return (yield from page.follow())

    def enter(self, page: PageItems[T]) -> Iterable[Any]:
        """What is given of a page: its items up to the limit, or itself; taking moves the cursor."""
        self._page = page
        if not self._by_items:
            return (page,)
        self._rest = iter(page.items)
        if self._ungiven is None:
            return self._rest
        left, self._ungiven = self._ungiven, self._ungiven - len(page.items)
        return islice(self._rest, left)


class PagerBase:
    """What pagers of both kinds are made of."""

    __slots__ = ("_asked", "_walk")

    def __init__(
        self,
        core: Core,
        operation: AnyOperation,
        arguments: tuple[object, ...],
        options: RequestOptions | None,
    ) -> None:
        if operation.paging is None:
            call = plan_of(operation).call
            raise errors.PaginationError(f"{operation.id} has no pages", call=call)
        self._asked = PageRequest(
            core, operation, operation.paging, arguments, options, {}, {}
        )
        self._walk: Walk | None = None

    @property
    def cursor(self) -> PageCursor:
        """Where the walk stands that was begun last; see `Items.cursor`."""
        return {} if self._walk is None else self._walk.cursor

    def _begin(self, by_items: bool, options: WalkOptions) -> Walk:
        self._walk = Walk(self._asked, by_items, **options)
        return self._walk

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._asked.operation.id}>"


def fetched(asked: PageRequest, make: type[P]) -> Flow[P]:
    """The course of a call that ends with a page; every error on it has a cursor."""
    try:
        core, binding = asked.core, asked.core.binding(asked.operation)
        if asked.address is not None:
            binding = binding.at(asked.address)
        prepared = core.prepare(binding, asked.arguments, asked.options)
        exchange = yield from exchanged(core, binding, prepared)
        return ended(exchange, lambda: make(asked, exchange, binding.outcome))
    except errors.SdkError as error:
        error.cursor = asked.position
        raise


def _items(asked: PageRequest, exchange: Exchange, body: object) -> list[Any]:
    """The items of a page; none when the body leaves them out."""
    found: object = resolve(body, asked.paging.items)
    if isinstance(found, list):
        items: Any = cast("object", found)
        return cast("list[Any]", items)
    if found is None or found is UNSET:
        return []
    raise errors.DecodeError(
        f"{asked.operation.id}: the items of the page are no list",
        pointer=asked.paging.items,
        expected="array",
        call=exchange.record(),
        response=exchange.received(),
    )


def _check_count(name: str, value: object) -> None:
    """ArgumentError, naming the option, unless `value` is an int that is not negative."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise errors.ArgumentError(f"{name} must be an int, not {type(value).__name__}")
    if value < 0:
        raise errors.ArgumentError(f"{name} must not be negative")
