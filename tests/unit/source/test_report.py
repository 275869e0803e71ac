"""Findings printed: each format, and nothing that moves a terminal's cursor."""

from __future__ import annotations

import json
from typing import Any

import pytest

from specmill.diagnostics import (
    Diagnostic,
    Diagnostics,
    Location,
    Related,
    Severity,
    Span,
)
from specmill.report import locate, summarize, to_github, to_json, to_text
from specmill.sarif import MOST_RESULTS, to_sarif
from specmill.source import Workspace
from tests.unit.source.conftest import Desk

ONE = Diagnostic(
    severity="error",
    code="duplicate-key",
    message="key 'a' appears twice",
    span=Span("specs/api.yaml", 3, 5),
    pointer="/a",
    hint="remove one",
    related=(Related("first here", Span("specs/api.yaml", 1, 5)),),
)


def finding(
    message: str, file: str = "api.yaml", severity: Severity = "error"
) -> Diagnostic:
    return Diagnostic(
        severity=severity, code="syntax", message=message, span=Span(file, 1, 2)
    )


def test_text_is_what_compilers_print() -> None:
    assert (
        "specs/api.yaml:3:5: error[duplicate-key]: key 'a' appears twice\n"
        "  specs/api.yaml:1:5: first here\n"
        "  hint: remove one\n"
        "1 error\n"
    ) == to_text([ONE])


def test_text_of_nothing_is_empty() -> None:
    assert "" == to_text([])


def test_text_says_once_what_many_warnings_say() -> None:
    warnings = [finding("odd", f"{one}.yaml", "warning") for one in "abcde"]

    assert to_text(warnings) == (
        "a.yaml:1:2: warning[syntax]: odd\n"
        "  the same in 4 more places, which --format json lists\n"
        "5 warnings\n"
    )


def test_text_counts_what_is_left_of_many_warnings_of_one_code() -> None:
    warnings = [finding(f"odd {one}", severity="warning") for one in range(122)]

    lines = to_text([*warnings, finding("bad", "b.yaml", "warning")]).splitlines()

    assert lines[19:] == [
        "api.yaml:1:2: warning[syntax]: odd 19",
        "b.yaml:1:2: warning[syntax]: bad",
        "api.yaml: warning[syntax]: 102 more, which --format json lists",
        "123 warnings",
    ]


def test_text_has_every_error_of_one_code() -> None:
    errors = [finding(f"odd {one}") for one in range(122)]

    assert to_text(errors).count("odd") == 122


def test_text_says_where_each_error_is() -> None:
    errors = [finding("odd", f"{one}.yaml") for one in "abcde"]

    assert to_text(errors).count("odd") == 5


def test_summary_counts_each_severity() -> None:
    findings = [finding("x", severity=one) for one in ("error", "warning", "error")]

    assert "2 errors, 1 warning" == summarize(findings)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "\\x1b[31m"),
        ("a\nb\r", "a\\nb\\r"),
        ("\x9b", "\\x9b"),
        ("\u202e", "\\u202e"),
        ("\u2028", "\\u2028"),
        ("\udc80", "\\udc80"),
        ("é 😀", "é 😀"),
    ],
)
def test_text_shows_control_characters_as_escapes(text: str, shown: str) -> None:
    assert f"api.yaml:1:2: error[syntax]: {shown}\n1 error\n" == to_text(
        [finding(text)]
    )


def test_text_shows_control_characters_of_file_names_as_escapes() -> None:
    assert to_text([finding("x", file="a\x1b.yaml")]).startswith("a\\x1b.yaml:1:2: ")


def test_json_has_every_fact() -> None:
    assert [
        {
            "severity": "error",
            "code": "duplicate-key",
            "message": "key 'a' appears twice",
            "file": "specs/api.yaml",
            "line": 3,
            "column": 5,
            "hint": "remove one",
            "pointer": "/a",
            "related": [
                {
                    "message": "first here",
                    "file": "specs/api.yaml",
                    "line": 1,
                    "column": 5,
                }
            ],
        }
    ] == to_json([ONE])


def test_github_gets_a_workflow_command() -> None:
    assert (
        "::error file=specs/api.yaml,line=3,col=5,title=duplicate-key::key 'a' appears twice"
        "%0Aspecs/api.yaml:1:5: first here%0Ahint: remove one\n"
    ) == to_github([ONE])


def test_github_note_is_a_notice() -> None:
    assert to_github([finding("x", severity="note")]).startswith("::notice ")


def test_github_message_cannot_begin_another_command() -> None:
    printed = to_github([finding("100%\n::error::x", file="a,b:c%.yaml")])

    assert (
        "::error file=a%2Cb%3Ac%25.yaml,line=1,col=2,title=syntax::100%25\\n::error::x\n"
    ) == printed


def test_sarif_result_points_at_the_place() -> None:
    result = sarif(ONE)["results"][0]

    assert {
        "artifactLocation": {"uri": "specs/api.yaml"},
        "region": {"startLine": 3, "startColumn": 5},
    } == result["locations"][0]["physicalLocation"]


def test_sarif_rule_is_that_of_the_result() -> None:
    run = sarif(finding("x"), ONE)
    rules = run["tool"]["driver"]["rules"]

    assert ["syntax", "duplicate-key"] == [
        rules[one["ruleIndex"]]["id"] for one in run["results"]
    ]


def test_sarif_names_a_file_by_a_uri() -> None:
    result = sarif(finding("x", file="a b:ü.yaml"))["results"][0]

    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert "a%20b%3A%C3%BC.yaml" == location["uri"]


def test_sarif_leaves_out_an_unknown_line() -> None:
    unknown = Diagnostic(severity="error", code="x", message="x", span=Span("api.yaml"))

    assert (
        "region" not in sarif(unknown)["results"][0]["locations"][0]["physicalLocation"]
    )


def test_sarif_with_too_many_results_has_the_most_severe_and_says_so() -> None:
    warnings = [finding(str(one), severity="warning") for one in range(MOST_RESULTS)]
    run = sarif(*warnings, ONE)

    assert (MOST_RESULTS, "error") == (len(run["results"]), run["results"][0]["level"])
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "most severe of 25,001 results" in notification["message"]["text"]


def sarif(*findings: Diagnostic) -> Any:
    return json.loads(to_sarif(findings))["runs"][0]


def test_findings_are_sorted_by_place() -> None:
    diagnostics = Diagnostics()
    for place in (Span("b", 1, 1), Span("a", 10, 1), Span("a", 9, 2), Span("a", 9, 1)):
        diagnostics.error("x", "y", place, "z")

    spans = [str(one.span) for one in locate(diagnostics, Workspace(diagnostics))]

    assert ["a:9:1", "a:9:2", "a:10:1", "b:1:1"] == spans


def test_related_places_get_positions(desk: Desk) -> None:
    root = desk.read("a: 1\nb: 2\n")
    first = ("first here", Location(root.file, "/b"))
    desk.diagnostics.error("x", "y", Location(root.file, "/a"), "z", (first,))

    assert 2 == desk.findings[0].related[0].span.line


def test_finding_in_what_an_alias_repeats_is_told_once(desk: Desk) -> None:
    root = desk.read("a: &same {x: 1}\nb: *same\n")
    found = Diagnostics()
    for key in ("a", "b"):
        found.error("odd", "x is odd", root[key]["x"].location, "z")

    assert len(locate(found, desk.workspace)) == 1


def test_findings_without_a_place_stay_apart() -> None:
    workspace = Workspace(Diagnostics())
    root = workspace.load_value({"a": 1, "b": 1})
    found = Diagnostics()
    for key in ("a", "b"):
        found.error("odd", "it is odd", root[key].location, "z")

    assert len(locate(found, workspace)) == 2
