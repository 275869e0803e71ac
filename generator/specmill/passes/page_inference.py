"""How an operation pages, read off parameters and answers that agree.

Precision comes before recall: a list that is walked by hand costs a line of code, one that is
walked wrongly loses data. Where two readings are possible, there is none.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from specmill.model.operations import (
    ByName,
    HttpBinding,
    InQuery,
    Operation,
    Parameter,
)
from specmill.model.pagination import (
    CursorPagination,
    NextUrlPagination,
    OffsetPagination,
    PageNumberPagination,
    Pagination,
)
from specmill.model.types import Primitive, Record, Type, Types
from specmill.passes.checks import resolved
from specmill.passes.page_numbers import first_page
from specmill.passes.page_shapes import Member, Page, find_page, unwrapped
from specmill.passes.page_words import (
    AFTER_ITEM,
    AFTER_TEXT,
    BESIDE_MORE,
    CURSOR_TEXT,
    CURSORS,
    LIMITS,
    MORE,
    MOVING,
    NEXT_URLS,
    OF_DJANGO,
    OFFSETS,
    PAGES,
    TOTAL_PAGES,
    TOTALS,
    URLS,
)
from specmill.passes.words import fold


class Inference(msgspec.Struct, frozen=True):
    """A pagination with the rule and the facts that it rests on; None when nothing fits."""

    paging: Pagination | None
    rule: str
    reason: str


UNPAGED = Inference(
    None, "no-known-shape", "parameters and answer are no well-known shape of pages"
)


class _Inputs(msgspec.Struct, frozen=True):
    """The parameters of an operation that may move through a list, by their folded names."""

    named: dict[str, Parameter]
    types: Types
    is_get: bool

    def only(self, names: frozenset[str], *kinds: str) -> str | None:
        """The wire name of the only optional parameter with one of these names and kinds."""
        found = [
            one.wire_name
            for name, one in self.named.items()
            if name in names and not one.required and self._kind(one) in kinds
        ]
        return found[0] if len(found) == 1 else None

    def _kind(self, one: Parameter) -> str:
        found = unwrapped(one.type, self.types)
        return found.kind if isinstance(found, Primitive) else ""


def infer_pagination(operation: Operation, types: Types) -> Inference:
    """How an operation pages, by its parameters and its answer."""
    page = find_page(operation, types)
    if page is None:
        return UNPAGED
    named: dict[str, Parameter] = {}
    for one in operation.parameters:
        if isinstance(one.placement, (InQuery, ByName)):
            name = fold(one.wire_name)
            if name in named and name in MOVING:
                return UNPAGED
            named[name] = one
    binding = operation.binding
    is_get = isinstance(binding, HttpBinding) and binding.method == "GET"
    inputs = _Inputs(named, types, is_get)
    readers: tuple[Callable[[_Inputs, Page], Inference | None], ...] = (
        _cursor,
        _last_item,
        _next_url,
        _counted,
    )
    for read in readers:
        found = read(inputs, page)
        if found is not None:
            return found
    return UNPAGED


def _cursor(inputs: _Inputs, page: Page) -> Inference | None:
    more = page.pointer(MORE, "boolean")
    found: dict[str, str] = {}
    for name, members in CURSORS.items():
        cursor = inputs.only(frozenset({name}), "string", "integer")
        following = page.pointer(members, "string", "integer") or _next_cursor(page)
        if cursor is not None and following is not None:
            found.setdefault(cursor, following)
    for name, members in BESIDE_MORE.items() if more is not None else ():
        cursor = inputs.only(frozenset({name}), "string")
        following = page.pointer(members, "string")
        if cursor is not None and following is not None:
            found.setdefault(cursor, following)
    if len(found) != 1:
        return None
    ((cursor, following),) = found.items()
    return Inference(
        CursorPagination(
            cursor=cursor,
            items=page.items,
            next=following,
            has_more=more,
            limit=inputs.only(LIMITS, "integer"),
        ),
        "cursor-and-next",
        f"parameter {cursor!r} takes what the answer has at {following!r}, beside {_list(page)}",
    )


def _next_cursor(page: Page) -> str | None:
    """Where a `next` is that calls itself a cursor; others may be addresses."""
    found = [one for one in page.members if one.name == "next"]
    if [(one.kind, one.format) for one in found] != [("string", None)]:
        return None
    return found[0].pointer if CURSOR_TEXT.search(found[0].text) else None


def _last_item(inputs: _Inputs, page: Page) -> Inference | None:
    """The id of the last item moves on; only where the answer says whether there is more."""
    more = page.pointer(MORE, "boolean")
    cursor = inputs.only(AFTER_ITEM, "string", "integer") or _after(inputs)
    others = {*OFFSETS, *PAGES, *CURSORS}.intersection(inputs.named)
    others.discard(fold(cursor or ""))
    if more is None or cursor is None or others or not _has_id(page.item, inputs.types):
        return None
    return Inference(
        CursorPagination(
            cursor=cursor,
            items=page.items,
            last_item="/id",
            has_more=more,
            limit=inputs.only(LIMITS, "integer"),
        ),
        "last-item",
        f"parameter {cursor!r} takes the 'id' of the last item of {_list(page)}, and {more!r} says"
        " whether there is more",
    )


def _after(inputs: _Inputs) -> str | None:
    """The parameter `after`, if its text says that it takes the id of the last item."""
    one = inputs.named.get("after")
    text = one.notes.description if one is not None else None
    is_said = AFTER_TEXT.search(text or "") is not None
    return inputs.only(frozenset({"after"}), "string", "integer") if is_said else None


def _has_id(item: Type, types: Types) -> bool:
    """True when every item is an object with an `id`; one that lacks it where more follow is an error
    of the walk.
    """
    found = resolved(dict(types), item)
    return bool(found) and all(
        isinstance(one, Record)
        and any(
            field.wire_name == "id"
            and isinstance(inner := unwrapped(field.type, types), Primitive)
            and inner.kind in ("string", "integer")
            for field in one.fields
        )
        for one in found
    )


def _next_url(inputs: _Inputs, page: Page) -> Inference | None:
    limit = inputs.only(LIMITS, "integer")
    moves = {*OFFSETS, *PAGES, *CURSORS}.intersection(inputs.named)
    links = [one for one in page.members if _is_next_url(one, page)]
    # A name that can only be that of an address needs no parameter beside it (OData, Azure).
    is_plain = inputs.is_get and [one.name in NEXT_URLS for one in links] == [True]
    if limit is None and not moves and not is_plain:
        return None
    asked = "no parameter"
    if limit is not None or moves:
        asked = repr(limit or inputs.named[min(moves)].wire_name)
    total = page.pointer(TOTALS, "integer")
    if len(links) == 1:
        where = links[0].pointer
        return Inference(
            NextUrlPagination(items=page.items, next=where, limit=limit, total=total),
            "next-url",
            f"the answer has the next address at {where!r}, beside {_list(page)}; {asked} is a"
            " parameter of pages",
        )
    if page.linked and not links:
        return Inference(
            NextUrlPagination(
                items=page.items, link_header=True, limit=limit, total=total
            ),
            "link-header",
            f"the answer has a Link header and {_list(page)}; {asked} is a parameter of pages",
        )
    return None


def _is_next_url(one: Member, page: Page) -> bool:
    if one.kind != "string":
        return False
    if one.name == "href":
        return one.within[-1:] == ("next",) and "links" in one.within
    if one.name == "next":
        beside = {other.name for other in page.members if other.within == one.within}
        is_known = one.format is None and beside >= OF_DJANGO
        return one.format in URLS or "links" in one.within or is_known
    return one.name in NEXT_URLS


def _counted(inputs: _Inputs, page: Page) -> Inference | None:
    """Counts of items or pages; only with a size of the page, and never both."""
    limit = inputs.only(LIMITS, "integer")
    offset = inputs.only(OFFSETS, "integer")
    number = inputs.only(PAGES, "integer")
    moving = {*OFFSETS, *PAGES, *CURSORS}.intersection(inputs.named)
    if limit is None or len(moving) != 1:
        return None
    total = page.pointer(TOTALS, "integer")
    if offset is not None:
        default = inputs.named[fold(offset)].default or b"null"
        if msgspec.json.decode(default) not in (0, None):
            return None
        return Inference(
            OffsetPagination(offset=offset, items=page.items, limit=limit, total=total),
            "offset-and-limit",
            f"parameters {offset!r} and {limit!r} are whole numbers, and the answer has {_list(page)}",
        )
    if number is None:
        return None
    first = first_page(inputs.named[fold(number)], limit, inputs.types)
    if first is None:
        return None
    return Inference(
        PageNumberPagination(
            page=number,
            items=page.items,
            first=first,
            limit=limit,
            total=total,
            total_pages=page.pointer(TOTAL_PAGES, "integer"),
        ),
        "page-and-size",
        f"parameters {number!r} (from {first}) and {limit!r} are whole numbers, and the answer has"
        f" {_list(page)}",
    )


def _list(page: Page) -> str:
    return f"a list at {page.items!r}" if page.items else "a list as its body"
