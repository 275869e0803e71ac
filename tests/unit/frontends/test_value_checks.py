"""Values that contradict the schema in which they stand are warned about, each at its place."""

from __future__ import annotations

import pytest

from specmill.model.types import Constant
from tests.unit.frontends.conftest import read_field
from tests.unit.passes.conftest import FINE, refined_paths


def findings(schema: str) -> list[tuple[str, str]]:
    found = refined_paths(
        f"/a: {{get: {{operationId: a, parameters: [{{name: n, in: query, schema: {schema}}}], {FINE}}}}}"
    )
    return [
        (one.code, str(getattr(one.location, "pointer", "")).rpartition("schema")[2])
        for one in found.reports
    ]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ('{type: integer, default: "x"}', [("invalid-default", "/default")]),
        ("{type: integer, default: true}", [("invalid-default", "/default")]),
        ("{type: [string, 'null'], default: 1}", [("invalid-default", "/default")]),
        ("{enum: [a, b], default: c}", [("invalid-default", "/default")]),
        ("{enum: [1, 1, 2]}", [("repeated-value", "/enum/1")]),
        ("{type: string, enum: [a, 1]}", [("invalid-value", "/enum/1")]),
        ("{type: integer, enum: ['1'], default: 1}", [("invalid-value", "/enum/0")]),
        (
            "{type: integer, minimum: 9, maximum: 1}",
            [("contradicting-bounds", "/minimum")],
        ),
        (
            "{type: array, items: {}, minItems: 2, maxItems: 1}",
            [("contradicting-bounds", "/minItems")],
        ),
        ("{type: string, pattern: '[a-z'}", [("invalid-pattern", "/pattern")]),
        (
            "{type: object, patternProperties: {'[a-z': {}}}",
            [("invalid-pattern", "/patternProperties/[a-z")],
        ),
        ("{type: string, pattern: '[[a-z]{1,18}'}", []),
    ],
)
def test_value_that_the_schema_refuses_is_warned_about(
    schema: str, expected: list[tuple[str, str]]
) -> None:
    assert expected == findings(schema)


def test_values_of_another_type_are_one_finding() -> None:
    outcome = read_field("{type: integer, enum: ['1', '2', '3']}")

    report = outcome.report("invalid-value")
    assert report.message == '"1" is no integer; 2 more are alike'
    assert report.hint == "write 1"


@pytest.mark.parametrize(
    ("schema", "hint"),
    [
        ("{type: string, default: 5}", 'write "5"'),
        ("{type: boolean, default: 'true'}", "write true"),
        ("{type: integer, default: x}", "correct the value, or write `type: string`"),
        ("{enum: [a, b, a], default: c}", 'use one of: "a", "b"'),
    ],
)
def test_hint_says_how_to_write_a_value(schema: str, hint: str) -> None:
    assert read_field(schema).report("invalid-default").hint == hint


@pytest.mark.parametrize(
    "schema",
    [
        "{type: integer, default: 2.0}",
        "{type: number, default: 2}",
        "{type: string, default: null}",
        "{type: [string, integer], default: 1}",
        "{type: array, items: {type: string}, default: [a]}",
        "{enum: [1, true, 0, false, '1'], default: true}",
        "{type: string, enum: [a, null]}",
        "{default: {any: thing}}",
        "{type: integer, minimum: 1, maximum: 1}",
        "{type: string, pattern: '(?<year>[0-9]{4})'}",
        r"{type: string, pattern: '^[\w-.]+$'}",
        r"{type: string, pattern: '\p{L}+'}",
    ],
)
def test_value_that_fits_is_no_finding(schema: str) -> None:
    assert not findings(schema)


def test_value_that_is_listed_twice_is_one_value() -> None:
    assert read_field("{type: integer, enum: [1, 2, 2]}").field(
        "here"
    ).type == Constant((1, 2))
