"""The reports that programs read: SARIF, annotations of GitHub, JUnit."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as Xml

import msgspec
import pytest

from specmill.diagnostics import Diagnostic, Span
from specmill.diff.findings import Place
from specmill.diff.reports.forms import Form, form_of, render_reviews
from specmill.diff.review import Accepted, Review, fingerprint
from specmill.sarif import MOST_RESULTS
from tests.diff.reports.changes import (
    ADDED,
    EVERY,
    GAINED,
    HOSTILE,
    PATTERN,
    REMOVED,
    WORDS,
    changed,
    review,
)


def run_of(*changes: Any, **values: Any) -> Any:
    text = render_reviews(
        [review(*changes, **values)], Form.SARIF, "https://x.example/r"
    )
    return json.loads(text)["runs"][0]


def annotations(*changes: Any) -> list[str]:
    return render_reviews([review(*changes)], Form.GITHUB).splitlines()


def suite(*changes: Any, **values: Any) -> Xml.Element:
    text = render_reviews([review(*changes, **values)], Form.JUNIT)
    found = Xml.fromstring(text).find("testsuite")
    assert found is not None
    return found


def test_json_says_which_layers_were_not_compared() -> None:
    problem = Diagnostic("error", "invalid-structure", "no type", Span("a.yaml", 1, 1))
    report = msgspec.structs.replace(review(REMOVED).report, problems=(problem,))

    given = json.loads(render_reviews([Review(report)], Form.JSON))

    assert given["verdict"] == {
        "wire": "breaking",
        **dict.fromkeys(("runtime", "types", "semver"), "not compared"),
    }
    assert given["release"] == "not compared"


def test_json_has_what_decisions_name_changes_by() -> None:
    accepted = Accepted(REMOVED, "it never worked", "ada", "2030-01-31")
    shown = json.loads(render_reviews([review(ADDED, accepted=(accepted,))], Form.JSON))

    (standing,), (settled,) = shown["changes"], shown["accepted"]
    assert standing["hash"] == fingerprint(ADDED)
    assert settled["hash"] == fingerprint(REMOVED)
    assert settled["pointer"]["base"] == "/paths/~1pets~1{id}/delete"
    assert (settled["author"], settled["until"]) == ("ada", "2030-01-31")


def test_sarif_has_a_level_for_each_section() -> None:
    levels = {one["ruleId"]: one["level"] for one in run_of(*EVERY)["results"]}

    assert levels == {
        "operation-removed": "error",
        "schema-enum": "error",
        "schema-pattern": "warning",
        "operation-added": "note",
        "text-changed": "note",
    }


def test_sarif_points_at_the_new_file_and_relates_the_old_one() -> None:
    (result,) = run_of(REMOVED)["results"]

    region = result["locations"][0]["physicalLocation"]["region"]
    related = result["relatedLocations"][0]["physicalLocation"]["region"]
    assert (70, 80) == (region["startLine"], related["startLine"])


def test_sarif_always_has_a_line() -> None:
    (result,) = run_of(ADDED)["results"]

    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 1


def test_sarif_rules_lead_to_their_pages() -> None:
    (rule,) = run_of(REMOVED)["tool"]["driver"]["rules"]

    assert rule["helpUri"] == "https://x.example/r#operation-removed"
    assert "help" in rule


def test_sarif_suppresses_what_was_accepted() -> None:
    accepted = Accepted(REMOVED, "it never worked", "ada", "")
    (result,) = run_of(accepted=(accepted,))["results"]

    assert result["suppressions"][0]["status"] == "accepted"


def test_json_has_the_release_that_accepted_changes_need_too() -> None:
    accepted = Accepted(REMOVED, "it never worked", "ada", "")
    shown = json.loads(render_reviews([review(accepted=(accepted,))], Form.JSON))

    assert (shown["verdict"]["semver"], shown["release"]) == ("none", "major")


def test_sarif_with_too_many_changes_has_those_that_break_and_says_so() -> None:
    run = run_of(*[ADDED] * MOST_RESULTS, REMOVED)

    assert (MOST_RESULTS, "error") == (len(run["results"]), run["results"][0]["level"])
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "most severe of 25,001 results" in notification["message"]["text"]


def test_sarif_escapes_what_is_no_character() -> None:
    text = render_reviews([review(changed(REMOVED, message="\ud800"))], Form.SARIF)

    assert "\\\\ud800" in text


def test_a_fingerprint_does_not_hang_on_words_or_lines() -> None:
    other = changed(
        GAINED, message="said otherwise", head=changed_line(GAINED.head), subject="x"
    )

    assert fingerprint(GAINED) == fingerprint(other)


@pytest.mark.parametrize(
    "values", [{"after": "z"}, {"rule": "other"}, {"head": None}, {"before": None}]
)
def test_a_fingerprint_hangs_on_what_changed_and_where(values: dict[str, Any]) -> None:
    assert fingerprint(GAINED) != fingerprint(changed(GAINED, **values))


def test_a_fingerprint_hangs_on_the_file_of_a_part() -> None:
    assert GAINED.head is not None
    parts = [
        changed(GAINED, head=msgspec.structs.replace(GAINED.head, part=part))
        for part in ("", "pet.yaml", "dog.yaml")
    ]

    assert len({fingerprint(one) for one in parts}) == 3


def changed_line(place: Place | None) -> Place:
    assert place is not None
    return Place(place.file, place.pointer, 999, 1)


def test_github_shows_ten_of_each_kind_and_counts_the_rest() -> None:
    lines = annotations(*[GAINED] * 14, *[PATTERN] * 12, *[WORDS] * 30)

    kinds = [line.split(" ")[0] for line in lines]
    assert (10, 10, 10) == tuple(
        kinds.count(kind) for kind in ("::error", "::warning", "::notice")
    )
    assert lines[-1].endswith("::27 more changes in the summary")


def test_github_says_nothing_of_more_when_all_is_shown() -> None:
    assert len(annotations(*EVERY)) == len(EVERY)


def test_github_annotates_lines_of_the_new_state() -> None:
    (line,) = annotations(REMOVED)

    assert line.startswith("::error file=specs/pets/openapi.yaml,line=70,col=3,title=")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_description_gives_no_workflow_command(hostile: str) -> None:
    change = changed(
        REMOVED, message=hostile, subject=hostile, head=Place(hostile, hostile, 1, 1)
    )
    (line,) = annotations(change)

    properties = line.removeprefix("::error ").split("::")[0]
    assert [one.split("=")[0] for one in properties.split(",")] == [
        *("file", "line", "col", "title")
    ]


def test_junit_fails_for_what_breaks_only() -> None:
    found = suite(*EVERY)

    assert ("5", "2") == (found.get("tests"), found.get("failures"))
    assert len(found.findall("testcase/failure")) == 2


def test_junit_has_a_case_when_nothing_changed() -> None:
    assert suite().get("tests") == "1"


def test_junit_skips_what_was_accepted() -> None:
    found = suite(accepted=(Accepted(REMOVED, "why", "", ""),))

    assert found.get("skipped") == "1"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_junit_is_xml_whatever_the_description_says(hostile: str) -> None:
    found = suite(changed(GAINED, message=hostile, witness=hostile), title=hostile)

    assert len(found.findall("testcase")) == 1


def test_json_is_one_line_of_ascii() -> None:
    text = render_reviews([review(changed(GAINED, message="\u202e\x1b"))], Form.JSON)

    assert text.count("\n") == 1
    assert text.isascii()


def test_the_name_of_a_file_tells_the_form() -> None:
    from pathlib import Path

    assert form_of(Path("a/report.SARIF")) is Form.SARIF
    assert form_of(Path("report")) is None
