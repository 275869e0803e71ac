"""From pairs of descriptions to reviews: compare, name places as the user does, apply decisions."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from specmill.comparison.pairs import Pair
from specmill.comparison.sides import Side, finding_by_user, named_by_user
from specmill.diagnostics import Diagnostic, Diagnostics, Location, SpecError
from specmill.diff.compare import report
from specmill.diff.decisions import (
    DECISIONS_NAME,
    Decision,
    decide,
    read_decisions,
)
from specmill.diff.described import Described, describe
from specmill.diff.findings import (
    Bump,
    Change,
    DiffReport,
    Effect,
    Place,
    Verdict,
    Wire,
)
from specmill.diff.review import Review, worst
from specmill.diff.rule_table import DESCRIPTION_ADDED, DESCRIPTION_REMOVED, RULES
from specmill.diff.version_check import version_problem
from specmill.loading import in_time
from specmill.report import locate
from specmill.source.limits import Limits
from specmill.source.workspace import Workspace

_DEFAULT_LIMITS = Limits()
_FIRST_VERSION = "0.1.0"


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for besides the two sides; `decisions` wins over the file beside the description."""

    overlays: tuple[Path, ...] = ()
    limits: Limits = _DEFAULT_LIMITS
    decisions: Path | None = None
    check_version: bool = False
    today: datetime.date


class Reviewed(msgspec.Struct, frozen=True):
    """What came of the pairs: reviews, findings about inputs, and whether a description can't be read."""

    reviews: tuple[Review, ...]
    findings: tuple[Diagnostic, ...]
    unreadable: bool


def review_all(pairs: Sequence[Pair], request: Request) -> Reviewed:
    """A review of every pair; a description with errors has none."""
    reviews: list[Review] = []
    findings: list[Diagnostic] = []
    unreadable = False
    for pair in pairs:
        sides = tuple(one for one in (pair.base, pair.head) if one is not None)
        try:
            review, found = _review_from(pair, request)
        except SpecError as error:
            unreadable = True
            findings += (finding_by_user(one, sides) for one in error.diagnostics)
            continue
        reviews.append(review)
        findings += (finding_by_user(one, sides) for one in found)
        problems = [_problem(one, pair) for one in review.report.problems]
        unreadable |= any(one.severity == "error" for one in problems)
        findings += (finding_by_user(one, sides) for one in problems)
    return Reviewed(tuple(reviews), tuple(dict.fromkeys(findings)), unreadable)


def _problem(finding: Diagnostic, pair: Pair) -> Diagnostic:
    """What is wrong with the old state is past: whoever repairs it could not be let through."""
    if finding.severity != "error" or pair.base is None or pair.head is None:
        return finding
    file = finding.span.file
    if not pair.base.holds(file) or pair.head.holds(file):
        return finding
    message = f"before: {finding.message}"
    return msgspec.structs.replace(finding, severity="warning", message=message)


def report_of(pair: Pair, request: Request) -> DiffReport:
    """The comparison of two sides, before any decision.

    Raises SpecError.
    """
    base, head = pair.base, pair.head
    if base is None or head is None:
        return _one_sided(pair, request)
    with in_time(base.path, request.limits):
        old = _described(base, request)
    with in_time(head.path, request.limits):
        found = report(old, _described(head, request))
    return named_by_user(found, base, head)


def _described(side: Side, request: Request) -> Described:
    return describe(side.path, request.overlays, side.limits(request.limits))


def _one_sided(pair: Pair, request: Request) -> DiffReport:
    gone = pair.head is None
    name = pair.name.rpartition(":")[2]
    rule = RULES[DESCRIPTION_REMOVED if gone else DESCRIPTION_ADDED]
    effect = Effect.BREAKING if gone else Effect.SAFE
    change = Change(
        rule=rule.id,
        subject=name,
        message="the description was removed" if gone else "the description is new",
        wire=Wire.UNKNOWN if gone else Wire.SAFE,
        runtime=effect,
        types=effect,
        semver=Bump.MAJOR if gone else Bump.MINOR,
        base=Place(name, "", 1, 1) if gone else None,
        head=None if gone else Place(name, "", 1, 1),
    )
    verdict = Verdict(change.wire, change.runtime, change.types, change.semver)
    base = "nothing" if pair.base is None else pair.base.name
    head = "nothing" if pair.head is None else pair.head.name
    return DiffReport(
        base=base,
        head=head,
        title=name,
        verdict=verdict,
        changes=(change,),
        problems=_problems_of_new(pair, request),
    )


def _problems_of_new(pair: Pair, request: Request) -> tuple[Diagnostic, ...]:
    if pair.head is None:
        return ()
    with in_time(pair.head.path, request.limits):
        return _described(pair.head, request).problems


def _review_from(pair: Pair, request: Request) -> tuple[Review, tuple[Diagnostic, ...]]:
    """A review; after a revision that can't be read, everything is new."""
    try:
        return _review(pair, request)
    except SpecError as error:
        past = tuple(_problem(one, pair) for one in error.diagnostics)
        is_past = all(one.severity != "error" for one in past)
        if pair.base is None or pair.base.laid_out is None or not is_past:
            raise
        review, found = _review(Pair(None, pair.head), request)
        return review, (*past, *found)


def _review(pair: Pair, request: Request) -> tuple[Review, tuple[Diagnostic, ...]]:
    """A review, and what is wrong with decisions and version."""
    found = report_of(pair, request)
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics, request.limits)
    decisions = _decisions(pair.head, request, workspace, diagnostics)
    spent = _spent(pair.base, request)
    review = decide(found, decisions, spent, request.today, diagnostics)
    if request.check_version and pair.base is not None and pair.head is not None:
        _check_version(pair.base, pair.head, review, workspace, diagnostics)
    return review, tuple(locate(diagnostics, workspace))


def _decisions(
    side: Side | None, request: Request, workspace: Workspace, diagnostics: Diagnostics
) -> tuple[Decision, ...]:
    path = decisions_path(side, request)
    if path is None or not os.path.lexists(path):
        return ()
    return read_decisions(path, workspace, diagnostics)


def decisions_path(side: Side | None, request: Request) -> Path | None:
    """The decisions file of a description; None for one that is gone, unless it was named."""
    if request.decisions is not None or side is None:
        return request.decisions
    return side.folder / DECISIONS_NAME


def _spent(side: Side | None, request: Request) -> tuple[Decision, ...]:
    """The decisions that the old state of a revision had already; what is wrong in them is past."""
    if side is None or side.laid_out is None:
        return ()
    path = side.folder / DECISIONS_NAME
    if not path.is_file():
        return ()
    diagnostics = Diagnostics()
    return read_decisions(path, Workspace(diagnostics, request.limits), diagnostics)


def _check_version(
    base: Side,
    head: Side,
    review: Review,
    workspace: Workspace,
    diagnostics: Diagnostics,
) -> None:
    """Accepted changes count: a decision makes a break known, not harmless."""
    changes = (*review.report.changes, *(one.change for one in review.accepted))
    path = head.folder / "sdk.yaml"
    before, _ = _version(base, Workspace(Diagnostics(), _DEFAULT_LIMITS))
    after, place = _version(head, workspace)
    problem = version_problem(before, after, worst(changes).semver)
    if problem is not None:
        where = place or Location(path.as_posix())
        hint = "raise `version` in sdk.yaml"
        diagnostics.error("wrong-version", problem, where, hint)


def _version(side: Side, workspace: Workspace) -> tuple[str, Location | None]:
    """The version that the configuration names, and where."""
    path = side.folder / "sdk.yaml"
    root = workspace.open(path) if path.is_file() else None
    if root is None:
        return _FIRST_VERSION, None
    return root.text("version") or _FIRST_VERSION, root.location.child("version")
