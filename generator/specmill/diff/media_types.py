"""Media types of both sides: those that are the same, that a range has in it, and that came or went."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from specmill.contract import Content

# Parameters that say nothing of what is written.
_INCIDENTAL = ("charset=", "boundary=", "q=")

Couple = tuple[Content, Content]


class Match(msgspec.Struct, frozen=True):
    """Two media types that stand for each other, and what has become of the one."""

    old: Content
    new: Content
    edit: str = ""


class Matching(msgspec.Struct, frozen=True, kw_only=True):
    """The media types of two places: `removed` and `added` ones say which range of the other side
    has them in it, where there is one.
    """

    matches: tuple[Match, ...]
    removed: tuple[tuple[Content, Content | None], ...]
    added: tuple[tuple[Content, Content | None], ...]


def match_media_types(
    old: tuple[Content, ...], new: tuple[Content, ...], *, is_answer: bool
) -> Matching:
    """Find what belongs together, the other way round just the same."""
    matches: list[Match] = []
    gone, come = list(old), list(new)
    for is_match, edit in ((_equal, ""), (is_same_type, ""), (_alike, "parameters")):
        for before, after in _couples(gone, come, is_match):
            gone.remove(before)
            come.remove(after)
            matches.append(Match(before, after, edit))
    # Whoever reads JSON reads all that is made of it; not every server takes that.
    covers = _is_made_of if is_answer else _has_in_range
    ranges = [
        Match(before, after, "narrowed" if covers(before, after) else "widened")
        for before in gone
        for after in come
        if covers(before, after) or covers(after, before)
    ]
    lost = [one for one in gone if all(one is not each.old for each in ranges)]
    won = [one for one in come if all(one is not each.new for each in ranges)]
    return Matching(
        matches=(*matches, *ranges),
        removed=tuple((one, _range_of(one, new)) for one in lost),
        added=tuple((one, _range_of(one, old)) for one in won),
    )


def _couples(
    gone: list[Content], come: list[Content], is_match: Callable[[str, str], bool]
) -> list[Couple]:
    """Each of one side with the first of the other side that is left for it."""
    rest = list(come)
    found: list[Couple] = []
    for before in gone:
        name = before.media_type
        after = next((one for one in rest if is_match(name, one.media_type)), None)
        if after is not None:
            rest.remove(after)
            found.append((before, after))
    return found


def _equal(old: str, new: str) -> bool:
    return old == new


def is_same_type(old: str, new: str) -> bool:
    """Whether two media types are equal but for parameters such as the charset."""
    return _without_incidental(old) == _without_incidental(new)


def _without_incidental(media_type: str) -> list[str]:
    kind, *parameters = media_type.split(";")
    return [kind, *(one for one in parameters if not one.startswith(_INCIDENTAL))]


def _alike(old: str, new: str) -> bool:
    return _kind(old) == _kind(new)


def is_among(one: str, others: Iterable[str]) -> bool:
    """Whether a media type, or a range that has it in it, is listed."""
    return any(is_same_type(one, each) or _is_in_range(each, one) for each in others)


def _range_of(one: Content, others: tuple[Content, ...]) -> Content | None:
    return next((each for each in others if _has_in_range(each, one)), None)


def _has_in_range(wide: Content, one: Content) -> bool:
    return _is_in_range(wide.media_type, one.media_type)


def _is_in_range(wide: str, one: str) -> bool:
    """Whether a range of media types has another one in it."""
    outer, inner = _kind(wide), _kind(one)
    if outer == inner:
        return False
    main, _, sub = outer.partition("/")
    return sub == "*" and (main == "*" or inner.startswith(f"{main}/"))


def _is_made_of(wide: Content, one: Content) -> bool:
    """Whether a media type is in a range, or of a general format: `application/problem+json`."""
    outer, inner = _kind(wide.media_type), _kind(one.media_type)
    if "+" not in outer and inner.endswith(f"+{outer.rpartition('/')[2]}"):
        return True  # RFC 6839
    return _has_in_range(wide, one)


def _kind(media_type: str) -> str:
    return media_type.partition(";")[0]
