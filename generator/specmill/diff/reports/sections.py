"""The order in which changes are read: what breaks, what has to be decided, the rest."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from specmill.diff.findings import Bump, Change, Effect, Wire
from specmill.diff.reports.names import fold_names

_ARROW = " → "
_BROAD = frozenset(
    {
        *("operation-tags", "security-required", "security-scopes"),
        *("address-removed", "address-added"),
    }
)
"""What is mostly decided for many operations at once."""


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
    is_silent = change.wire is Wire.NONE and change.runtime is Effect.NONE
    if is_silent and change.semver in (Bump.NONE, Bump.PATCH):
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


def gather(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Changes that say the same of several places, or of several names in one place, as one change.

    `GET /a → header X: added` and `GET /b → header X: added` are `header X: added`, and two properties
    that one schema lost are lost together.
    """
    alike: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        alike.setdefault(_sameness(change), []).append(change)
    found = tuple(_together(given) for given in alike.values())
    return fold_names(found)


def _sameness(change: Change) -> tuple[object, ...]:
    text = change.message.removeprefix(change.subject)
    verdicts = (change.wire, change.runtime, change.types, change.semver, change.flow)
    said = (text, change.before, change.after)
    if not change.operations:
        return (change.rule, change.subject, *said, *verdicts, id(change))
    tail = "" if _is_broad(change) else _tail(change.subject)
    return (change.rule, tail, *said, *verdicts)


def _is_broad(change: Change) -> bool:
    return change.rule in _BROAD and change.operations == (change.subject,)


def _tail(subject: str) -> str:
    """Which part of an operation is meant; the whole subject where it is no part of one."""
    return subject.rpartition(_ARROW)[2]


def _together(given: list[Change]) -> Change:
    first = given[0]
    if len(given) == 1:
        return first
    broad = f"{len(given)} operations" if _is_broad(first) else ""
    tail = broad or _tail(first.subject)
    return msgspec.structs.replace(
        first,
        subject=tail,
        message=tail + first.message.removeprefix(first.subject),
        consequence="; ".join(
            dict.fromkeys(one.consequence for one in given if one.consequence)
        ),
        operations=tuple(
            dict.fromkeys(name for one in given for name in one.operations)
        ),
        requests=sum(one.requests for one in given),
        responses=sum(one.responses for one in given),
        signatures=tuple(
            dict.fromkeys(signature for one in given for signature in one.signatures)
        ),
    )


def _importance(change: Change) -> tuple[object, ...]:
    """What breaks in more layers first, whole operations before their parts, calls before models."""
    broken = (
        change.wire is not Wire.BREAKING,
        not change.rule.startswith(("description", "operation", "incoming")),
        change.runtime is not Effect.BREAKING,
        change.types is not Effect.BREAKING,
    )
    return (
        *broken,
        not change.subject.startswith("client."),
        -len(change.operations),
        change.subject,
        change.rule,
        change.message,
    )
