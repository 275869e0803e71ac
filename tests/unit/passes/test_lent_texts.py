"""Descriptions of aliases."""

from __future__ import annotations

import pytest

from tests.unit.passes.conftest import refined_paths

SCHEMAS = """
schemas:
  Labels: {type: array, items: {type: string}, description: Labels of it.}
  Alike: {$ref: '#/components/schemas/Labels'}
  Maybe: {description: Or nothing., anyOf: [{type: string}, {type: 'null'}]}
  Thing: {type: object, properties: {a: {}}, description: A thing.}
"""


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{$ref: '#/components/schemas/Labels'}", "Labels of it."),
        ("{$ref: '#/components/schemas/Alike'}", "Labels of it."),
        ("{$ref: '#/components/schemas/Maybe'}", "Or nothing."),
        ("{$ref: '#/components/schemas/Labels', description: Own.}", "Own."),
        ("{$ref: '#/components/schemas/Thing'}", None),
        ("{type: string}", None),
    ],
)
def test_field_without_a_text_has_that_of_its_alias(
    schema: str, expected: str | None
) -> None:
    found = refined_paths(
        "/a: {get: {operationId: x, parameters: [{name: a, in: query, schema: "
        f"{schema}}}], responses: {{'204': {{description: done}}}}}}}}",
        components=SCHEMAS,
    )

    assert found.operation("x").parameters[0].notes.description == expected


@pytest.mark.parametrize(
    "loop",
    [
        "{anyOf: [{$ref: '#/components/schemas/Loop'}, {type: 'null'}]}",
        "{allOf: [{$ref: '#/components/schemas/Loop'}]}",
    ],
)
def test_alias_of_itself_is_told_as_such(loop: str) -> None:
    found = refined_paths(
        "/a: {get: {operationId: x, responses: {'200': {description: d, content: {application/json: "
        "{schema: {type: object, properties: {a: {$ref: '#/components/schemas/Loop'}}}}}}}}}",
        components=f"schemas: {{Loop: {loop}}}",
    )

    assert found.codes == ["cyclic-reference"]
