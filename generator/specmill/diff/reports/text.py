"""A report for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from specmill import report as printers
from specmill.diagnostics import Diagnostic
from specmill.diff.findings import Change
from specmill.diff.reports import wording
from specmill.diff.reports.sections import Section, arrange, gather
from specmill.diff.review import Accepted, Review
from specmill.report import printable

_MOST_OPERATIONS = 4
# What breaks is told in full.
_MOST_CHANGES = {Section.COMPATIBLE: 50, Section.DOCUMENTATION: 20}
_MOST_LINES = 8
_WIDTH = 200


def to_text(reviews: Sequence[Review], findings: Sequence[Diagnostic] = ()) -> str:
    """Lines of plain text without control characters; one block for each description, below the findings."""
    blocks = ["".join(f"{line}\n" for line in _lines(one)) for one in reviews]
    if findings:
        blocks.insert(0, printers.to_text(findings))
    return "\n".join(blocks) or "no description has changed\n"


def _lines(review: Review) -> Iterator[str]:
    report = review.report
    yield printable(f"{report.title}: {wording.counts(report)}")
    yield printable(f"  {report.base} -> {report.head}")
    yield f"  {_verdict(review)}"
    for section, changes in arrange(gather(report.changes)).items():
        yield ""
        yield f"{section.upper()} ({len(changes):,})"
        most = _MOST_CHANGES.get(section, len(changes))
        for change in changes[:most]:
            yield from _change(change)
        if len(changes) > most:
            left = len(changes) - most
            yield f"  … {left:,} more {wording.noun(section, left)}: --format json or html has them all"
    if review.accepted:
        yield ""
        yield f"ACCEPTED ({len(review.accepted):,})"
        yield from _accepted(review.accepted)


def _verdict(review: Review) -> str:
    layers = [f"{layer}: {verdict}" for layer, verdict in wording.verdicts(review)]
    return " · ".join((*layers, wording.release(review)))


def _change(change: Change) -> Iterator[str]:
    broken = ", ".join(wording.layers(change))
    mark = f"[{broken}] " if broken else ""
    yield printable(f"- {mark}{wording.headline(change)}")
    details = [wording.consequence(change), _reach(change)]
    value = wording.witness(change)
    if value:
        details.append(f"{wording.witness_label(change)}: {value}")
    yield from (printable(f"    {one}") for one in details if one)
    lines = [
        line
        for one in change.signatures
        for line in wording.signature_lines(one, _WIDTH)
    ]
    yield from (printable(f"    {line}") for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"    … {len(lines) - _MOST_LINES:,} more lines"
    yield printable(f"    {_places(change)}[{change.rule}]")


def _reach(change: Change) -> str:
    text = wording.reach(change)
    if not text or len(change.operations) == 1:
        return text
    return f"{text}: {wording.some(change.operations, _MOST_OPERATIONS)}"


def _places(change: Change) -> str:
    """Where to look now, and the line before when it was another one."""
    base, head = change.base, change.head
    if head is None:
        return f"{wording.place(base)} " if base is not None else ""
    if base is None or (base.file, base.line) == (head.file, head.line):
        return f"{wording.place(head)} "
    was = f"line {base.line}" if base.file == head.file else wording.place(base)
    return f"{wording.place(head)} (was {was}) "


def _accepted(accepted: Iterable[Accepted]) -> Iterator[str]:
    for one in accepted:
        yield printable(f"- {wording.headline(one.change)}")
        yield printable(f"    {wording.acceptance(one)}")
