"""The forms of a report by their names."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, assert_never

import specmill
from specmill.diagnostics import Diagnostic
from specmill.diff.findings import plain_change
from specmill.diff.reports import wording
from specmill.diff.reports.annotations import to_annotations
from specmill.diff.reports.comment import to_markdown, to_summary
from specmill.diff.reports.junit import to_junit
from specmill.diff.reports.page import to_html
from specmill.diff.reports.quoting import MARKDOWN
from specmill.diff.reports.sarif import Rules, to_sarif
from specmill.diff.reports.text import to_text
from specmill.diff.review import Review, fingerprint
from specmill.diff.rule_table import RULES, RULES_PAGE
from specmill.report import printable_lines


class Form(StrEnum):
    """What a report is written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    SUMMARY = "summary"
    JUNIT = "junit"
    CHANGELOG = "changelog"


_SUFFIXES = {
    ".txt": Form.TEXT,
    ".md": Form.MARKDOWN,
    ".html": Form.HTML,
    ".json": Form.JSON,
    ".sarif": Form.SARIF,
    ".xml": Form.JUNIT,
}


def form_of(path: Path) -> Form | None:
    """What the name of a file asks for; None when it says nothing."""
    return _SUFFIXES.get(path.suffix.lower())


def render_reviews(
    reviews: Sequence[Review],
    form: Form,
    rules_page: str = RULES_PAGE,
    findings: Sequence[Diagnostic] = (),
) -> str:
    """The text of a report; `rules_page` is the address of the page that explains rules.

    `findings` are what is wrong with descriptions, decisions and versions.
    """
    match form:
        case Form.TEXT:
            return to_text(reviews, findings)
        case Form.MARKDOWN:
            return to_markdown(reviews, findings)
        case Form.HTML:
            return to_html(reviews, findings)
        case Form.JSON:
            return "".join(f"{json.dumps(to_object(one))}\n" for one in reviews)
        case Form.SARIF:
            rules = Rules(RULES, rules_page, specmill.__version__)
            return to_sarif(reviews, rules, findings)
        case Form.GITHUB:
            return to_annotations(reviews)
        case Form.SUMMARY:
            return to_summary(reviews, findings)
        case Form.JUNIT:
            return to_junit(reviews, findings)
        case Form.CHANGELOG:
            return printable_lines(to_changelogs(reviews))
    assert_never(form)


def to_changelogs(reviews: Sequence[Review]) -> str:
    """The blocks for the changelogs of SDKs; of several, each stands below the title of its API."""
    blocks = [one.report for one in reviews if one.report.changelog]
    if len(reviews) == 1:
        return "".join(one.changelog for one in blocks)
    return "\n".join(
        f"# {MARKDOWN.text(one.title)}\n\n{one.changelog}" for one in blocks
    )


def to_object(review: Review) -> dict[str, Any]:
    """The report as JSON, with the changes that were accepted and why, and the release that all need."""
    accepted = [
        {
            **plain_change(one.change),
            "hash": fingerprint(one.change),
            "reason": one.reason,
            "author": one.author,
            "until": one.until,
        }
        for one in review.accepted
    ]
    plain = review.report.to_json()
    changes = zip(plain["changes"], review.report.changes, strict=True)
    layers = dict(wording.verdicts(review)) | {"semver": wording.bump(review)}
    verdict = layers if review.report.problems else plain["verdict"]
    return {
        **plain,
        "changes": [told | {"hash": fingerprint(one)} for told, one in changes],
        "verdict": verdict,
        "accepted": accepted,
        "release": wording.bump(review),
    }
