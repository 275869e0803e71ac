"""Long values in sentences: what is shown is the difference."""

from __future__ import annotations

import pytest

from specmill.diff.excerpts import clipped, excerpts
from specmill.diff.schema_values import whole
from tests.diff.relating import TEXT, changes


def test_short_values_are_shown_whole() -> None:
    assert excerpts("one", "two") == ("one", "two")


def test_long_values_are_shown_around_their_difference() -> None:
    same = "Some words that both of them have, " * 5
    before, after = excerpts(f"{same}then this", f"{same}then that")

    assert before == "…both of them have, then this"
    assert after == "…both of them have, then that"


@pytest.mark.parametrize("length", [0, 1, 79, 80, 81, 200])
def test_excerpts_differ_when_the_values_do(length: int) -> None:
    before, after = excerpts(
        "x" * length + "a" + "y" * 300, "x" * length + "b" + "y" * 300
    )

    assert before != after
    assert max(len(before), len(after)) <= 82


def test_a_value_that_goes_on_is_told_from_its_beginning() -> None:
    before, after = excerpts("x" * 200, "x" * 300)

    assert before != after


def test_what_stands_alone_is_cut() -> None:
    assert clipped(None) is None
    assert len(clipped("x" * 1_000) or "") == 160


def test_very_long_values_are_told_apart_by_a_digest() -> None:
    assert whole("x" * 9_000) != whole("x" * 9_001)
    assert len(whole("x" * 9_000)) < 4_100


def test_a_keyword_is_said_once() -> None:
    [finding] = changes(TEXT, {**TEXT, "not": {"const": "a"}})

    assert '{"const": "a"}' == finding.after
