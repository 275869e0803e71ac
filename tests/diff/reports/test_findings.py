"""What is wrong with what was compared, in the reports that say so."""

from __future__ import annotations

import json
from xml.etree import ElementTree as Xml

import pytest

from specmill.diagnostics import Diagnostic, Span
from specmill.diff.reports.comment import COMMENT_LIMIT
from specmill.diff.reports.forms import Form, render_reviews
from tests.diff.reports.changes import EVERY, review

BROKEN = Diagnostic(
    "error", "syntax", "@ada <b>`x` #1", Span("specs/a.yaml", 3, 7), hint="see *there*"
)
MERGED = Diagnostic("warning", "spent-decision", "it was merged", Span("d.yaml", 2, 1))


def rendered(form: Form, *findings: Diagnostic) -> str:
    return render_reviews([], form, findings=findings)


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.SUMMARY])
def test_a_comment_says_what_could_not_be_compared(form: Form) -> None:
    shown = rendered(form, BROKEN, MERGED)

    assert "### 1 error, 1 warning\n" in shown
    assert "- error `syntax` `specs/a.yaml:3:7`: @&#8203;ada &lt;b&gt;`x`" in shown
    assert "No description has changed" not in shown


def test_a_file_of_text_says_what_could_not_be_compared() -> None:
    shown = rendered(Form.TEXT, BROKEN)

    assert shown.startswith("specs/a.yaml:3:7: error[syntax]: @ada <b>`x` #1\n")
    assert "has changed" not in shown


def test_a_comment_with_many_errors_fits() -> None:
    many = [BROKEN] * 20_000

    shown = rendered(Form.MARKDOWN, *many)

    assert len(shown) <= COMMENT_LIMIT
    assert "19,990 more errors and warnings" in shown


def test_a_page_says_what_could_not_be_compared() -> None:
    shown = rendered(Form.HTML, BROKEN)

    assert "<h2>1 error</h2>" in shown
    assert "<code>specs/a.yaml:3:7</code>: @ada &lt;b&gt;<code>x</code> #1" in shown


def test_junit_has_errors_for_what_could_not_be_compared() -> None:
    (suite,) = Xml.fromstring(rendered(Form.JUNIT, BROKEN, MERGED))

    assert ("1", "1") == (suite.get("tests"), suite.get("errors"))
    error = suite.find("testcase/error")
    assert error is not None
    assert error.text == "specs/a.yaml:3:7: see *there*"


@pytest.mark.parametrize(
    ("found", "done"), [((), True), ((MERGED,), True), ((MERGED, BROKEN), False)]
)
def test_sarif_says_whether_the_run_succeeded(
    found: tuple[Diagnostic, ...], done: bool
) -> None:
    text = render_reviews([review(*EVERY)], Form.SARIF, findings=found)
    (told,) = json.loads(text)["runs"][0]["invocations"]

    assert told["executionSuccessful"] is done
    assert [one["descriptor"]["id"] for one in told["toolExecutionNotifications"]] == [
        one.code for one in found
    ]
