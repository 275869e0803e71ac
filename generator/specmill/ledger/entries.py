"""The ledger: which operations an SDK has in full, which with a looser type, and which not at all.

A finding concerns an operation when it stands in its text, or in something that its text refers to:
a component that hundreds of operations share degrades all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from specmill.diagnostics import Location, Report
from specmill.ledger.reach import Reach
from specmill.model.api import Api
from specmill.source.json_text import json_text
from specmill.source.workspace import Workspace

LEDGER_NAME = "specmill-ledger.json"

_DEGRADING = ("degraded-", "unsupported-")
_LOOSENS_NOTHING = frozenset(
    {
        "bare-reference",
        "contradicting-bounds",
        "duplicate-operation-id",
        "invalid-default",
        "invalid-pattern",
        "invalid-value",
        "missing-key",
        "own-alternative",
        "repeated-value",
        "same-path",
        "undocumented-example",
        "unused-key",
    }
)
"""Warnings about what a description contradicts itself in; the SDK is as it is described."""


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that makes operations looser than they are described."""

    code: str
    message: str
    file: str
    line: int
    column: int
    pointer: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An operation that is not complete; `reasons` are positions in the ledger's list, from 0."""

    operation: str
    method: str
    file: str
    line: int
    column: int
    pointer: str
    reasons: tuple[int, ...]


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """All operations of a description: ids of the `complete` ones, entries for the others.

    `elsewhere` are the reasons that concern no operation, such as webhooks that are not generated.
    """

    complete: tuple[str, ...] = ()
    degraded: tuple[Entry, ...] = ()
    skipped: tuple[Entry, ...] = ()
    reasons: tuple[Reason, ...] = ()
    elsewhere: tuple[int, ...] = ()


class _Finding(msgspec.Struct, frozen=True):
    """A reason, and the place as it is in the description, whatever file its text came from."""

    reason: Reason
    place: Location


NO_LEDGER = Ledger()
Placed = TypeVar("Placed", Reason, Entry)


def is_degradation(report: Report) -> bool:
    """True for a finding that says that something is used in a looser way than it was written."""
    if report.code in _LOOSENS_NOTHING:
        return False
    return report.severity == "warning" or report.code.startswith(_DEGRADING)


def make_ledger(api: Api, reports: Iterable[Report], workspace: Workspace) -> Ledger:
    """The ledger of a refined model, from all that was reported about its description."""
    skipping = {(one.code, one.location) for one in api.skipped}
    ordered = _findings(reports, skipping, workspace)
    degrading = {
        index: one.place
        for index, one in enumerate(ordered)
        if (one.reason.code, one.place) not in skipping
    }
    concerned, elsewhere = _concerned(api, degrading, workspace)
    methods = {one.id: ".".join((*one.group, one.name)) for one in api.operations}
    causes: dict[tuple[str, Location], list[int]] = defaultdict(list)
    for index, one in enumerate(ordered):
        causes[one.reason.code, one.place].append(index)
    return Ledger(
        complete=tuple(one.id for one in api.operations if one.id not in concerned),
        degraded=tuple(
            _entry(
                (one.id, methods[one.id]), one.location, concerned[one.id], workspace
            )
            for one in api.operations
            if one.id in concerned
        ),
        skipped=tuple(
            _entry(
                (one.operation, ""),
                one.location,
                causes.get((one.code, one.location), []),
                workspace,
            )
            for one in api.skipped
        ),
        reasons=tuple(one.reason for one in ordered),
        elsewhere=elsewhere,
    )


def encode_ledger(ledger: Ledger, files: Mapping[str, str]) -> str:
    """The text of the file beside the SDK: indented JSON in ASCII, the same on every machine.

    `files` maps the names of files, as the user gave them, to paths below the description's folder.
    """
    portable = msgspec.structs.replace(
        ledger,
        degraded=tuple(_renamed(one, files) for one in ledger.degraded),
        skipped=tuple(_renamed(one, files) for one in ledger.skipped),
        reasons=tuple(_renamed(one, files) for one in ledger.reasons),
    )
    return json_text(portable)


def _renamed(one: Placed, files: Mapping[str, str]) -> Placed:
    return msgspec.structs.replace(one, file=files.get(one.file, one.file))


def _findings(
    reports: Iterable[Report],
    skipping: set[tuple[str, Location]],
    workspace: Workspace,
) -> list[_Finding]:
    """What degrades or skips operations, in the order of the files; what was said twice, once."""
    read = workspace.portable_names
    found: dict[_Finding, None] = {}
    for one in reports:
        place = one.location
        if not isinstance(place, Location) or place.file not in read:
            continue
        if is_degradation(one) or (one.code, place) in skipping:
            found[_Finding(_reason(one, place, workspace), place)] = None
    return sorted(found, key=lambda one: _order(one.reason))


def _concerned(
    api: Api, degrading: Mapping[int, Location], workspace: Workspace
) -> tuple[dict[str, list[int]], tuple[int, ...]]:
    """The reasons of each operation that has some, and those of none."""
    concerned: dict[str, list[int]] = defaultdict(list)
    elsewhere: list[int] = []
    reach = Reach(api, workspace) if degrading else None
    for index, place in degrading.items():
        operations = reach.operations(place) if reach is not None else ()
        for id_ in operations:
            concerned[id_].append(index)
        if not operations:
            elsewhere.append(index)
    return dict(concerned), tuple(elsewhere)


def _entry(
    names: tuple[str, str],
    location: Location,
    reasons: list[int],
    workspace: Workspace,
) -> Entry:
    span = workspace.span(location)
    return Entry(
        operation=names[0],
        method=names[1],
        file=span.file,
        line=span.line,
        column=span.column,
        pointer=location.pointer,
        reasons=tuple(sorted(reasons)),
    )


def _reason(one: Report, place: Location, workspace: Workspace) -> Reason:
    span = workspace.span(place)
    return Reason(
        code=one.code,
        message=one.message,
        file=span.file,
        line=span.line,
        column=span.column,
        pointer=place.pointer,
    )


def _order(one: Reason) -> tuple[str, int, int, str, str, str]:
    return one.file, one.line, one.column, one.code, one.pointer, one.message
