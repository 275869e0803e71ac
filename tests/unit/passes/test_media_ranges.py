"""Media ranges that stand for JSON or text."""

from __future__ import annotations

import pytest

from tests.unit.passes.conftest import refined_paths


def media_types(
    content: str, where: str = "responses", schemas: str = "{}"
) -> list[str]:
    response = f"'200': {{description: done, content: {{{content}}}}}"
    body = f"requestBody: {{content: {{{content}}}}}, responses: {{'204': {{description: done}}}}"
    inner = f"responses: {{{response}}}" if where == "responses" else body
    found = refined_paths(
        f"/a: {{post: {{operationId: x, {inner}}}}}",
        components=f"{{schemas: {schemas}}}",
    ).operation("x")
    holder = found.results[0] if where == "responses" else found.body
    assert holder is not None
    return [one.media_type for one in holder.contents]


@pytest.mark.parametrize("where", ["responses", "body"])
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("'*/*': {schema: {properties: {a: {type: string}}}}", "application/json"),
        ("'application/*': {schema: {type: array}}", "application/json"),
        ("'*/*': {schema: {type: integer}}", "application/json"),
        ("'*/*': {schema: {type: string}}", "text/plain"),
        ("'text/*': {schema: {type: string, enum: [a, b]}}", "text/plain"),
        ("'application/*': {schema: {type: string}}", "application/*"),
        ("'text/*': {schema: {type: array}}", "text/*"),
        ("'image/*': {schema: {type: array}}", "image/*"),
        ("'*/*': {schema: {type: string, format: binary}}", "*/*"),
        ("'*/*': {schema: {}}", "*/*"),
        ("'*/*': {}", "*/*"),
    ],
)
def test_range_stands_for_what_can_hold_its_type(
    content: str, expected: str, where: str
) -> None:
    assert media_types(content, where) == [expected]


def test_type_is_looked_up_behind_names() -> None:
    found = media_types(
        "'*/*': {schema: {$ref: '#/components/schemas/Name'}}",
        schemas="{Name: {$ref: '#/components/schemas/Text'}, Text: {type: string}}",
    )

    assert found == ["text/plain"]


def test_range_beside_what_it_stands_for_is_left_alone() -> None:
    found = media_types(
        "application/json: {schema: {type: array}}, '*/*': {schema: {type: array}}"
    )

    assert found == ["application/json", "*/*"]


def test_errors_are_settled_too() -> None:
    found = refined_paths(
        "/a: {get: {operationId: x, responses: {'204': {description: ''},"
        " '400': {description: '', content: {'*/*': {schema: {type: array}}}}}}}"
    ).operation("x")

    assert found.errors[0].contents[0].media_type == "application/json"
