"""The page of a report: one HTML file that asks nothing of the network."""

from __future__ import annotations

from collections.abc import Sequence

from specmill.diagnostics import Diagnostic
from specmill.diff.reports.quoting import HTML, html_asset, script_policy
from specmill.diff.reports.viewing import Scope, view_findings, view_review
from specmill.diff.reports.views import PageView
from specmill.diff.review import Review
from specmill.python.code import Code
from specmill.render.environment import environment
from specmill.render.locations import builtin_templates

_MOST_CHANGES = 5_000
_MOST_OPERATIONS = 500


def to_html(reviews: Sequence[Review], findings: Sequence[Diagnostic] = ()) -> str:
    """A whole page: its filters work without JavaScript, and it follows the reader's light or dark."""
    folder = builtin_templates()
    assets = folder / "report"
    script = html_asset((assets / "page.js").read_text(encoding="utf-8"))
    scope = Scope(HTML, _MOST_CHANGES, _MOST_OPERATIONS)
    view = PageView(
        title=Code("What changes for users of the API"),
        policy=script_policy(script),
        style=html_asset((assets / "page.css").read_text(encoding="utf-8")),
        script=script,
        wrong=view_findings(findings, scope),
        reviews=tuple(
            view_review(one, scope, number) for number, one in enumerate(reviews, 1)
        ),
    )
    template = environment([folder]).get_template("report/page.html.jinja")
    return template.render(view=view)
