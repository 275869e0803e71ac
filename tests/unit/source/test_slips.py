"""References that name a component as if it were a file."""

from __future__ import annotations

from pathlib import Path

import pytest

import specmill
from specmill.diagnostics import SpecError
from specmill.source.slips import component_meant

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
    assert component_meant(ROOT, written) is None


def test_the_finding_asks_for_it(tmp_path: Path) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_text(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n"
        "  schemas: {Order: {type: object}, Orders: {type: array, items: {$ref: Order}}}\n"
    )

    with pytest.raises(SpecError) as failure:
        specmill.load(path)

    (error,) = failure.value.diagnostics
    assert error.hint == "did you mean '#/components/schemas/Order'?"
