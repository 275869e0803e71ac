"""Components that stand in files of their own, and what they say of each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from specmill.diagnostics import Diagnostics
from specmill.frontends.registry import parse
from specmill.model.types import TaggedUnion
from specmill.source import Workspace

SPLIT = """
openapi: 3.0.3
info: {title: Shop, version: "1"}
paths: {}
components: {schemas: {Pet: {$ref: pet.yaml}, Dog: {$ref: dog.yaml}, Cat: {$ref: cat.yaml}}}
"""


def variants(folder: Path, **files: str) -> list[tuple[str, str]]:
    """The tags and keys of what a pet may be."""
    (folder / "openapi.yaml").write_text(SPLIT, encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics)
    root = workspace.open(folder / "openapi.yaml")
    assert root is not None
    _, api = parse(root, workspace, diagnostics)
    assert [] == [report.code for report in diagnostics]
    pet = api.types["Pet"]
    assert isinstance(pet, TaggedUnion)
    return [(tag, one.key) for tag, one in pet.variants]


@pytest.mark.parametrize("base", ["pet.yaml", "openapi.yaml#/components/schemas/Pet"])
def test_heirs_know_their_base_by_any_reference(base: str, tmp_path: Path) -> None:
    heir = f"allOf: [{{$ref: '{base}'}}, {{type: object, properties: {{x: {{}}}}}}]"

    found = variants(
        tmp_path,
        pet="{type: object, required: [kind], discriminator: {propertyName: kind},"
        " properties: {kind: {type: string}}}",
        dog=heir,
        cat=heir,
    )

    assert [("Dog", "Dog"), ("Cat", "Cat")] == found


def test_names_in_a_mapping_are_those_of_the_description(tmp_path: Path) -> None:
    one = "{type: object, required: [kind], properties: {kind: {type: string}}}"

    found = variants(
        tmp_path,
        pet="{oneOf: [{$ref: dog.yaml}, {$ref: cat.yaml}],"
        " discriminator: {propertyName: kind, mapping: {d: Dog, c: cat.yaml}}}",
        dog=one,
        cat=one,
    )

    assert [("d", "Dog"), ("c", "Cat")] == found
