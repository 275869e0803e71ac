"""Where a page stands, as plain data: the first, the next, and what a user hands back.

`{"offset": 40}`, `{"page": 3, "seen": 40}`, `{"cursor": "b2Zm"}` or `{"next": "/v1/things?at=7"}`;
`{}` is the page that the arguments ask for. `"skip"` leaves out items that were already given.
"""

from collections.abc import Mapping
from typing import Final, TypeAlias, assert_never, cast

import msgspec
from msgspec import UNSET

from specmill_runtime.errors import ArgumentError
from specmill_runtime.links import next_link
from specmill_runtime.paging_styles import (
    CursorPaging,
    NextUrlPaging,
    OffsetPaging,
    PageNumberPaging,
    Paging,
)
from specmill_runtime.pointers import resolve

PageCursor: TypeAlias = dict[str, str | int]
Resume: TypeAlias = Mapping[str, str | int] | None

_SKIP: Final = "skip"
_KEYS: Final[dict[type[Paging], dict[str, tuple[type, ...]]]] = {
    OffsetPaging: {"offset": (int,), _SKIP: (int,)},
    PageNumberPaging: {"page": (int,), "seen": (int,), _SKIP: (int,)},
    CursorPaging: {"cursor": (str, int), _SKIP: (int,)},
    NextUrlPaging: {"next": (str,), _SKIP: (int,)},
}


class BrokenPagesError(Exception):
    """Pages that cannot be followed; the text says why and holds nothing of the answer."""


class PageFacts(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What came for a position: `size` counts the items as received."""

    position: PageCursor
    body: object
    headers: Mapping[str, str]
    size: int
    total: int | None


def moving_argument(paging: Paging) -> str | None:
    """Wire name of the argument that leads from page to page; None where links lead."""
    match paging:
        case OffsetPaging(offset=wire) | PageNumberPaging(page=wire):
            return wire
        case CursorPaging(cursor=wire):
            return wire
        case NextUrlPaging():
            return None
        case _:
            assert_never(paging)


def first_position(paging: Paging, given: object) -> PageCursor:
    """The position that a user's argument asks for; UNSET and None leave it to the server."""
    match paging:
        case OffsetPaging():
            return {"offset": given if isinstance(given, int) else 0}
        case PageNumberPaging(first=first):
            if isinstance(given, int) and given != first:
                return {"page": given}
            return {"page": first, "seen": 0}
        case CursorPaging():
            return {"cursor": given} if isinstance(given, (str, int)) else {}
        case NextUrlPaging():
            return {}
        case _:
            assert_never(paging)


def next_position(paging: Paging, facts: PageFacts) -> PageCursor | None:
    """The position after a page; None after the last. BrokenPagesError when the server errs."""
    match paging:
        case OffsetPaging():
            return _next_offset(paging, facts)
        case PageNumberPaging():
            return _next_page(paging, facts)
        case CursorPaging():
            return _next_cursor(paging, facts)
        case NextUrlPaging():
            return _next_url(paging, facts)
        case _:
            assert_never(paging)


def resumed(paging: Paging, resume: Resume) -> PageCursor | None:
    """A position that a user hands back, None for the first page.

    ArgumentError unless it is one of this style.
    """
    if resume is None:
        return None
    keys = _KEYS[type(paging)]
    if not isinstance(cast("object", resume), Mapping):
        raise ArgumentError(f"resume must be a mapping, not {type(resume).__name__}")
    for key, value in resume.items():
        if key not in keys:
            raise ArgumentError(
                f"resume: unknown key {key!r}; known: {', '.join(keys)}"
            )
        if type(value) not in keys[key]:
            raise ArgumentError(f"resume[{key!r}] must not be {type(value).__name__}")
        if key != "cursor" and isinstance(value, int) and value < 0:
            raise ArgumentError(f"resume[{key!r}] must not be negative")
    return dict(resume)


def moved(paging: Paging, position: PageCursor) -> str | int | None:
    """What a position puts in the place of the argument, or the link; None for nothing."""
    return position.get(next(iter(_KEYS[type(paging)])))


def skipped(position: PageCursor) -> int:
    """How many items of the page at `position` were already given."""
    return cast("int", position.get(_SKIP, 0))


def skipping(position: PageCursor, count: int) -> PageCursor:
    """The position `count` items after the beginning of the page at `position`."""
    bare = {key: value for key, value in position.items() if key != _SKIP}
    return {**bare, _SKIP: count} if count else bare


def _next_offset(paging: OffsetPaging, facts: PageFacts) -> PageCursor | None:
    if facts.size == 0:
        return None
    if paging.page_size is not None and facts.size < paging.page_size:
        return None
    if paging.next is not None and _is_blank(resolve(facts.body, paging.next)):
        return None
    offset = cast("int", facts.position["offset"]) + facts.size
    # More items than the total says: it counts something else, and only an empty page ends.
    return None if offset == facts.total else {"offset": offset}


def _next_page(paging: PageNumberPaging, facts: PageFacts) -> PageCursor | None:
    page = cast("int", facts.position["page"])
    pages = (
        None if paging.total_pages is None else resolve(facts.body, paging.total_pages)
    )
    position: PageCursor = {"page": page + 1}
    seen = facts.position.get("seen")
    if isinstance(seen, int):
        position["seen"] = seen + facts.size
    if isinstance(pages, int):
        return position if page - paging.first + 1 < pages else None
    is_last = facts.size == 0 or (
        facts.total is not None and position.get("seen") == facts.total
    )
    return None if is_last else position


def _next_cursor(paging: CursorPaging, facts: PageFacts) -> PageCursor | None:
    more = None if paging.has_more is None else resolve(facts.body, paging.has_more)
    if more in (False, "false"):
        return None
    found = None if paging.next is None else resolve(facts.body, paging.next)
    if _is_blank(found) and paging.next_header is not None:
        found = facts.headers.get(paging.next_header)
    if _is_blank(found) or (found == 0 and not isinstance(found, bool)):
        if more is True:
            raise BrokenPagesError("the server says there is more, but gives no cursor")
        return None
    if not isinstance(found, (str, int)):
        found = _plain(found)
    if isinstance(found, bool) or not isinstance(found, (str, int)):
        raise BrokenPagesError(
            f"the cursor of the next page is of type {type(found).__name__}"
        )
    return {"cursor": found}


def _plain(value: object) -> object:
    """What a time, a UUID or another value of one text is in JSON."""
    try:
        return cast("object", msgspec.to_builtins(value))
    except TypeError:
        return value


def _next_url(paging: NextUrlPaging, facts: PageFacts) -> PageCursor | None:
    found = None if paging.next is None else resolve(facts.body, paging.next)
    if _is_blank(found) and paging.link_header:
        found = next_link(facts.headers.get("link"))
    if _is_blank(found):
        return None
    if not isinstance(found, str):
        raise BrokenPagesError(
            f"the link to the next page is of type {type(found).__name__}"
        )
    return {"next": found}


def _is_blank(value: object) -> bool:
    return value is None or value is UNSET or value == ""
