"""A report about documentation, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specmill.provenance.checking import Kind, SectionChange
from specmill.provenance.command import DocsReport, PageCheck
from specmill.report import printable

_MOST = 12
_LONGEST = 200
_KINDS = {
    Kind.CHANGED: "changed",
    Kind.RENAMED: "renamed",
    Kind.GONE: "gone",
    Kind.NEW: "new",
}


def tell(report: DocsReport) -> str:
    """Lines of text, the pages one after the other."""
    lines = [
        *(line for one in report.pages for line in _page(one, report)),
        *_operations("no section is about", report.unplaced, report),
        *(f"the lock has an operation that is gone: {one}" for one in report.unknown),
    ]
    if report.written:
        lines.append(f"{report.written}: written")
    return "".join(f"{printable(line)}\n" for line in lines)


def _page(page: PageCheck, report: DocsReport) -> Iterator[str]:
    if not page.source:
        yield f"{page.page}: locked {page.read}, not read now"
        return
    if not page.changes:
        yield f"{page.page}: says what it said when it was locked ({page.read})"
        return
    kinds = [one.kind for one in page.changes]
    counts = ", ".join(
        f"{kinds.count(kind)} {word}" for kind, word in _KINDS.items() if kind in kinds
    )
    yield f"{page.page}: sections since {page.read}: {counts}"
    for change in page.changes:
        yield ""
        yield from _change(change, report)


def _change(change: SectionChange, report: DocsReport) -> Iterator[str]:
    was = f" (was {change.was})" if change.was else ""
    yield f"{change.kind.upper()} {change.section}{was}"
    if change.operations:
        yield from _operations("  operation", change.operations, report)
    elif not change.undescribed:
        yield "  concerns every operation"
    for call in change.undescribed:
        yield f"  no operation is described for {call}"
    for name in change.names[:_MOST]:
        yield f"  names {name.name}: {name.span}"
    for issue in change.issues[: change.likely]:
        yield f"  open question {issue.id}: {issue.span}"
    others = [one.id for one in change.issues[change.likely :]]
    if others:
        yield f"  also open there: {', '.join(others)}"
    if change.diff:
        yield from (f"  {_cut(line)}" for line in change.diff)
        return
    yield from (f"  + {_cut(line)}" for line in change.added)
    if change.removed:
        noun = "line is" if change.removed == 1 else "lines are"
        yield f"  - {change.removed} {noun} gone; --old FILE shows what stood there"


def _operations(words: str, names: Sequence[str], report: DocsReport) -> Iterator[str]:
    for name in names:
        key = report.keys.get(name, name)
        place = report.spans.get(name, "")
        yield f"{words} {key}{f': {place}' if place else ''}"


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
