"""Paging without I/O: what to ask, where the items are, what to ask next, when to give up."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, TypeAlias, cast

from msgspec import UNSET

from specmill_runtime.errors import ArgumentError, DecodeError, PaginationError
from specmill_runtime.links import ForeignLinkError, origin_of, target_of
from specmill_runtime.operation import AnyOperation
from specmill_runtime.options import RequestOptions
from specmill_runtime.page_arguments import UnfitCursorError, given_for, with_value
from specmill_runtime.paging_styles import (
    CursorPaging,
    NextUrlPaging,
    OffsetPaging,
    PageNumberPaging,
    Paging,
)
from specmill_runtime.plan import plan_of
from specmill_runtime.pointers import resolve
from specmill_runtime.positions import (
    BrokenPagesError,
    PageCursor,
    PageFacts,
    Resume,
    first_position,
    moved,
    moving_argument,
    next_position,
    resumed,
    skipped,
    skipping,
)

Arguments: TypeAlias = tuple[object, ...]
# Gives the address of a request and the names in its query that the client itself adds.
Locate: TypeAlias = Callable[[AnyOperation, Arguments], tuple[str, frozenset[str]]]

MAX_EMPTY_PAGES: Final = 10
NO_HEADERS: Final[Mapping[str, str]] = {}


class Trail:
    """What a walk remembers: a 64-bit hash of every position, and how much emptiness it bears."""

    __slots__ = ("_numbers", "max_empty_pages")

    def __init__(self, max_empty_pages: int) -> None:
        self.max_empty_pages = max_empty_pages
        self._numbers: dict[int, int] = {}

    def repeats(self, position: PageCursor, number: int) -> bool:
        """Whether `position` was met before as a page with another number than this."""
        met = hash(frozenset(skipping(position, 0).items()))
        return self._numbers.setdefault(met, number) != number


class PageRequest(NamedTuple):
    """What fetches one page; an `address` stands for path and query.

    `number` counts the pages of the walk, `empty` those without items that end with this one's
    predecessor.
    """

    arguments: Arguments
    options: RequestOptions | None
    position: PageCursor
    trail: Trail
    address: str | None = None
    number: int = 0
    empty: int = 0


class PageContent(NamedTuple):
    """What came: the items not yet given, and what to ask next or why that cannot be asked."""

    items: list[object]
    total: int | None
    following: PageRequest | PaginationError | None


class PagePlan:
    """The paging of one operation as a user called it."""

    __slots__ = ("_arguments", "_locate", "_options", "_paging", "_wire", "operation")

    def __init__(
        self,
        locate: Locate,
        operation: AnyOperation,
        arguments: Arguments,
        options: RequestOptions | None,
    ) -> None:
        self.operation = operation
        self._locate = locate
        self._arguments = arguments
        self._options = options
        if operation.paging is None:
            raise self.error("has no pages")
        self._paging: Paging = operation.paging
        self._wire = moving_argument(operation.paging)

    @property
    def needs_headers(self) -> bool:
        """Whether the next page may stand in the headers of an answer, or is an address."""
        paging = self._paging
        return isinstance(paging, NextUrlPaging) or (
            isinstance(paging, CursorPaging) and paging.next_header is not None
        )

    def first(
        self,
        resume: Resume = None,
        max_empty_pages: int = MAX_EMPTY_PAGES,
    ) -> PageRequest:
        """The request as the user made it, or for the page at `resume`.

        ArgumentError for a position that is none of this operation's.
        """
        trail = Trail(max_empty_pages)
        given = (
            None
            if self._wire is None
            else given_for(self.operation, self._arguments, self._wire)
        )
        position = first_position(self._paging, given)
        asked = PageRequest(self._arguments, self._options, position, trail)
        wanted = resumed(self._paging, resume)
        if wanted is not None:
            if moved(self._paging, wanted) is None:
                asked = asked._replace(position={**position, **wanted})
            else:
                asked = self._resumed(asked, wanted)
        trail.repeats(asked.position, 0)
        return asked

    def read(
        self, asked: PageRequest, body: object, headers: Mapping[str, str]
    ) -> PageContent:
        """What came for a request; DecodeError when the items are no list."""
        items, total = self._items(body), self._total(body)
        facts = PageFacts(
            position=asked.position,
            body=body,
            headers=headers,
            size=len(items),
            total=total,
        )
        following: PageRequest | PaginationError | None
        try:
            following = self._following(asked, facts)
        except (BrokenPagesError, ForeignLinkError, UnfitCursorError) as error:
            following = self.error(str(error))
        skip = skipped(asked.position)
        return PageContent(items[skip:] if skip else items, total, following)

    def check_progress(self, previous: object, items: object) -> None:
        """PaginationError when a page repeats the one before: the server ignores the argument.

        Only where the server names no next page; a cursor or an address is progress of its own.
        """
        if (
            isinstance(self._paging, (OffsetPaging, PageNumberPaging))
            and items
            and items == previous
        ):
            raise self.error("the server sends the same page again")

    def error(self, reason: str) -> PaginationError:
        """A PaginationError about this operation."""
        between = " " if reason.startswith("has ") else ": "
        return PaginationError(
            f"{self.operation.id}{between}{reason}", call=plan_of(self.operation).call
        )

    def _resumed(self, asked: PageRequest, wanted: PageCursor) -> PageRequest:
        try:
            return self._at(asked, wanted)
        except (ForeignLinkError, UnfitCursorError) as error:
            reason = str(error)
        raise ArgumentError(
            f"{self.operation.id}: resume: {reason}", call=plan_of(self.operation).call
        )

    def _following(self, asked: PageRequest, facts: PageFacts) -> PageRequest | None:
        position = next_position(self._paging, facts)
        if position is None:
            return None
        empty = 0 if facts.size else asked.empty + 1
        following = self._at(asked, position)._replace(
            number=asked.number + 1, empty=empty
        )
        if asked.trail.repeats(following.position, following.number):
            raise BrokenPagesError("the server names a page that was already read")
        if empty > asked.trail.max_empty_pages:
            raise BrokenPagesError(f"{empty} pages without items follow each other")
        return following

    def _at(self, asked: PageRequest, position: PageCursor) -> PageRequest:
        """The request for a position; a link in it becomes path and query."""
        value = moved(self._paging, position)
        if self._wire is None:
            return self._linked(asked, {**position, "next": str(value)})
        arguments, options = with_value(
            self.operation, (asked.arguments, asked.options), self._wire, value
        )
        return asked._replace(arguments=arguments, options=options, position=position)

    def _linked(self, asked: PageRequest, position: PageCursor) -> PageRequest:
        base, own = self._locate(self.operation, asked.arguments)
        if asked.address is None:
            itself: PageCursor = {"next": target_of(base, base, own)}
            asked.trail.repeats(itself, asked.number)
        base = asked.address or base
        target = target_of(str(position["next"]), base, own)
        return asked._replace(
            address=origin_of(base) + target, position={**position, "next": target}
        )

    def _items(self, body: object) -> list[object]:
        """The items of a page; none when the body leaves them out."""
        found = resolve(body, self._paging.items)
        if found is None or found is UNSET:
            return []
        if not isinstance(found, list):
            raise DecodeError(
                f"{self.operation.id}: the items of the page are no list",
                pointer=self._paging.items,
                expected="array",
                call=plan_of(self.operation).call,
            )
        return cast("list[object]", found)

    def _total(self, body: object) -> int | None:
        """Number of items on all pages; None when the server does not say."""
        pointer = None if isinstance(self._paging, CursorPaging) else self._paging.total
        found = None if pointer is None else resolve(body, pointer)
        return found if isinstance(found, int) else None
