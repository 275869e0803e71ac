"""Mistakes in other files are told as they are in one, where what references lead to is of a kind that is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from specmill.diagnostics import Diagnostics
from specmill.frontends.registry import parse
from specmill.source import Workspace

THREE = """
openapi: 3.0.3
info: {title: Shop, version: "1"}
paths:
  /pets: {$ref: 'parts.yaml#/pets'}
  /toys:
    get:
      parameters: [{$ref: 'parts.yaml#/limit'}]
      responses: {'200': {$ref: 'parts.yaml#/answer'}}
"""
TWO = """
swagger: '2.0'
info: {title: Shop, version: "1"}
paths:
  /pets: {$ref: 'parts.yaml#/pets'}
definitions: {Pet: {$ref: 'parts.yaml#/Pet'}}
"""
SOUND = {
    "pets": "{get: {responses: {'204': {description: done}}}}",
    "limit": "{name: limit, in: query, schema: {type: integer}}",
    "answer": "{description: fine, content: {a/b: {schema: {$ref: '#/Pet'}}}}",
    "Pet": "{type: object}",
}


def told(folder: Path, root: str, **parts: str) -> list[tuple[str, str, str]]:
    """Severity, code and place in the other file of each finding."""
    (folder / "openapi.yaml").write_text(root, encoding="utf-8")
    text = "".join(f"{name}: {part}\n" for name, part in {**SOUND, **parts}.items())
    (folder / "parts.yaml").write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics)
    node = workspace.open(folder / "openapi.yaml")
    assert node is not None
    parse(node, workspace, diagnostics)
    return [
        (one.severity, one.code, getattr(one.location, "pointer", ""))
        for one in diagnostics
        if getattr(one.location, "file", "").endswith("parts.yaml")
    ]


@pytest.mark.parametrize("root", [TWO, THREE])
def test_sound_parts_have_no_findings(root: str, tmp_path: Path) -> None:
    assert [] == told(tmp_path, root)


@pytest.mark.parametrize(
    ("name", "part", "place"),
    [
        ("pets", "{get: {paramters: [], responses: {'204': {description: a}}}}", "/get/paramters"),
        ("limit", "{name: limit, in: query, requred: true, schema: {}}", "/requred"),
        ("answer", "{description: fine, contnt: {}}", "/contnt"),
        ("Pet", "{type: strng}", "/type"),
        ("Pet", "{type: object, proprties: {}}", "/proprties"),
        ("Pet", "{properties: {a: {maxLength: many}}}", "/properties/a/maxLength"),
    ],
)  # fmt: skip
def test_mistake_in_another_file_is_an_error_there(
    name: str, part: str, place: str, tmp_path: Path
) -> None:
    found = told(tmp_path, THREE, **{name: part})

    assert [("error", "invalid-structure", f"/{name}{place}")] == found


def test_mistake_in_another_file_is_told_by_the_version_of_the_description(
    tmp_path: Path,
) -> None:
    found = told(tmp_path, TWO, Pet="{type: object, proprties: {}}")

    assert [("error", "invalid-structure", "/Pet/proprties")] == found


def test_key_of_other_programs_is_a_warning(tmp_path: Path) -> None:
    found = told(tmp_path, THREE, Pet="{type: object, javaType: Pet}")

    assert [("warning", "unused-key", "/Pet/javaType")] == found


def test_schema_of_a_dialect_of_its_own_is_not_that_of_openapi(tmp_path: Path) -> None:
    schema = "http://json-schema.org/draft-04/schema#"

    assert [] == told(tmp_path, THREE, Pet=f"{{$schema: '{schema}', id: Pet}}")
