"""Reviews → views, in the quoting of a medium."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from specmill.diagnostics import Diagnostic
from specmill.diff.findings import Change, Signature
from specmill.diff.reports import wording
from specmill.diff.reports.cutting import cut_pair, cut_sentence
from specmill.diff.reports.quoting import Medium, anchor, words
from specmill.diff.reports.sections import Section, arrange, gather
from specmill.diff.reports.views import (
    ChangeView,
    FindingsView,
    FindingView,
    LayerView,
    ReviewView,
    SectionView,
    SignatureView,
    VerdictView,
)
from specmill.diff.review import Accepted, Review
from specmill.python.code import Code
from specmill.report import summarize

_LONGEST = 400
_ANCHORS = {
    Section.BREAKING: Code("breaking"),
    Section.UNDECIDED: Code("to-decide"),
    Section.COMPATIBLE: Code("harmless"),
    Section.DOCUMENTATION: Code("documentation"),
}
_STYLES = {
    "breaking": Code("bad"),
    "major": Code("bad"),
    "unknown": Code("open"),
    "minor": Code("open"),
}
_TITLES = {
    "wire": Code("wire"),
    "runtime": Code("Python, running"),
    "types": Code("Python, types"),
    "release": Code("release"),
}
_LAYERS = {
    "wire": Code("wire"),
    "wire?": Code("open"),
    "runtime": Code("runtime"),
    "types": Code("types"),
}


class Scope(msgspec.Struct, frozen=True):
    """The medium, and how much of a report goes into it."""

    medium: Medium
    changes: int
    operations: int
    lines: int = 500
    width: int = 1_000
    changelog: int = 100_000


def view_review(review: Review, scope: Scope, number: int = 1) -> ReviewView:
    """What a template gets to see of one comparison; `number` tells its anchors from others."""
    medium, report = scope.medium, review.report
    prefix = f"r{number}"
    sections = [
        _section(section, changes, scope, prefix)
        for section, changes in arrange(gather(report.changes)).items()
    ]
    if review.accepted:
        sections.append(_accepted(review.accepted, scope, prefix))
    return ReviewView(
        anchor=anchor(prefix),
        title=medium.text(report.title),
        counts=medium.text(wording.counts(report)),
        release=medium.text(wording.release(review)),
        base=medium.code(report.base),
        head=medium.code(report.head),
        verdicts=tuple(_verdicts(review, medium)),
        sections=tuple(sections),
        changelog=_changelog(report.changelog, scope),
    )


def view_findings(findings: Sequence[Diagnostic], scope: Scope) -> FindingsView | None:
    """What a template gets to see of what is wrong; None without anything."""
    if not findings:
        return None
    medium = scope.medium
    shown = findings[: max(scope.changes, 1)]
    left = len(findings) - len(shown)
    return FindingsView(
        title=medium.text(summarize(findings)),
        findings=tuple(
            FindingView(
                severity=medium.text(one.severity),
                place=medium.code(str(one.span)),
                message=medium.text(cut_sentence(one.message, _LONGEST)),
                hint=_text(cut_sentence(one.hint or "", _LONGEST), medium),
                rule=medium.code(one.code),
            )
            for one in shown
        ),
        more=_more(left, "errors and warnings", scope),
    )


def _section(
    section: Section, changes: Sequence[Change], scope: Scope, prefix: str
) -> SectionView:
    name = f"{prefix}-{_ANCHORS[section]}"
    shown = changes[: scope.changes]
    left = len(changes) - len(shown)
    return SectionView(
        anchor=anchor(name),
        title=scope.medium.text(section),
        count=scope.medium.text(f"{len(changes):,}"),
        open=section in (Section.BREAKING, Section.UNDECIDED),
        changes=tuple(
            _change(change, scope, f"{name}-{index}", None)
            for index, change in enumerate(shown, 1)
        ),
        more=_more(left, wording.noun(section, left), scope),
    )


def _accepted(accepted: Sequence[Accepted], scope: Scope, prefix: str) -> SectionView:
    name = f"{prefix}-accepted"
    shown = accepted[: scope.changes]
    left = len(accepted) - len(shown)
    return SectionView(
        anchor=anchor(name),
        title=Code("Accepted"),
        count=scope.medium.text(f"{len(accepted):,}"),
        open=False,
        changes=tuple(
            _change(one.change, scope, f"{name}-{index}", one)
            for index, one in enumerate(shown, 1)
        ),
        more=_more(left, "accepted", scope),
    )


def _more(number: int, noun: str, scope: Scope) -> Code | None:
    if not number:
        return None
    return scope.medium.text(f"{number:,} more {noun}: see the full report")


def _change(
    change: Change, scope: Scope, name: str, accepted: Accepted | None
) -> ChangeView:
    medium = scope.medium
    shown = change.operations[: scope.operations]
    left = len(change.operations) - len(shown)
    several = len(change.operations) > 1
    before, after = cut_pair(change.before or "", change.after or "", 300)
    return ChangeView(
        anchor=anchor(name),
        classes=_classes(change),
        subject=_code(wording.subject(change), medium),
        what=medium.text(wording.what(change)),
        consequence=_text(wording.consequence(change), medium),
        reach=_text(wording.reach(change), medium),
        layers=tuple(
            LayerView(name=medium.text(one), style=_LAYERS[one])
            for one in wording.layers(change)
        ),
        operations=tuple(medium.code(one) for one in shown) if several else (),
        more_operations=medium.text(f"{left:,} more") if left and several else None,
        base=_code(wording.place(change.base), medium),
        head=_code(wording.place(change.head), medium),
        before=_code(before, medium),
        after=_code(after, medium),
        witness_label=(
            medium.text(wording.witness_label(change))
            if wording.witness(change)
            else None
        ),
        witness=_code(wording.witness(change), medium),
        signatures=tuple(_signature(one, medium) for one in change.signatures),
        signature_diff=_signature_diff(change.signatures, scope),
        rule=medium.code(change.rule),
        reason=medium.text(wording.acceptance(accepted)) if accepted else None,
    )


def _classes(change: Change) -> Code:
    """The layers that the page's filter knows a change by."""
    return words(
        "change", *(f"in-{one.removesuffix('?')}" for one in wording.layers(change))
    )


def _signature(signature: Signature, medium: Medium) -> SignatureView:
    return SignatureView(
        before=_code(signature.before or "", medium),
        after=_code(signature.after or "", medium),
    )


def _signature_diff(signatures: Iterable[Signature], scope: Scope) -> Code | None:
    lines = [
        line for one in signatures for line in wording.signature_lines(one, scope.width)
    ]
    shown = lines[: scope.lines]
    if len(lines) > len(shown):
        shown.append(f"  … {len(lines) - len(shown):,} more lines")
    return scope.medium.diff("\n".join(shown)) if shown else None


def _verdicts(review: Review, medium: Medium) -> Iterator[VerdictView]:
    for layer, verdict in (
        *wording.verdicts(review),
        ("release", wording.bump(review)),
    ):
        yield VerdictView(
            layer=_TITLES[layer],
            verdict=medium.text(verdict),
            style=_STYLES.get(verdict.partition(" ")[0], Code("good")),
        )


def _changelog(text: str, scope: Scope) -> Code | None:
    """The block for the changelog, cut after a line where there is no room for all of it."""
    whole = text.strip()
    if not whole or not scope.changelog:
        return None
    if len(whole) > scope.changelog:
        whole = whole[: scope.changelog].rpartition("\n")[0]
        whole += "\n… and more: `specmill diff --changelog` prints all of it"
    return scope.medium.block(whole)


def _text(text: str, medium: Medium) -> Code | None:
    return medium.text(text) if text else None


def _code(text: str, medium: Medium) -> Code | None:
    return medium.code(text) if text else None
