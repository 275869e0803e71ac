"""A locked page beside a newer copy: which sections changed, and whom that concerns."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from specmill.provenance.concerns import Concerns, Issue, Named
from specmill.provenance.lock import LockedPage, LockedSection
from specmill.provenance.normal import digest, line_mark, normal
from specmill.provenance.sections import Section

_ALIKE = 0.6
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Kind(StrEnum):
    """What became of a section."""

    CHANGED = "changed"
    RENAMED = "renamed"
    GONE = "gone"
    NEW = "new"


class SectionChange(msgspec.Struct, frozen=True, kw_only=True):
    """A section that is not what it was.

    `added` are lines that were not there before and `removed` is the number of lines that are gone;
    with the old text `diff` has both. `operations` are ids, none when all are concerned. The first
    `likely` of `issues` are about something that the changed lines name. `undescribed` are methods and
    paths in `added` that the description has no operation for.
    """

    kind: Kind
    section: str
    was: str = ""
    operations: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    likely: int = 0
    names: tuple[Named, ...] = ()
    added: tuple[str, ...] = ()
    removed: int = 0
    diff: tuple[str, ...] = ()
    undescribed: tuple[str, ...] = ()


def lock_page(
    name: str, source: str, day: str, sections: Sequence[Section]
) -> LockedPage:
    """A page as the lock keeps it."""
    return LockedPage(
        page=name,
        read=day,
        source=source,
        sections=tuple(
            LockedSection(
                section=one.name,
                operations=one.operations,
                digest=digest(one.lines),
                lines=tuple(line_mark(line) for line in one.lines),
            )
            for one in sections
        ),
    )


def check_page(
    locked: LockedPage,
    sections: Sequence[Section],
    concerns: Concerns,
    old: Sequence[Section] = (),
) -> tuple[SectionChange, ...]:
    """What changed since the page was locked, in the order of the newer copy; what is gone comes last.

    `old` are the sections of the copy that was locked, where it is still to be had.
    """
    texts = {one.name: one.lines for one in old}
    changed, left = _without_same(sections, locked.sections)
    names = {one.name for one in changed}
    before = {one.section: one for one in left}
    strays = [one for one in left if one.section not in names]
    found: list[SectionChange] = []
    for section in changed:
        was, kind = before.get(section.name), Kind.CHANGED
        if was is None:
            was = _renamed(section, strays)
            kind = Kind.NEW if was is None else Kind.RENAMED
        if was in strays:
            strays.remove(was)
        found.append(_change(kind, section, was, texts))
    found += (_gone(one, texts) for one in strays)
    return tuple(_with_concerns(one, concerns) for one in found)


def _without_same(
    sections: Sequence[Section], locked: Sequence[LockedSection]
) -> tuple[list[Section], list[LockedSection]]:
    """What is left of both when each section that says what a locked one said is taken away with it.

    Names tell sections apart that say the same. They don't tell which is which: the second of one
    heading becomes the third when another comes before it.
    """
    left = {(one.digest, one.section): one for one in locked}
    marked = [(digest(one.lines), one) for one in sections]
    rest = [one for one in marked if left.pop((one[0], one[1].name), None) is None]
    alike: dict[str, list[tuple[str, str]]] = {}
    for key in left:
        alike.setdefault(key[0], []).append(key)
    changed: list[Section] = []
    for mark, section in rest:
        same = alike.get(mark)
        if same:
            del left[same.pop(0)]
        else:
            changed.append(section)
    return changed, list(left.values())


def _renamed(section: Section, left: Sequence[LockedSection]) -> LockedSection | None:
    """The section that most lines of a new one come from."""
    marks = {line_mark(line) for line in section.lines}

    def likeness(one: LockedSection) -> float:
        both = marks.union(one.lines)
        return len(marks.intersection(one.lines)) / len(both) if both else 0.0

    best = max(left, key=likeness, default=None)
    return best if best is not None and likeness(best) >= _ALIKE else None


def _change(
    kind: Kind,
    section: Section,
    was: LockedSection | None,
    texts: dict[str, tuple[str, ...]],
) -> SectionChange:
    known = set(was.lines) if was is not None else set[str]()
    now = {line_mark(line) for line in section.lines}
    old = texts.get(was.section) if was is not None else None
    operations = dict.fromkeys((*section.operations, *(was.operations if was else ())))
    return SectionChange(
        kind=kind,
        section=section.name,
        was=was.section if was is not None and kind is Kind.RENAMED else "",
        operations=tuple(operations),
        added=tuple(line for line in section.lines if line_mark(line) not in known),
        removed=sum(mark not in now for mark in (was.lines if was else ())),
        diff=() if old is None else _text_diff(old, section.lines),
    )


def _gone(was: LockedSection, texts: dict[str, tuple[str, ...]]) -> SectionChange:
    old = texts.get(was.section, ())
    return SectionChange(
        kind=Kind.GONE,
        section=was.section,
        operations=was.operations,
        removed=len(was.lines),
        diff=_text_diff(old, ()),
    )


def _text_diff(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Lines and sentences that differ, each with a sign before it; one line around them."""
    before, after = list(_sentences(old)), list(_sentences(new))
    matcher = difflib.SequenceMatcher(
        None,
        [normal(one) for one in before],
        [normal(one) for one in after],
        autojunk=False,
    )
    lines: list[str] = []
    for group in matcher.get_grouped_opcodes(1):
        for kind, start, end, first, last in group:
            if kind == "equal":
                lines += (f"  {one}" for one in before[start:end])
                continue
            lines += (f"- {one}" for one in before[start:end])
            lines += (f"+ {one}" for one in after[first:last])
    return tuple(lines)


def _sentences(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        yield from _SENTENCE.split(line)


def _with_concerns(change: SectionChange, concerns: Concerns) -> SectionChange:
    """The change with the open questions and the fields that it may be about."""
    lines = [line[2:] for line in change.diff if line[0] in "+-"] or change.added
    text = "\n".join(lines)
    operations = set(change.operations)
    names = {
        (one.name, one.span): one
        for one in concerns.names
        if _mentions(text, one.name)
        and (not operations or operations & set(one.operations))
    }
    issues = sorted(
        (
            one
            for one in concerns.issues
            if (operations & set(one.operations) if operations else not one.operations)
        ),
        key=lambda one: (not _is_likely(one, text), one.span),
    )
    likely = sum(_is_likely(one, text) for one in issues)
    return msgspec.structs.replace(
        change, issues=tuple(issues), likely=likely, names=tuple(names.values())
    )


def _is_likely(issue: Issue, text: str) -> bool:
    """Whether a question is about something that the changed lines name."""
    words = {word for word in _WORD.findall(issue.note) if _is_name(word)}
    return any(_mentions(text, word) for word in (*issue.subjects, *words) if word)


def _is_name(word: str) -> bool:
    """Whether a word of a note is a name of the API, and no word of the language."""
    return "_" in word or word[1:] != word[1:].lower()


def _mentions(text: str, name: str) -> bool:
    """Whether a text has a name; copies of pages glue it to its neighbours."""
    if len(name) >= 4 and _is_name(name):
        return name in text
    return name in _WORD.findall(text)
