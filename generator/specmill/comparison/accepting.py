"""Decisions that are taken on the command line, written into the decisions file."""

from __future__ import annotations

from pathlib import Path

import msgspec

from specmill.comparison.pairs import Pair
from specmill.comparison.reviewing import Request, decisions_path, report_of
from specmill.comparison.revisions import RevisionError
from specmill.diff.decisions import Decision, added, pointers_of
from specmill.diff.findings import Change, DiffReport
from specmill.diff.review import fingerprint


class Acceptance(msgspec.Struct, frozen=True, kw_only=True):
    """What the user accepts, as `RULE@POINTER`, and why."""

    named: tuple[str, ...]
    reason: str
    author: str = ""
    until: str = ""


def accept(pair: Pair, request: Request, acceptance: Acceptance) -> tuple[Path, int]:
    """Write decisions on the changes that were named; the file, and how many were written.

    Raises RevisionError when a name fits no change, SpecError when a description has errors.
    """
    path = decisions_path(pair.head, request)
    if path is None or (pair.head is not None and pair.head.laid_out is not None):
        if request.decisions is None:
            raise RevisionError(
                "a revision can't be written to", "name a file with --decisions"
            )
        path = request.decisions
    report = report_of(pair, request)
    decisions = [
        _decision(change, pointer, acceptance)
        for name in acceptance.named
        for change, pointer in _named(name, report)
    ]
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    path.write_text(added(text, decisions), encoding="utf-8")
    return path, len(decisions)


def _decision(change: Change, pointer: str, acceptance: Acceptance) -> Decision:
    return Decision(
        rule=change.rule,
        pointer=pointer,
        hash=fingerprint(change),
        reason=acceptance.reason,
        author=acceptance.author,
        until=acceptance.until,
    )


def _named(name: str, report: DiffReport) -> list[tuple[Change, str]]:
    """The changes that a rule with a pointer, or with the subject of the report, stands for."""
    rule, _, place = name.partition("@")
    pointer = place.removeprefix("#")
    found = [
        (one, pointer if pointer in pointers_of(one) else _deepest(one))
        for one in report.changes
        if one.rule == rule and (pointer in pointers_of(one) or place == one.subject)
    ]
    if found:
        return found
    known = [
        f"'{one.rule}@{one.subject}'"
        for one in report.changes
        if one.rule == rule or pointer in pointers_of(one)
    ]
    hint = f"there is {', '.join(known[:3])}" if known else "see --format json for both"
    raise RevisionError(f"no change is '{name}'", hint)


def _deepest(change: Change) -> str:
    """The pointer that says most: what is gone has left only the place around it."""
    return max(pointers_of(change), key=len)
