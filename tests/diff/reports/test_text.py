"""The report for a terminal."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from specmill.diagnostics import Diagnostic, Span
from specmill.diff.findings import Change, Effect, Flow, Place, Relation
from specmill.diff.reports.forms import Form, render_reviews
from specmill.diff.review import Accepted, Review
from tests.diff.reports.changes import (
    ADDED,
    EVERY,
    GAINED,
    HOSTILE,
    REMOVED,
    WORDS,
    changed,
    review,
)


def text(*changes: Change, **values: Any) -> str:
    return render_reviews([review(*changes, **values)], Form.TEXT)


def test_what_breaks_comes_first_and_documentation_last() -> None:
    shown = text(*EVERY)

    order = ["BREAKING", "TO DECIDE", "ADDITIONS", "DOCUMENTATION"]
    assert order == sorted(order, key=shown.index)


def test_what_running_code_meets_is_no_documentation() -> None:
    shown = text(changed(WORDS, runtime=Effect.SAFE))

    assert "ADDITIONS AND OTHER HARMLESS CHANGES (1)" in shown
    assert "DOCUMENTATION" not in shown


def test_what_breaks_more_layers_comes_first() -> None:
    shown = text(GAINED, REMOVED)

    assert shown.index("DELETE /pets/{id}") < shown.index("Pet.kind")


def test_a_cause_is_said_once_with_what_it_reaches() -> None:
    shown = text(GAINED)

    assert "reaches 23 operations (17 responses, 6 requests)" in shown
    assert shown.count("Pet.kind") == 1


def test_a_change_of_one_operation_does_not_name_it_twice() -> None:
    assert "reaches" not in text(REMOVED)


def test_a_change_of_one_callback_does_not_name_it_twice() -> None:
    name = "POST /pets/{id} → callback done POST"
    change = changed(REMOVED, subject=f"{name} → request body", operations=(name,))

    assert "reaches" not in text(change)


def test_signatures_are_shown_as_a_diff() -> None:
    shown = text(GAINED)

    assert '      class Pet:\n    -     kind: Literal["cat", "dog"]\n' in shown


def test_the_first_line_counts_and_the_third_judges() -> None:
    lines = text(*EVERY).splitlines()

    assert lines[0].startswith("Pets: 2 breaking changes, 1 change to decide")
    assert lines[2].endswith("the SDK needs a major release")


def test_sdks_of_a_description_with_errors_are_not_judged() -> None:
    problem = Diagnostic("error", "invalid-structure", "no type", Span("a.yaml", 1, 1))
    given = review(ADDED)
    report = msgspec.structs.replace(given.report, problems=(problem,))

    shown = render_reviews([Review(report)], Form.TEXT)

    assert "runtime: not compared · types: not compared · the SDKs are" in shown


def test_documentation_is_cut_and_what_breaks_is_not() -> None:
    words = [changed(WORDS, subject=f"GET /{number}") for number in range(30)]
    gone = [changed(REMOVED, subject=f"GET /{number}x") for number in range(80)]
    shown = text(*words, *gone)

    assert "… 10 more changes of documentation: --format json or html" in shown
    assert shown.count("the operation was removed") == 80


def test_no_change_is_said_in_words() -> None:
    assert text().startswith("Pets: no changes\n")


def test_a_subject_in_the_message_is_not_repeated() -> None:
    shown = text(changed(ADDED, message="GET /owners: the operation is new"))

    assert "- GET /owners: the operation is new\n" in shown


def test_accepted_changes_stand_apart_with_their_reason() -> None:
    accepted = Accepted(REMOVED, "it never worked", "ada", "2030-01-31")
    shown = text(ADDED, accepted=(accepted,))

    assert "ACCEPTED (1)" in shown
    assert "accepted by ada until 2030-01-31: it never worked" in shown


def test_an_accepted_change_needs_its_release_all_the_same() -> None:
    accepted = Accepted(REMOVED, "it never worked", "ada", "")
    lines = text(ADDED, accepted=(accepted,)).splitlines()

    assert lines[2].startswith("  wire: safe (breaking accepted) · runtime: safe (")
    assert lines[2].endswith(" · the SDK needs a major release")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_control_character_reaches_the_terminal(hostile: str) -> None:
    change = changed(
        GAINED,
        subject=hostile,
        message=hostile,
        before=hostile,
        consequence=hostile,
        witness=hostile,
        operations=(hostile, hostile),
        head=Place(hostile, hostile, 1, 1),
    )
    shown = text(change, title=hostile)

    assert all(char.isprintable() or char == "\n" for char in shown)


def test_a_value_under_the_name_of_what_is_gone_is_not_shown() -> None:
    gone = changed(
        GAINED,
        rule="schema-property",
        message="property `kind` was removed",
        witness={"kind": 0},
    )

    assert "never sent before" not in text(gone)


@pytest.mark.parametrize(
    ("relation", "label"),
    [
        (Relation.NARROWER, "valid before, not any more"),
        (Relation.WIDER, "valid now, not before"),
        (Relation.INCOMPARABLE, "shows the difference"),
    ],
)
def test_a_value_that_travels_both_ways_says_when_it_is_valid(
    relation: Relation, label: str
) -> None:
    both = changed(GAINED, flow=Flow.BOTH, relation=relation, witness=7)

    assert f"    {label}: 7\n" in text(both)


def test_changelogs_of_several_sdks_have_the_titles_of_their_apis() -> None:
    reviews = [review(ADDED), review(title="None"), review(ADDED, title="Toys")]

    shown = render_reviews(reviews, Form.CHANGELOG)

    heads = [line for line in shown.splitlines() if line.startswith("#")]
    assert heads == ["# Pets", "### Removed", "# Toys", "### Removed"]
