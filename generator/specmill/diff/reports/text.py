"""A report for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from specmill.diff.findings import Change, DiffReport
from specmill.diff.reports import wording
from specmill.diff.reports.sections import arrange
from specmill.diff.review import Accepted, Review
from specmill.report import printable

_MOST_OPERATIONS = 4


def to_text(reviews: Sequence[Review]) -> str:
    """Lines of plain text without control characters; one block for each description."""
    return "\n".join("".join(f"{line}\n" for line in _lines(one)) for one in reviews)


def _lines(review: Review) -> Iterator[str]:
    report = review.report
    yield printable(f"{report.title}: {wording.counts(report)}")
    yield printable(f"  {report.base} -> {report.head}")
    yield f"  {_verdict(report)}"
    for section, changes in arrange(report.changes).items():
        yield ""
        yield f"{section.upper()} ({len(changes):,})"
        for change in changes:
            yield from _change(change)
    if review.accepted:
        yield ""
        yield f"ACCEPTED ({len(review.accepted):,})"
        yield from _accepted(review.accepted)


def _verdict(report: DiffReport) -> str:
    verdict = report.verdict
    return (
        f"wire: {verdict.wire} · runtime: {verdict.runtime} · types: {verdict.types}"
        f" · {wording.release(verdict.semver)}"
    )


def _change(change: Change) -> Iterator[str]:
    broken = ", ".join(wording.layers(change))
    mark = f"[{broken}] " if broken else ""
    yield printable(f"- {mark}{wording.headline(change)}")
    details = [wording.consequence(change), _reach(change)]
    value = wording.witness(change)
    if value:
        details.append(f"{wording.witness_label(change)}: {value}")
    yield from (printable(f"    {one}") for one in details if one)
    for signature in change.signatures:
        for line in wording.signature_lines(signature):
            yield printable(f"    {line}")
    yield printable(f"    {_places(change)}[{change.rule}]")


def _reach(change: Change) -> str:
    text = wording.reach(change)
    if not text or len(change.operations) == 1:
        return text
    return f"{text}: {wording.some(change.operations, _MOST_OPERATIONS)}"


def _places(change: Change) -> str:
    base, head = wording.place(change.base), wording.place(change.head)
    if base and head:
        return f"{base} -> {head} " if base != head else f"{head} "
    return f"{base or head} " if base or head else ""


def _accepted(accepted: Iterable[Accepted]) -> Iterator[str]:
    for one in accepted:
        yield printable(f"- {wording.headline(one.change)}")
        yield printable(f"    {wording.acceptance(one)}")
