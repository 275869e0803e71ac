"""Markdown for places that take only so much: a comment on a pull request, the summary of a step."""

from __future__ import annotations

from collections.abc import Sequence

from specmill.diagnostics import Diagnostic
from specmill.diff.reports import wording
from specmill.diff.reports.cutting import cut
from specmill.diff.reports.quoting import MARKDOWN, markdown_comment
from specmill.diff.reports.viewing import Scope, view_findings, view_review
from specmill.diff.reports.views import CommentView
from specmill.diff.review import Review
from specmill.python.code import Code
from specmill.render.environment import environment
from specmill.render.locations import builtin_templates
from specmill.report import summarize

COMMENT_LIMIT = 65_536
"""Characters that GitHub takes in one comment."""
SUMMARY_LIMIT = 1024 * 1024
"""Bytes that GitHub takes in the summary of one step."""

_MARK = "specmill-diff"
_CHANGELOG = 6_000
_LEAST = 200  # bytes of a description in which nothing is listed
_TRIES = ((10, 10), (10, 3), (5, 3), (3, 0), (1, 0), (0, 0))
_SUMMARY_TRIES = ((1_000, 50), (200, 20), (50, 10), *_TRIES)
_FOOTER = Code(
    "<sub>Made by `specmill diff`. Breaking on the wire: programs already deployed;"
    " running and types: Python code written against the old SDK.</sub>"
)


def to_markdown(reviews: Sequence[Review], findings: Sequence[Diagnostic] = ()) -> str:
    """A comment: at most ten changes in a section, and never more than GitHub shows."""
    return _fitting(reviews, findings, _TRIES, COMMENT_LIMIT)


def to_summary(reviews: Sequence[Review], findings: Sequence[Diagnostic] = ()) -> str:
    """The summary of a step of a workflow, which has room for much more than a comment."""
    return _fitting(reviews, findings, _SUMMARY_TRIES, SUMMARY_LIMIT)


def _fitting(
    reviews: Sequence[Review],
    findings: Sequence[Diagnostic],
    tries: Sequence[tuple[int, int]],
    limit: int,
) -> str:
    if len(reviews) * _LEAST > limit:
        return _shortest(reviews, findings, limit)
    for changes, operations in tries:
        scope = Scope(
            MARKDOWN,
            changes,
            operations,
            lines=8,
            width=160,
            changelog=_CHANGELOG if changes >= 5 else 0,
        )
        text = _render(reviews, findings, scope)
        if len(text.encode()) <= limit:
            return text
    return _shortest(reviews, findings, limit)


def _render(
    reviews: Sequence[Review], findings: Sequence[Diagnostic], scope: Scope
) -> str:
    view = CommentView(
        mark=markdown_comment(_MARK),
        wrong=view_findings(findings, scope),
        reviews=tuple(
            view_review(one, scope, number) for number, one in enumerate(reviews, 1)
        ),
        footer=_FOOTER,
    )
    template = environment([builtin_templates()]).get_template(
        "report/comment.md.jinja"
    )
    return template.render(view=view)


def _shortest(
    reviews: Sequence[Review], findings: Sequence[Diagnostic], limit: int
) -> str:
    """One line for each description, as many as there is room for."""
    lines = [f"<!-- {_MARK} -->", *([f"- {summarize(findings)}"] if findings else [])]
    room = limit - 200
    for number, one in enumerate(reviews):
        line = f"- {MARKDOWN.text(cut(one.report.title, 100))}: {wording.counts(one.report)}"
        room -= len(line.encode()) + 1
        if room < 0:
            lines.append(f"- … {len(reviews) - number:,} more descriptions")
            break
        lines.append(line)
    return "\n".join((*lines, str(_FOOTER), ""))
