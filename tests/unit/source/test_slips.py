"""References that name a component as if it were a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from specmill.source.slips import component_meant
from tests.unit.source.conftest import Desk

ROOT = {"components": {"responses": {"Gone": {}}, "schemas": {"Order": {}}}}


@pytest.mark.parametrize(
    "written", ["Order", "schemas/Order", "components/schemas/Order"]
)
def test_schema_is_found_by_its_name(written: str) -> None:
    assert component_meant(ROOT, written) == "#/components/schemas/Order"


def test_definition_of_swagger_is_found() -> None:
    found = component_meant({"definitions": {"Order": {}}}, "Order")

    assert found == "#/definitions/Order"


def test_other_components_are_found() -> None:
    assert component_meant(ROOT, "Gone") == "#/components/responses/Gone"


@pytest.mark.parametrize("written", ["Odrer", "other/Order", "Order.yaml", ""])
def test_what_is_no_component_is_not_guessed(written: str) -> None:
    assert component_meant(ROOT, written) == ""


NAMED = "a: {$ref: Order}\ncomponents: {schemas: {Order: 1}}\n"


def test_name_of_a_component_is_followed_with_a_warning(desk: Desk) -> None:
    found = desk.workspace.resolve(desk.read(NAMED)["a"])

    assert found is not None
    assert "/components/schemas/Order" == found.location.pointer
    message = "'Order' names no file, and is read as '#/components/schemas/Order'"
    assert [f"api.yaml:1:5 bare-reference: {message}"] == desk.lines


def test_file_comes_before_a_component_of_its_name(desk: Desk) -> None:
    desk.write("Order", "type: string\n")

    found = desk.workspace.resolve(desk.read(NAMED)["a"])

    assert found is not None
    assert "Order" == Path(found.file).name
    assert [] == desk.lines
