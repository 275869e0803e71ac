"""Decisions that are taken on the command line, written into the decisions file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from specmill.comparison.pairs import Pair
from specmill.comparison.reviewing import Request, decisions_path, report_of
from specmill.comparison.revisions import RevisionError
from specmill.diagnostics import Diagnostics, Span
from specmill.diff.decision_texts import with_decisions
from specmill.diff.decisions import Decision, pointers_of, read_decisions
from specmill.diff.findings import Change, DiffReport
from specmill.diff.review import fingerprint
from specmill.loading import stop_on_errors
from specmill.saving import kept_text, save
from specmill.source.workspace import Workspace


class Written(msgspec.Struct, frozen=True):
    """The decisions file, how many entries it has got, and how many of them stand for older ones."""

    path: Path
    added: int
    replaced: int


class Acceptance(msgspec.Struct, frozen=True, kw_only=True):
    """What the user accepts, as `RULE@POINTER`, and why."""

    named: tuple[str, ...]
    reason: str
    author: str = ""
    until: str = ""


def accept(pair: Pair, request: Request, acceptance: Acceptance) -> Written:
    """Write decisions on the changes that were named, in place of those that the file has on them.

    Raises RevisionError when a name fits no change or the file is not UTF-8, SpecError when a
    description or the file has errors, UnwritableDecisionsError.
    """
    path = decisions_path(pair.head, request)
    if path is None or (pair.head is not None and pair.head.laid_out is not None):
        if request.decisions is None:
            raise RevisionError(
                "a revision can't be written to", "name a file with --decisions"
            )
        path = request.decisions
    report = report_of(pair, request)
    named = [found for name in acceptance.named for found in _named(name, report)]
    decisions = list(dict.fromkeys(_decision(*one, acceptance) for one in named))
    older = _older(path, [change for change, _ in named], request)
    try:
        text = kept_text(path)
    except UnicodeDecodeError:
        raise RevisionError(f"'{path}' is not UTF-8", "save it as UTF-8") from None
    written = with_decisions(text, decisions, older)
    save(path, written)
    return Written(path, len(decisions), len(older))


def _older(path: Path, changes: Sequence[Change], request: Request) -> dict[int, Span]:
    """The entries of a file that are about changes, by number, and where they stand."""
    if not path.is_file() or not path.stat().st_size:
        return {}
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics, request.limits)
    entries = read_decisions(path, workspace, diagnostics)
    stop_on_errors(diagnostics, workspace)
    return {
        number: workspace.span(entry.location)
        for number, entry in enumerate(entries)
        if entry.location is not None and any(entry.fits(one) for one in changes)
    }


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
