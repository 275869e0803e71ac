"""The request for a page: the first of a walk, the next, and the argument in it that moves."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final, NamedTuple, TypeVar, cast

import msgspec

from specmill_runtime import positions
from specmill_runtime.arguments import Argument, check_of
from specmill_runtime.codec import to_builtins
from specmill_runtime.core import Core
from specmill_runtime.errors import ArgumentError, SdkError
from specmill_runtime.links import AstrayError, resolved
from specmill_runtime.operation import AnyOperation, Paging
from specmill_runtime.options import RequestOptions
from specmill_runtime.plan import plan_of
from specmill_runtime.positions import PageCursor, PageFacts, Resume
from specmill_runtime.records import member, record_of

MAX_EMPTY_PAGES: Final = 10
E = TypeVar("E", bound=SdkError)


class PageRequest(NamedTuple):
    """What fetches one page.

    An `address` stands for path and query. `seen` is what its walk remembers: the number of a page
    by the 64-bit hash of its position. `number` counts the pages of the walk, `empty` those without
    items just before this one.
    """

    core: Core
    operation: AnyOperation
    paging: Paging
    arguments: tuple[object, ...]
    options: RequestOptions | None
    position: PageCursor
    seen: dict[int, int]
    max_empty_pages: int = MAX_EMPTY_PAGES
    address: str | None = None
    number: int = 0
    empty: int = 0

    def begun(
        self, resume: Resume = None, max_empty_pages: int = MAX_EMPTY_PAGES
    ) -> "PageRequest":
        """The first request of a walk: as the user made it, or for the page at `resume`.

        ArgumentError for a position that is none of this operation's.
        """
        position = positions.first_position(self.paging, self._given())
        first = self._replace(
            position=position, seen={}, max_empty_pages=max_empty_pages
        )
        if resume is not None:
            wanted = positions.checked_position(self.paging, resume)
            try:
                first = first._at(wanted)
            except AstrayError as error:
                raise self.refusal(ArgumentError, f"resume: {error}") from None
        first._repeats()
        return first

    def following(self, facts: PageFacts) -> "PageRequest | str | None":
        """The request for the next page, None after the last; a text says what is wrong."""
        try:
            position = positions.next_position(self.paging, facts)
            if position is None:
                return None
            following = self._at(position)._replace(
                number=self.number + 1, empty=0 if facts.size else self.empty + 1
            )
        except AstrayError as error:
            return str(error)
        if following._repeats():
            return "the server names a page that was already read"
        if following.empty > self.max_empty_pages:
            return f"{following.empty} pages without items follow each other"
        return following

    def refusal(self, kind: type[E], reason: str) -> E:
        """An error about the operation."""
        text = f"{self.operation.id}: {reason}"
        return kind(text, call=plan_of(self.operation).call)

    def _repeats(self) -> bool:
        """Whether its position was met before as a page with another number; it is met now."""
        met = hash(repr(positions.moved(self.paging, self.position)))
        return self.seen.setdefault(met, self.number) != self.number

    def _at(self, position: PageCursor) -> "PageRequest":
        """The request for another position; a value that is no argument goes into the query."""
        value = positions.moved(self.paging, position)
        wire = positions.moving_argument(self.paging)
        if value is None:
            return self._replace(position={**self.position, **position})
        if wire is None:
            return self._linked(position, str(value))
        place = _place(self.operation, wire)
        if place is None:
            options: RequestOptions = {**(self.options or {})}
            options["query"] = {**options.get("query", {}), wire: value}
            return self._replace(options=options, position=position)
        index, argument = place
        given = list(self.arguments)
        if argument.placement == "body":
            given[index] = _with_member(given[index], wire, value)
        else:
            given[index] = _fitted(argument, value)
        return self._replace(arguments=tuple(given), position=position)

    def _linked(self, position: PageCursor, link: str) -> "PageRequest":
        base, own = self.core.locate(self.operation, self.arguments)
        if self.address is None:
            itself: PageCursor = {"next": resolved(base, base, own)[1]}
            self._replace(position=itself)._repeats()
        address, target = resolved(link, self.address or base, own)
        return self._replace(address=address, position={**position, "next": target})

    def _given(self) -> object:
        """What the user gave for the argument that moves, as JSON; None for nothing."""
        wire = positions.moving_argument(self.paging) or ""
        place = _place(self.operation, wire)
        if place is None:
            return None
        index, argument = place
        value = self.arguments[index]
        if argument.placement == "body":
            value = member(value, wire)
        return positions.plain(value)


def _place(operation: AnyOperation, wire: str) -> tuple[int, Argument] | None:
    """The argument of that wire name, or the body that may have it as a field, with its index."""
    places = [
        (index, argument)
        for index, argument in enumerate(operation.arguments)
        if argument.wire == wire or argument.placement == "body"
    ]
    return min(places, key=lambda one: one[1].placement == "body", default=None)


def _fitted(argument: Argument, value: object) -> object:
    """The value as the kind that the argument takes: cursors are text or numbers in answers."""
    kind = argument.kind
    if kind is None or check_of(kind)(value):
        return value
    with suppress(msgspec.ValidationError, TypeError):
        return cast("object", msgspec.convert(value, cast("Any", kind), strict=False))
    if kind is str:
        return str(value)
    raise AstrayError(
        f"the cursor of the next page is no {kind.__name__}, as {argument.label!r} must be"
    )


def _with_member(body: object, wire: str, value: object) -> object:
    if isinstance(body, msgspec.Struct):
        name = record_of(type(body)).by_wire.get(wire)
        if name is not None:
            return msgspec.structs.replace(body, **{name: value})
        body = to_builtins(body)
    held = cast("Mapping[str, object]", body if isinstance(body, Mapping) else {})
    return {**held, wire: value}
