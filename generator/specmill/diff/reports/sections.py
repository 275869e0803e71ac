"""The order in which changes are read: what breaks, what has to be decided, the rest."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from specmill.diff.findings import Bump, Change, Effect, Wire


class Section(StrEnum):
    """A part of a report, in the order of reading."""

    BREAKING = "Breaking"
    UNDECIDED = "To decide"
    COMPATIBLE = "Additions and other harmless changes"
    DOCUMENTATION = "Documentation"


class Level(StrEnum):
    """How loudly a change is reported by formats that know three degrees."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


LEVELS = {
    Section.BREAKING: Level.ERROR,
    Section.UNDECIDED: Level.WARNING,
    Section.COMPATIBLE: Level.NOTE,
    Section.DOCUMENTATION: Level.NOTE,
}


def section_of(change: Change) -> Section:
    """The part of a report that a change belongs to."""
    if change.wire is Wire.BREAKING or Effect.BREAKING in (
        change.runtime,
        change.types,
    ):
        return Section.BREAKING
    if change.wire is Wire.UNKNOWN:
        return Section.UNDECIDED
    if change.wire is Wire.NONE and change.semver in (Bump.NONE, Bump.PATCH):
        return Section.DOCUMENTATION
    return Section.COMPATIBLE


def arrange(changes: Iterable[Change]) -> dict[Section, tuple[Change, ...]]:
    """The changes by section, the most important of each first; sections without any are left out."""
    found: dict[Section, list[Change]] = {section: [] for section in Section}
    for change in changes:
        found[section_of(change)].append(change)
    return {
        section: tuple(sorted(given, key=_importance))
        for section, given in found.items()
        if given
    }


def _importance(change: Change) -> tuple[object, ...]:
    """What breaks in more layers first, then what reaches more operations."""
    broken = (
        change.wire is not Wire.BREAKING,
        change.runtime is not Effect.BREAKING,
        change.types is not Effect.BREAKING,
    )
    return (
        *broken,
        -len(change.operations),
        change.subject,
        change.rule,
        change.message,
    )
