"""A report in the log of a GitHub workflow, where the first of it is shown beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specmill.diff.findings import Change
from specmill.diff.reports import wording
from specmill.diff.reports.quoting import workflow_property, workflow_value
from specmill.diff.reports.sections import LEVELS, Level, arrange
from specmill.diff.review import Review

# GitHub shows that many of each kind for a step, and drops the others without a word.
_MOST = 10
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def to_annotations(reviews: Sequence[Review]) -> str:
    """Workflow commands for as many changes as GitHub shows, the most important of each kind.

    When there are more, a last notice says how many stand in the summary only.
    """
    changes = [
        (LEVELS[section], change)
        for one in reviews
        for section, given in arrange(one.report.changes).items()
        for change in given
    ]
    chosen: list[str] = []
    left = 0
    for level in Level:
        given = [change for one, change in changes if one is level]
        room = _MOST
        if level is Level.NOTE and (left or len(given) > _MOST):
            room = _MOST - 1
        chosen += [_command(level, change) for change in given[:room]]
        left += len(given[room:])
    if left:
        noun = "change" if left == 1 else "changes"
        chosen.append(
            f"::notice title=specmill diff::{left:,} more {noun} in the summary"
        )
    return "".join(f"{line}\n" for line in chosen)


def _command(level: Level, change: Change) -> str:
    properties = ",".join(
        f"{key}={workflow_property(value)}" for key, value in _properties(change)
    )
    parts = (
        wording.headline(change),
        wording.consequence(change),
        wording.reach(change),
    )
    message = " · ".join(part for part in parts if part)
    return f"::{_COMMANDS[level]} {properties}::{workflow_value(message)}"


def _properties(change: Change) -> Iterator[tuple[str, str]]:
    """Only the new state has files that a pull request shows."""
    if change.head is not None:
        yield "file", change.head.file
        if change.head.line:
            yield "line", str(change.head.line)
        if change.head.line and change.head.column:
            yield "col", str(change.head.column)
    broken = ", ".join(wording.layers(change))
    yield "title", f"{broken}: {change.rule}" if broken else change.rule
