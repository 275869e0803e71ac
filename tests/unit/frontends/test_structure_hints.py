"""What people write in a hurry, and what they are told to write."""

from __future__ import annotations

import pytest

from tests.unit.frontends.conftest import read

DOCUMENT = """
openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /orders/{id}:
    get:
      parameters: [PARAMETER]
      responses: RESPONSES
    delete: OPERATION
components:
  schemas:
    Order: {type: object, properties: {size: FIELD}}
"""
USUAL = {
    "PARAMETER": "{name: id, in: path, required: true, schema: {type: string}}",
    "RESPONSES": "{'200': {description: OK}}",
    "OPERATION": "{responses: {'200': {description: OK}}}",
    "FIELD": "{type: integer}",
}


@pytest.mark.parametrize(
    ("place", "written", "hint"),
    [
        ("FIELD", "integer", "write {type: integer}"),
        ("FIELD", "float", "write {type: number, format: float}"),
        ("FIELD", "'string[]'", "write {type: array, items: {type: string}}"),
        ("FIELD", "Size", "write {type: …}, or {$ref: …} for another schema"),
        ("FIELD", "{type: enum}", "write {type: string} beside `enum`"),
        ("FIELD", "{type: timestamp}", "write {type: string, format: date-time}"),
        ("FIELD", "{type: 'int[]'}", "write {type: array, items: {type: int}}"),
        (
            "FIELD",
            "{type: List<String>}",
            "write {type: array, items: {type: string}}",
        ),
        ("FIELD", "{items: integer}", "write {type: integer}"),
        ("RESPONSES", "{'200': fine}", "write {description: fine}"),
        ("RESPONSES", "{}", "name an answer: {'200': {description: OK}}"),
        (
            "OPERATION",
            "",
            "say what it answers: {responses: {'200': {description: OK}}}",
        ),
        (
            "PARAMETER",
            "{name: id, in: path, schema: {type: string}}",
            "add `required: true`, which every path parameter has",
        ),
    ],
)
def test_hint_says_what_to_write(place: str, written: str, hint: str) -> None:
    text = DOCUMENT
    for name, usual in USUAL.items():
        text = text.replace(name, written if name == place else usual)

    assert hint in [one.hint for one in read(text).reports]
