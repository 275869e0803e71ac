"""The report as a comment on a pull request."""

from __future__ import annotations

import re

import msgspec
import pytest

from specmill.diff.reports.comment import COMMENT_LIMIT, SUMMARY_LIMIT
from specmill.diff.reports.forms import Form, render_reviews
from specmill.diff.reports.quoting import MARKDOWN
from specmill.diff.review import Review
from tests.diff.reports.changes import (
    ADDED,
    EVERY,
    GAINED,
    HOSTILE,
    REMOVED,
    changed,
    review,
)

CODE = re.compile(r"(`+)[^`].*?\1|^\s*```.*?^\s*```", re.DOTALL | re.MULTILINE)


def comment(*reviews: Review) -> str:
    return render_reviews(reviews, Form.MARKDOWN)


def prose(text: str) -> str:
    """The comment without what is code: nothing in code is linked or styled."""
    return CODE.sub("", text)


def test_the_comment_can_be_found_again() -> None:
    assert comment(review(*EVERY)).startswith("<!-- specmill-diff -->\n")


def test_at_most_ten_changes_of_a_section_are_listed() -> None:
    many = [
        changed(GAINED, subject=f"Pet.f{number}", message=f"enum gained {number}")
        for number in range(14)
    ]
    shown = comment(review(*many))

    assert shown.count("enum gained") == 10
    assert "4 more breaking changes" in shown


def test_harmless_sections_are_folded_and_breaking_ones_are_not() -> None:
    shown = comment(review(*EVERY))

    assert "#### Breaking (2)" in shown
    assert "<details><summary>Documentation (1)</summary>" in shown


def test_every_fold_is_closed() -> None:
    shown = comment(review(*EVERY), review(ADDED))

    assert shown.count("<details>") == shown.count("</details>")


@pytest.mark.parametrize("count", [1, 30, 400])
def test_a_comment_is_never_longer_than_github_takes(count: int) -> None:
    long = changed(GAINED, message="ü" * 400, consequence="ß" * 300, before="x" * 5_000)
    reviews = [review(*[long] * 12, title=f"API {one}") for one in range(count)]

    assert len(comment(*reviews).encode()) <= COMMENT_LIMIT


def test_the_summary_of_a_step_has_room_for_more_and_has_a_limit_too() -> None:
    long = [
        changed(GAINED, subject=f"Pet.f{one}", message=f"{one} " * 80)
        for one in range(3_000)
    ]
    shown = render_reviews([review(*long)], Form.SUMMARY)

    assert COMMENT_LIMIT < len(shown.encode()) <= SUMMARY_LIMIT


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_of_a_description_stays_text(hostile: str) -> None:
    change = changed(REMOVED, message=hostile, consequence=hostile)
    shown = prose(comment(review(change, title=hostile)))

    inside = re.sub(r"</?(?:details|summary|sub|span)>|<!-- [\w-]+ -->", "", shown)
    inside = inside.replace("&#8203;", "\N{ZERO WIDTH SPACE}")
    assert "<" not in inside
    assert not re.search(
        r"@\w|#\d|GH-\d|://|www\.\w|:tada:|:\+1:|:e-mail:|\bdeadbeef", inside
    )
    assert not re.search(r"(?<!\\)[\[\]]", inside)


def test_a_code_block_can_not_be_left() -> None:
    change = changed(
        GAINED, signatures=(), witness="``` `x` ````", message="m", before="```\n# x"
    )
    shown = comment(review(change))

    assert "```" not in shown.replace("```markdown", "").replace("\n```\n", "\n")


def test_a_fence_is_longer_than_those_inside() -> None:
    block = MARKDOWN.block("a\n````\nb")

    assert ["`````markdown", "a", "````", "b", "`````"] == block.split("\n")


def test_a_number_is_no_issue_and_no_heading() -> None:
    assert r"\# one \#&#8203;2" == MARKDOWN.text("# one #2")


def test_a_long_changelog_is_cut_at_a_line() -> None:
    whole = review(*EVERY)
    text = "".join(f"- entry {number}\n" for number in range(5_000))
    report = msgspec.structs.replace(whole.report, changelog=text)
    shown = comment(msgspec.structs.replace(whole, report=report))

    assert len(shown) < 20_000
    assert "\n… and more: `specmill diff --changelog` prints all of it\n" in shown


def test_two_runs_give_the_same_comment() -> None:
    assert comment(review(*EVERY)) == comment(review(*reversed(EVERY)))
