"""Witnesses that are hard to find, or that a plain validator does not look at."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest

from specmill.diff.findings import Flow, Wire
from specmill.diff.relation import Relating
from specmill.diff.rule import Example
from specmill.diff.witness_texts import text_in
from tests.diff.judging import is_shown

INTEGER, NUMBER, TEXT = ({"type": one} for one in ("integer", "number", "string"))


@pytest.mark.parametrize(
    ("loose", "strict"),
    [
        (INTEGER, {**INTEGER, "format": "int32"}),
        ({**INTEGER, "format": "int64"}, {**INTEGER, "format": "int32"}),
        ({**INTEGER, "format": "uint32"}, {**INTEGER, "format": "uint8"}),
        (NUMBER, {**NUMBER, "format": "float"}),
        ({**NUMBER, "format": "double"}, {**NUMBER, "format": "float"}),
        ({**TEXT, "nullable": True}, TEXT),
        ({**INTEGER, "nullable": True}, {**INTEGER, "nullable": False}),
        (TEXT, {**TEXT, "format": "date"}),
        (TEXT, {**TEXT, "format": "uri"}),
    ],
)
@pytest.mark.parametrize("flow", [Flow.IN, Flow.OUT])
@pytest.mark.parametrize("is_inner", [False, True])
def test_a_witness_is_confirmed_by_two_validators(
    loose: Any, strict: Any, flow: Flow, is_inner: bool
) -> None:
    sides = [loose, strict] if flow is Flow.IN else [strict, loose]
    if is_inner:
        sides = [{"type": "object", "properties": {"age": one}} for one in sides]
    before, after = sides
    example = Example(before=before, after=after, flow=flow, wire=Wire.BREAKING)

    [finding] = Relating({}, {}).compare(before, after, flow)

    assert is_shown(finding, example)


def test_a_change_of_another_schema_has_a_witness_of_its_own() -> None:
    relating = Relating({}, {})

    [dog] = relating.compare({"enum": ["cat", "dog"]}, {"enum": ["cat"]}, Flow.IN)
    [green] = relating.compare({"enum": ["red", "green"]}, {"enum": ["red"]}, Flow.IN)

    assert ("dog", "green") == (dog.witness, green.witness)


def test_a_value_that_comes_at_the_end_of_a_long_list_is_found() -> None:
    listed = [f"value-{number}" for number in range(300)]
    before, after = {"enum": listed}, {"enum": [*listed, "z-last"]}

    [finding] = Relating({}, {}).compare(before, after, Flow.OUT)

    assert "z-last" == finding.witness


def test_a_text_that_only_the_longer_of_two_patterns_allows_is_found() -> None:
    before = {"type": "string", "pattern": "^([0-9a-z]_?){1,30}$"}
    after = {"type": "string", "pattern": "^([0-9a-z]_?)+$"}
    example = Example(before=before, after=after, flow=Flow.OUT, wire=Wire.BREAKING)

    [finding] = Relating({}, {}).compare(before, after, Flow.OUT)

    assert is_shown(finding, example)


HARD_PATTERNS = [
    r"^[\p{L}\p{N}_.:/=+@-]+$",
    r"^\P{C}*$",
    r"\p{Nd}{8}-\p{Lu}{4}",
    r"^arn:[a-z0-9.-]{1,63}:[^/].{0,1023}$",
    r"^\S{1,2000}$",
    r"(^true$)|(^false$)",
    r"\b[a-f0-9]{8}\b-\b[a-f0-9]{4}\b",
    r"^(?!aws)[a-z]{3}$",
    r"^(?=.*[a-z]).{4,}$",
    r"^(?<year>[0-9]{4})-(?P<month>[0-9]{2})$",
    r"^[^\x00]{1,1020}\.csv$",
    r"\A[a-z]+\z",
]


@pytest.mark.parametrize("pattern", HARD_PATTERNS)
def test_a_text_is_made_up_for_what_automata_do_not_understand(pattern: str) -> None:
    text = text_in(frozenset({pattern}))

    assert text is not None
    assert jsonschema_rs.Draft202012Validator({"pattern": pattern}).is_valid(text)


def test_a_text_that_is_made_up_can_be_long() -> None:
    text = text_in(frozenset({r"^(?!no)[a-z]+-\p{L}{0,2000}$"}), 300)

    assert text is not None
    assert len(text) >= 300


@pytest.mark.parametrize(
    "pattern",
    [
        *(r"\p{L", "(?<year", "(?P<year", "(?=a)((b{1000}){1000}){1000}"),
        f"(?=a){'b{60000}' * 2}",
    ],
)
def test_no_text_is_made_up_for_what_is_no_pattern_or_has_only_huge_texts(
    pattern: str,
) -> None:
    assert text_in(frozenset({pattern})) is None


def test_a_change_beside_a_text_that_is_hard_to_make_up_breaks() -> None:
    name = {"type": "string", "pattern": r"^[\p{L}\p{N} ]{1,2000}$"}
    before, after = (
        {
            "type": "object",
            "required": ["name", "state"],
            "properties": {"name": name, "state": {"enum": states}},
        }
        for states in (["on"], ["on", "off"])
    )

    [finding] = Relating({}, {}).compare(before, after, Flow.OUT)

    assert {"name": "a", "state": "off"} == finding.witness
