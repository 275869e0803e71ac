"""Lines of a page → its sections, each with the operations it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from specmill.provenance.headings import (
    Known,
    is_sentence,
    is_title,
    named_in,
    repeated,
)
from specmill.provenance.normal import normal, slug
from specmill.provenance.page_text import Line, PageText

OPENING = "opening"
"""The name of what stands before the first heading."""


class Section(msgspec.Struct, frozen=True):
    """A part of a page under one name; `operations` are ids, empty for what concerns them all."""

    name: str
    lines: tuple[str, ...]
    operations: tuple[str, ...] = ()
    anchor: str = ""


class _Start(msgspec.Struct, frozen=True):
    """A line that a section begins with."""

    line: int
    level: int
    operations: tuple[Known, ...] = ()
    title: str = ""


def split_page(
    page: PageText,
    known: Sequence[Known],
    anchors: Mapping[str, tuple[str, ...]] | None = None,
    subjects: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Section, ...]:
    """The sections of a page, in its order; every line is in exactly one.

    `anchors` are the operations whose description links to a place of the page, `subjects` those
    that use something a heading may name, such as a schema.
    """
    starts = list(_starts(page, known))
    linked, named = anchors or {}, subjects or {}
    taken: Counter[str] = Counter()
    sections: list[Section] = []
    borders = [*starts, _Start(len(page.lines), 0)]
    if borders[0].line > 0:
        sections.append(_section(page, _Start(0, 0), borders[0].line, OPENING))
    for start, following in pairwise(borders):
        line = page.lines[start.line]
        name = _name(start, line)
        taken[name] += 1
        if taken[name] > 1:
            name = f"{name}-{taken[name]}"
        section = _section(page, start, following.line, name)
        if not section.operations:
            found = (
                linked.get(line.anchor)
                or named.get(slug(start.title or line.text))
                or ()
            )
            section = msgspec.structs.replace(section, operations=found)
        sections.append(section)
    return tuple(sections)


def _section(page: PageText, start: _Start, end: int, name: str) -> Section:
    lines = page.lines[start.line : end]
    return Section(
        name=name,
        lines=tuple(one.text for one in lines),
        operations=tuple(one.id for one in start.operations),
        anchor=lines[0].anchor if lines else "",
    )


def _name(start: _Start, line: Line) -> str:
    """The operations' own names where there are some: wording may change around them."""
    if start.operations:
        return ", ".join(one.key for one in start.operations)
    return slug(start.title or line.text) or OPENING


def _starts(page: PageText, known: Sequence[Known]) -> Iterator[_Start]:
    return _marked_starts(page, known) if page.marked else _plain_starts(page, known)


def _marked_starts(page: PageText, known: Sequence[Known]) -> Iterator[_Start]:
    """Headings; those below an operation's own belong to it, unless they name another one."""
    inside = 0
    seen: set[str] = set()
    for number, line in enumerate(page.lines):
        if not line.level:
            continue
        found = _fresh(_named_below(page, number, known), seen)
        if found or not inside or line.level <= inside:
            yield _Start(number, line.level, found)
            inside = line.level if found else 0


def _named_below(
    page: PageText, number: int, known: Sequence[Known]
) -> tuple[Known, ...]:
    """The operations that a heading names, or else the first line below it."""
    found = named_in(page.lines[number].text, known)
    if found:
        return found
    following = page.lines[number + 1 : number + 3]
    for line in following:
        if line.level:
            break
        found = named_in(line.text, known)
        if found and len(line.text) < 200:
            return found
    return ()


def _plain_starts(page: PageText, known: Sequence[Known]) -> Iterator[_Start]:
    """Lines that name an operation, and titles that are followed by a paragraph."""
    lines = page.lines
    again = repeated(lines)
    seen: set[str] = set()
    last = -1
    for number, line in enumerate(lines):
        found = _fresh(named_in(line.text, known), seen)
        if found:
            before = number - 1
            titled = (
                before > last
                and is_title(lines[before].text)
                and before not in (0, last)
            )
            titled = titled and _is_alone(lines, before)
            titled = titled and normal(lines[before].text) not in again
            last = before if titled else number
            yield _Start(last, 2, found, line.text)
            last = number
        elif _is_heading(lines, number, again) and not _is_before_operation(
            lines, number, known, seen
        ):
            last = number
            yield _Start(number, 2)


def _fresh(found: tuple[Known, ...], seen: set[str]) -> tuple[Known, ...]:
    """The operations that no earlier heading named: further mentions are part of a text."""
    new = tuple(one for one in found if one.id not in seen)
    seen.update(one.id for one in new)
    return new


def _is_alone(lines: Sequence[Line], number: int) -> bool:
    return lines[number].blank or number == 0


def _is_heading(lines: Sequence[Line], number: int, again: frozenset[str]) -> bool:
    line = lines[number]
    if (
        not is_title(line.text)
        or normal(line.text) in again
        or not _is_alone(lines, number)
    ):
        return False
    return number + 1 < len(lines) and is_sentence(lines[number + 1].text)


def _is_before_operation(
    lines: Sequence[Line], number: int, known: Sequence[Known], seen: set[str]
) -> bool:
    """Whether the next line names an operation: the title is part of its heading then."""
    found = named_in(lines[number + 1].text, known) if number + 1 < len(lines) else ()
    return any(one.id not in seen for one in found)
