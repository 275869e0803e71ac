"""What REFERENCE.md says of models and arguments."""

from __future__ import annotations

import pytest

from specmill import generate
from tests.unit.delivery.descriptions import write_shop

THINGS = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: "https://shop.example"}]
paths:
  /things:
    get:
      operationId: getThing
      parameters:
        - {name: kind, in: query, deprecated: true, description: Which ones., schema: {type: string}}
      responses:
        "200": {description: d, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
components:
  schemas:
    Thing:
      type: object
      additionalProperties: {type: string}
      properties:
        id: {type: integer, readOnly: true}
        key: {type: string, writeOnly: true}
        old: {type: string, deprecated: true, description: A name.}
        extra: {type: string}
"""


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("reference")
    generate(write_shop(folder / "in", THINGS, "package: shop\n"), out=folder / "out")
    return (folder / "out" / "shop" / "REFERENCE.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "row",
    [
        "| `id` | `id` | `int \\| None` | may be absent | Read-only. |",
        "| `key` | `key` | `str \\| None` | may be absent | Write-only. |",
        "| `old` | `old` | `str \\| None` | may be absent | This field is deprecated. A name. |",
    ],
)
def test_field_has_the_text_of_the_model(row: str, reference: str) -> None:
    assert row in reference.splitlines()


def test_deprecated_argument_is_said_to_be_so(reference: str) -> None:
    row = "| `kind` | `str`, optional | This argument is deprecated. Which ones. |"

    assert row in reference.splitlines()


def test_undeclared_members_have_the_name_of_the_attribute(reference: str) -> None:
    assert "are kept in `extra_fields` and sent back." in reference
