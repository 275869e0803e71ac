"""Regular expressions compared by the texts they are found in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specmill.diff.findings import Flow, Wire
from specmill.diff.relation import Relating
from specmill.diff.relation_automaton import automaton
from specmill.diff.relation_pattern import text_outside, text_within
from specmill.diff.schema_children import is_found as is_found_in_text
from specmill.diff.schema_pattern import NotUnderstoodError, parse_pattern

_ATOMS = ["a", "b", "[ab]", "[^a]", r"\d", ".", "(?:ab|b)", "(a|)"]
_COUNTS = ["", "", "?", "*", "+", "{2}", "{1,2}", "{2,}"]
_pieces = st.builds(str.__add__, st.sampled_from(_ATOMS), st.sampled_from(_COUNTS))
PATTERNS = st.builds(
    lambda start, inner, end: start + "".join(inner) + end,
    st.sampled_from(["", "^"]),
    st.lists(_pieces, min_size=1, max_size=3),
    st.sampled_from(["", "$"]),
)


def is_found(pattern: str, text: str) -> bool:
    """As ECMA 262 sees it, where `$` does not match before a last line break."""
    return re.search(pattern.replace("$", r"\Z"), text) is not None


@given(PATTERNS, PATTERNS)
def test_a_text_outside_is_found_by_just_one(first: str, second: str) -> None:
    text = text_outside(first, second)

    if text is not None:
        assert is_found(first, text)
        assert not is_found(second, text)


@given(PATTERNS, PATTERNS, st.lists(st.text("ab0", max_size=6), max_size=20))
def test_nothing_is_outside_where_no_text_is(
    first: str, second: str, texts: list[str]
) -> None:
    if text_outside(first, second) is None:
        assert [] == [
            one for one in texts if is_found(first, one) and not is_found(second, one)
        ]


@given(PATTERNS, st.integers(0, 4))
def test_a_text_within_is_found(pattern: str, length: int) -> None:
    text = text_within(frozenset({pattern}), length)

    assert text is None or (is_found(pattern, text) and len(text) >= length)


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("^[a-z]{1,3}$", "^[a-z]{1,5}$"),
        (r"^\d{4}-\d{2}$", "^[0-9]{4}-[0-9]{2}$"),
        ("^(foo|bar)$", "^(foo|bar|baz)$"),
        ("^a", "a"),
        (r"^[\w.-]+$", r"^[^\s]+$"),
        (r"^\u0041$", "^[A-Z]$"),
    ],
)
def test_a_pattern_within_another_has_nothing_outside(narrow: str, wide: str) -> None:
    assert text_outside(narrow, wide) is None


_LONG = "[a-z]{1,1023}(-[0-9]+)*$"


@pytest.mark.parametrize(
    ("first", "second", "outside", "back"),
    [
        (f"^(a|b):{_LONG}", f"^(a|b|):{_LONG}", None, ":a"),
        (f"^a:{_LONG}", f"a:{_LONG}", None, "aa:a"),
        (f"^a:{_LONG}", f"^b:{_LONG}", "a:a", "b:a"),
    ],
)
def test_what_two_long_patterns_have_in_common_is_not_looked_at(
    first: str, second: str, outside: str | None, back: str
) -> None:
    assert (outside, back) == (
        text_outside(first, second),
        text_outside(second, first),
    )


def test_a_pattern_is_no_automaton_where_it_counts_too_far() -> None:
    assert automaton("a{2000}") is None


@pytest.mark.parametrize(
    "pattern",
    [
        *(r"(a)\1", "(?=a)", "(?<n>a)", "a{1,", "[a", "(a", "a)", "a++", r"\bx"),
        *("[a&&b]", "x^", "a$b", r"\p{L}", "[[a]]", "*a", r"\uZZZZ", "\\"),
        *(f"a{{{'9' * 5000}}}", "(" * 5000),
    ],
)
def test_what_is_not_regular_is_not_understood(pattern: str) -> None:
    with pytest.raises(NotUnderstoodError):
        parse_pattern(pattern)


def test_a_pattern_that_python_doubts_is_searched_for() -> None:
    assert is_found_in_text("^[[a-z]+$", "a[")


@pytest.mark.parametrize("count", ["9" * 20, "9" * 5000])
def test_a_pattern_that_counts_too_far_is_found_nowhere(count: str) -> None:
    assert not is_found_in_text(f"a{{{count}}}", "a")


def test_a_pattern_counts_for_texts_of_an_allowed_length() -> None:
    before = {"type": "string", "maxLength": 30, "pattern": "^([0-9a-z]_?)+$"}
    after = {**before, "pattern": "^([0-9a-z]_?){1,30}$"}

    [finding] = Relating({}, {}).compare(before, after, Flow.IN)

    assert Wire.NONE is finding.wire
