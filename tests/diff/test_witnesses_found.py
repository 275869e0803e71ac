"""Changes that only some values show, and that values do show."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from specmill.diff.findings import NO_WITNESS, Flow, Relation, Wire
from tests.diff.relating import changes, record

TEXT, INTEGER = {"type": "string"}, {"type": "integer"}
PAIR = record(a=TEXT, b=TEXT)
LIST = {"type": "array", "items": TEXT}
NAMED = {"patternProperties": {"^x-": TEXT}, "additionalProperties": False}
IF = {"if": {"required": ["a"]}}


@pytest.mark.parametrize(
    ("loose", "strict"),
    [
        ({**TEXT, "format": "idn-email"}, {**TEXT, "format": "email"}),
        ({**TEXT, "format": "iri"}, {**TEXT, "format": "uri"}),
        (TEXT, {**TEXT, "format": "regex"}),
        (TEXT, {**TEXT, "format": "uri-template"}),
        ({**TEXT, "pattern": "^(a|b|c)$"}, {**TEXT, "enum": ["a", "b"]}),
        ({**INTEGER, "minimum": 1}, {**INTEGER, "enum": [1, 2, 3]}),
        (
            {**LIST, "contains": {"const": "x"}},
            {**LIST, "contains": {"const": "x"}, "maxContains": 2},
        ),
        (
            {**LIST, "contains": {"enum": ["x", "y"]}},
            {**LIST, "contains": {"const": "x"}},
        ),
        (
            PAIR,
            {
                **PAIR,
                "dependentSchemas": {"a": {"properties": {"b": {"maxLength": 3}}}},
            },
        ),
        (
            {**PAIR, **IF, "then": {"required": ["b"]}},
            {**PAIR, **IF, "then": {"required": ["b"], "minProperties": 3}},
        ),
        (PAIR, {**PAIR, "not": {"required": ["a", "b"]}}),
        (TEXT, {"not": {}}),
    ],
)
@pytest.mark.parametrize("flow", [Flow.IN, Flow.OUT])
def test_a_value_is_found_that_one_side_refuses(
    loose: Any, strict: Any, flow: Flow
) -> None:
    sides = (loose, strict) if flow is Flow.IN else (strict, loose)

    found = changes(*sides, flow)

    assert any(one.wire is Wire.BREAKING for one in found)
    assert all(
        one.witness is not NO_WITNESS for one in found if one.wire is Wire.BREAKING
    )


@pytest.mark.parametrize(
    ("pattern", "length"),
    [
        ("^AC[0-9a-f]{32}$", {"minLength": 34}),
        ("^AC[0-9a-f]{32}$", {"maxLength": 34}),
        ("^a{2,4}$", {"minLength": 1, "maxLength": 9}),
    ],
)
def test_a_length_that_a_pattern_asks_for_anyway_changes_nothing(
    pattern: str, length: dict[str, int]
) -> None:
    short = {**TEXT, "pattern": pattern}

    for found in (
        changes(short, {**short, **length}),
        changes({**short, **length}, short),
    ):
        assert {Relation.EQUAL} == {one.relation for one in found}
        assert {Wire.NONE} == {one.wire for one in found}


SHORT = {**TEXT, "maxLength": 3}
ODD = {"type": "integer", "not": {"multipleOf": 2}}
NAMED = {"propertyNames": {"enum": ["a", "b"]}}


def _around(**members: Any) -> Callable[[Any], dict[str, Any]]:
    """An object with `a` and `b`, of which the first is any text or a short one."""
    return lambda a: {**record(a=a, b=ODD), **members}


def _behind(**members: Any) -> Callable[[Any], dict[str, Any]]:
    return lambda items: {"type": "array", "items": items, **members}


@pytest.mark.parametrize(
    "around",
    [
        _around(required=["b"]),
        _around(dependentRequired={"a": ["b"]}),
        _around(dependentSchemas={"a": {"required": ["b"]}}),
        _around(**IF, then={"required": ["b"]}),
        _around(minProperties=2, **NAMED),
        lambda a: {**record(), "dependentSchemas": {"b": {"properties": {"a": a}}}},
        lambda a: {**record(a=INTEGER), "patternProperties": {"^a": a}},
        _behind(contains={"const": "a"}),
        _behind(contains={"const": "a"}, minContains=2),
        _behind(contains={"const": "a"}, maxContains=1),
    ],
)
def test_what_a_part_loses_is_shown_whatever_is_asked_for_around_it(
    around: Callable[[Any], dict[str, Any]],
) -> None:
    [finding] = changes(around(TEXT), around(SHORT))

    assert Wire.BREAKING is finding.wire
    assert finding.witness is not NO_WITNESS


@pytest.mark.parametrize(
    "around",
    [
        {"contains": {"const": "a"}},
        {"contains": {"const": "a"}, "minContains": 2},
        {"uniqueItems": True, "items": {"enum": ["a", "b", "c", "d", "e"]}},
        {"uniqueItems": True, "items": record("a", a=TEXT)},
    ],
)
def test_a_list_that_is_too_long_is_found_whatever_its_items_are(
    around: dict[str, Any],
) -> None:
    old, new = ({"type": "array", "maxItems": most, **around} for most in (4, 3))

    [finding] = changes(old, new)

    assert Wire.BREAKING is finding.wire
    assert 4 == len(finding.witness)


def test_a_length_that_leaves_less_than_a_pattern_counts() -> None:
    old = {**TEXT, "pattern": "^a{2,4}$"}

    [finding] = changes(old, {**old, "minLength": 3})

    assert (Wire.BREAKING, "aa") == (finding.wire, finding.witness)


def test_nothing_is_refused_because_an_alternative_accepts_more() -> None:
    def union(*required: str, **limits: Any) -> dict[str, Any]:
        inner = record(*required, x={**TEXT, **limits}, y=TEXT)
        return {"oneOf": [record("a", a=inner), record("c", c=TEXT)]}

    found = changes(union(maxLength=5), union("y"))

    by_rule = {one.rule: one.wire for one in found}
    assert Wire.BREAKING is by_rule["schema-required"]
    assert Wire.BREAKING is not by_rule["schema-max-length"]


@pytest.mark.parametrize(
    "beside",
    [
        {"type": "number", "exclusiveMinimum": 0},
        {"type": "number", "exclusiveMaximum": 0},
        {"type": "number", "exclusiveMinimum": 0, "maximum": 0.1},
        {"type": "number", "exclusiveMinimum": 0.5, "multipleOf": 0.01},
        {"type": "integer", "maximum": 7, "multipleOf": 2},
        {**TEXT, "format": "email", "minLength": 12},
        {**TEXT, "format": "hostname", "minLength": 70},
        {**TEXT, "format": "uri", "maxLength": 3},
        {**TEXT, "format": "uri", "pattern": "^https://"},
        {**TEXT, "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        {**record(), **NAMED, "minProperties": 2},
    ],
)
def test_what_is_required_beside_a_change_hides_no_witness(beside: Any) -> None:
    old, new = (
        record("a", "b", a=one, b=beside) for one in (TEXT, {**TEXT, "maxLength": 1})
    )

    (found,) = changes(old, new)

    assert (Wire.BREAKING, "aa") == (found.wire, found.witness["a"])


@pytest.mark.parametrize(
    "format",
    ["email", "hostname", "uri", "date-time", "time", "duration", "json-pointer"],
)
def test_texts_of_a_format_have_the_length_that_shows_a_change(format: str) -> None:
    old, new = ({**TEXT, "format": format, "maxLength": one} for one in (99, 90))

    (found,) = changes(old, new)

    assert (Wire.BREAKING, 91) == (found.wire, len(found.witness))


def test_nothing_is_the_number_without_a_sign() -> None:
    price = {"type": "number", "minimum": 0, "multipleOf": 0.01}
    old, new = (record("a", "b", a=one, b=price) for one in (TEXT, INTEGER))

    (found,) = changes(old, new)

    assert '{"a": "", "b": 0}' == json.dumps(found.witness)


def named(*patterns: str) -> dict[str, Any]:
    texts = dict.fromkeys(patterns, TEXT)
    return {**record(), "patternProperties": texts, "additionalProperties": False}


@pytest.mark.parametrize(
    ("loose", "strict", "witness"),
    [
        ({**TEXT, "pattern": r"^\d+$"}, {**TEXT, "maxLength": 5}, "000000"),
        (
            {**TEXT, "format": "email"},
            {**TEXT, "maxLength": 8},
            "a@aaaa.co",
        ),
        ({**INTEGER, "multipleOf": 7}, {**INTEGER, "maximum": 100}, 105),
        (
            {"type": "array", "items": {**INTEGER, "minimum": 5}},
            {"type": "array", "items": INTEGER, "maxItems": 2},
            [5, 5, 5],
        ),
        (
            {"type": "object", "additionalProperties": {**INTEGER, "minimum": 5}},
            {"type": "object", "maxProperties": 1},
            {"a": 5, "b": 5},
        ),
        (named("^u", "^v", "^w", "^x", "^y"), named("^u", "^v", "^w", "^x"), {"y": ""}),
    ],
)
@pytest.mark.parametrize("flow", [Flow.IN, Flow.OUT])
def test_a_limit_is_shown_by_what_the_other_side_accepts(
    loose: Any, strict: Any, witness: Any, flow: Flow
) -> None:
    sides = (loose, strict) if flow is Flow.IN else (strict, loose)

    found = changes(*sides, flow)

    assert witness in [one.witness for one in found if one.wire is Wire.BREAKING]
