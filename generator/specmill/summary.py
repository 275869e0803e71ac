"""What a run has to say, as `--format json` prints it: counts, omissions, findings."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from specmill.diagnostics import Diagnostic, Related, Severity
from specmill.ledger import NO_LEDGER, Ledger
from specmill.model.operations import Skipped
from specmill.source.workspace import Workspace


class SkippedOperation(msgspec.Struct, frozen=True, kw_only=True):
    """An operation that was left out, the code of the finding that says why, and its place."""

    operation: str
    code: str
    file: str
    line: int
    column: int


class RelatedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A second place that belongs to a finding."""

    message: str
    file: str
    line: int
    column: int


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A diagnostic with its place spelled out; positions count from 1, 0 means unknown."""

    severity: Severity
    code: str
    message: str
    file: str
    line: int
    column: int
    hint: str | None
    pointer: str
    related: tuple[RelatedPlace, ...]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The result of one description.

    `package` is the import name and `root` the folder that contains it; empty when nothing was
    generated. `folder` is the distribution's folder; `changed` are the files in it that were, or
    with `check` would be, written or removed, and `diff` says how. `lock` is the lock file when it was, or
    would be, written.
    """

    description: str
    package: str = ""
    root: str = ""
    folder: str = ""
    operations: int = 0
    skipped: tuple[SkippedOperation, ...] = ()
    types: int = 0
    files: int = 0
    lines: int = 0
    changed: tuple[str, ...] = ()
    diff: str = ""
    lock: str = ""
    diagnostics: tuple[Finding, ...] = ()
    ledger: Ledger = NO_LEDGER
    seconds: float = 0.0


class Outcome(msgspec.Struct, frozen=True):
    """A summary with the findings as they were, for printers that show more of them."""

    summary: Summary
    findings: tuple[Diagnostic, ...]


def make_skipped(
    skipped: Iterable[Skipped], workspace: Workspace
) -> tuple[SkippedOperation, ...]:
    """Operations that were left out, with their positions looked up."""
    pairs = ((one, workspace.span(one.location)) for one in skipped)
    return tuple(
        SkippedOperation(
            operation=one.operation,
            code=one.code,
            file=span.file,
            line=span.line,
            column=span.column,
        )
        for one, span in pairs
    )


def make_findings(diagnostics: Iterable[Diagnostic]) -> tuple[Finding, ...]:
    """The findings of located diagnostics, in their order."""
    return tuple(
        Finding(
            severity=one.severity,
            code=one.code,
            message=one.message,
            file=one.span.file,
            line=one.span.line,
            column=one.span.column,
            hint=one.hint,
            pointer=one.pointer,
            related=tuple(_related(place) for place in one.related),
        )
        for one in diagnostics
    )


def _related(one: Related) -> RelatedPlace:
    return RelatedPlace(
        message=one.message,
        file=one.span.file,
        line=one.span.line,
        column=one.span.column,
    )
