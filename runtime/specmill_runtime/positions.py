"""Where a page stands, as plain data: the first, the next, and what a user hands back.

`{"offset": 40}`, `{"page": 3, "seen": 40}`, `{"cursor": "b2Zm"}` or `{"next": "/v1/things?at=7"}`;
`{}` is the page that the arguments ask for. `"skip"` leaves out items that were already given.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple, TypeAlias, cast

import msgspec
from msgspec import UNSET

from specmill_runtime.errors import ArgumentError
from specmill_runtime.links import AstrayError, next_link
from specmill_runtime.operation import (
    CursorPaging,
    NextUrlPaging,
    OffsetPaging,
    PageNumberPaging,
    Paging,
)
from specmill_runtime.records import resolve
from specmill_runtime.request import RawResponse
from specmill_runtime.response import Headers, header_texts

PageCursor: TypeAlias = dict[str, str | int]
Resume: TypeAlias = Mapping[str, str | int] | None

# The first key leads from page to page; the argument that moves stands under it in the style.
_KEYS: Final[dict[type[Paging], tuple[str, ...]]] = {
    OffsetPaging: ("offset", "skip"),
    PageNumberPaging: ("page", "seen", "skip"),
    CursorPaging: ("cursor", "skip"),
    NextUrlPaging: ("next", "skip"),
}
_TYPES: Final[dict[str, tuple[type, ...]]] = {"cursor": (str, int), "next": (str,)}
_WORDS: Final = {"cursor": "cursor of", "next": "link to"}


class PageFacts(NamedTuple):
    """What came for a position: `size` counts the items as received."""

    position: PageCursor
    body: object
    raw: RawResponse
    size: int
    total: int | None

    def header(self, name: str) -> str | None:
        """A header of the response, repeated ones joined."""
        return Headers(header_texts(self.raw)).get(name)


def moving_argument(paging: Paging) -> str | None:
    """Wire name of the argument that leads from page to page; None where links lead."""
    key = _KEYS[type(paging)][0]
    return None if key == "next" else cast("str", getattr(paging, key))


def moved(paging: Paging, position: PageCursor) -> str | int | None:
    """What a position puts in the place of the argument, or the link; None for nothing."""
    return position.get(_KEYS[type(paging)][0])


def first_position(paging: Paging, given: object) -> PageCursor:
    """The position that a user's argument asks for; UNSET and None leave it to the server."""
    if isinstance(paging, OffsetPaging):
        return {"offset": given if isinstance(given, int) else 0}
    if isinstance(paging, PageNumberPaging):
        page = given if isinstance(given, int) else paging.first
        return {"page": page, "seen": 0} if page == paging.first else {"page": page}
    return {"cursor": given} if isinstance(given, (str, int)) else {}


def next_position(paging: Paging, facts: PageFacts) -> PageCursor | None:
    """The position after a page; None after the last. AstrayError when the server errs."""
    if isinstance(paging, OffsetPaging):
        return _next_offset(paging, facts)
    if isinstance(paging, PageNumberPaging):
        return _next_page(paging, facts)
    return _next_named(paging, facts)


def checked_position(paging: Paging, resume: Mapping[str, str | int]) -> PageCursor:
    """A position that a user hands back; ArgumentError unless it is one of this style."""
    known = _KEYS[type(paging)]
    if not isinstance(cast("object", resume), Mapping):
        raise ArgumentError(f"resume must be a mapping, not {type(resume).__name__}")
    for key, value in resume.items():
        if key not in known:
            names = ", ".join(known)
            raise ArgumentError(f"resume: unknown key {key!r}; known: {names}")
        if type(value) not in _TYPES.get(key, (int,)):
            raise ArgumentError(f"resume[{key!r}] must not be {type(value).__name__}")
        if key != "cursor" and isinstance(value, int) and value < 0:
            raise ArgumentError(f"resume[{key!r}] must not be negative")
    return dict(resume)


def skipped(position: PageCursor) -> int:
    """How many items of the page at `position` were already given."""
    return cast("int", position.get("skip", 0))


def skipping(position: PageCursor, count: int) -> PageCursor:
    """The position `count` items after the beginning of the page at `position`."""
    bare = {key: value for key, value in position.items() if key != "skip"}
    return {**bare, "skip": count} if count else bare


def plain(value: object) -> object:
    """What a time, a UUID or another value of one text is in JSON; other values as they are."""
    try:
        return cast("object", msgspec.to_builtins(value))
    except TypeError:
        return value


def _next_offset(paging: OffsetPaging, facts: PageFacts) -> PageCursor | None:
    is_short = paging.page_size is not None and facts.size < paging.page_size
    offset = cast("int", facts.position["offset"]) + facts.size
    found = resolve(facts.body, paging.next)
    # A link that is left out may be one that the server never gives.
    is_silent = found is UNSET and facts.total is not None and offset < facts.total
    is_last = paging.next is not None and _says_no(found) and not is_silent
    # More items than the total says: it counts something else, and only an empty page ends.
    if facts.size == 0 or is_short or is_last or offset == facts.total:
        return None
    return {"offset": offset}


def _next_page(paging: PageNumberPaging, facts: PageFacts) -> PageCursor | None:
    page = cast("int", facts.position["page"])
    following: PageCursor = {"page": page + 1}
    is_last = facts.size == 0
    if "seen" in facts.position:
        following["seen"] = cast("int", facts.position["seen"]) + facts.size
        is_last = is_last or following["seen"] == facts.total
    pages = resolve(facts.body, paging.total_pages)
    if type(pages) is int:
        is_last = page - paging.first + 1 >= pages
    return None if is_last else following


def _next_named(
    paging: CursorPaging | NextUrlPaging, facts: PageFacts
) -> PageCursor | None:
    """What the answer names, in its body or else in a header."""
    found, more = resolve(facts.body, paging.next), None
    if isinstance(paging, CursorPaging):
        more = resolve(facts.body, paging.has_more)
        if more in (False, "false"):
            return None
        if _says_no(found) and paging.next_header is not None:
            found = facts.header(paging.next_header)
        if _says_no(found) and paging.last_item is not None:
            found = _of_last_item(paging, facts.body)
            # Without items there is nothing to ask for what follows.
            more = None if facts.size == 0 else more
    elif _says_no(found) and paging.link_header:
        found = next_link(facts.header("link"))
    if _says_no(found):
        if more is True:
            raise AstrayError("the server says there is more, but gives no cursor")
        return None
    key, found = _KEYS[type(paging)][0], plain(found)
    if type(found) not in _TYPES[key]:
        what, kind = _WORDS[key], type(found).__name__
        raise AstrayError(f"the {what} the next page is of type {kind}")
    return {key: cast("str | int", found)}


def _of_last_item(paging: CursorPaging, body: object) -> object:
    items = resolve(body, paging.items)
    if not isinstance(items, list) or not items:
        return None
    return resolve(cast("list[object]", items)[-1], paging.last_item)


def _says_no(found: object) -> bool:
    """Whether this is no cursor and no link; the number 0 and false are none."""
    return found in (None, UNSET, "", 0)
