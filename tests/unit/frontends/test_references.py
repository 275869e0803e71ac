"""References between schemas, and the keys of what they lead to."""

from __future__ import annotations

from pathlib import Path

import pytest

from specmill.diagnostics import Diagnostics
from specmill.frontends.registry import parse
from specmill.model.api import Api
from specmill.model.types import Alias, Anything, Array, Map, Named, Primitive, Record
from specmill.source import Workspace
from tests.unit.frontends.conftest import field_type, read, read_field, read_schemas


def test_reference_is_named_by_component_key() -> None:
    assert field_type("{$ref: '#/components/schemas/Under'}") == Named("Under")


def test_recursive_list_is_an_alias() -> None:
    found = read_schemas(
        "Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}"
    )

    tree = found.type("Tree")
    assert isinstance(tree, Alias)
    assert tree.target == Array(Named("Tree"))


def test_alias_of_alias_keeps_both_names() -> None:
    outcome = read_schemas("A: {$ref: '#/components/schemas/B'}\nB: {type: string}")

    found = outcome.type("A")
    assert isinstance(found, Alias)
    assert found.target == Named("B")


def test_reference_into_another_schema_shares_its_inline_type() -> None:
    outcome = read_field(
        "{$ref: '#/components/schemas/Pet/properties/owner'}",
        others="Pet: {properties: {owner: {properties: {name: {type: string}}}}}",
    )

    assert outcome.field("here").type == outcome.field("owner", "Pet").type


def test_dangling_reference_accepts_anything() -> None:
    outcome = read_field("{$ref: '#/components/schemas/Nope'}")

    assert outcome.pointer("dangling-reference").endswith("/here/$ref")


def test_self_reference_is_an_error() -> None:
    outcome = read_schemas("A: {$ref: '#/components/schemas/A'}")

    assert "cyclic-reference" in outcome.codes


def test_schema_reference_to_something_else_is_an_error() -> None:
    outcome = read_field("{$ref: '#/info'}")

    assert outcome.pointer("wrong-reference").endswith("/here/$ref")


def test_schema_reference_to_another_component_accepts_anything() -> None:
    outcome = read("""
openapi: 3.1.0
info: {title: Shop, version: "1"}
paths: {}
components:
  schemas: {Under: {properties: {here: {$ref: '#/components/responses/Fine'}}}}
  responses: {Fine: {description: fine}}
""")

    assert outcome.field("here").type == Anything()
    assert outcome.pointer("degraded-reference").endswith("/here/$ref")


def read_files(folder: Path, root: str, paths: str = "{}", **others: str) -> Api:
    (folder / "api.yaml").write_text(
        f"openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {paths}\n"
        f"components: {{schemas: {root}}}\n"
    )
    for name, text in others.items():
        (folder / f"{name}.yaml").write_text(text)
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics)
    node = workspace.open(folder / "api.yaml")
    assert node is not None
    _, api = parse(node, workspace, diagnostics)
    assert list(diagnostics) == []
    return api


def test_mapping_to_a_file_that_is_gone_leaves_the_variants(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text("""
openapi: 3.1.0
info: {title: Shop, version: "1"}
paths: {}
components:
  schemas:
    Pet:
      oneOf:
        - {title: Cat, type: object, properties: {a: {}}}
        - {title: Dog, type: object, properties: {b: {}}}
      discriminator: {propertyName: kind, mapping: {cat: pets.yaml#/cat, dog: pets.yaml#/dog}}
""")
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics)
    node = workspace.open(tmp_path / "api.yaml")
    assert node is not None

    _, api = parse(node, workspace, diagnostics)

    assert isinstance(api.types["Pet"], Alias)
    assert {one.code for one in diagnostics} == {"degraded-discriminator"}


def test_component_that_is_a_reference_to_a_file_names_its_content(
    tmp_path: Path,
) -> None:
    api = read_files(
        tmp_path,
        "{Pet: {$ref: pet.yaml}}",
        pet="{type: object, properties: {a: {type: string}}}",
    )

    assert isinstance(api.types["Pet"], Record)


def test_references_between_files_reach_the_adopting_component(tmp_path: Path) -> None:
    api = read_files(
        tmp_path,
        "{Pet: {$ref: pet.yaml}}",
        pet="{type: object, properties: {friend: {$ref: pet.yaml}}}",
    )

    pet = api.types["Pet"]
    assert isinstance(pet, Record)
    assert pet.fields[0].type == Named("Pet")


def test_schema_of_another_file_is_placed_by_file(tmp_path: Path) -> None:
    api = read_files(
        tmp_path,
        "{Pets: {type: object, additionalProperties: {$ref: pet.yaml}}}",
        pet="{type: object, properties: {a: {type: string}}}",
    )

    pets = api.types["Pets"]
    assert isinstance(pets, Alias)
    assert isinstance(pets.target, Map)
    assert isinstance(pets.target.values, Named)
    assert pets.target.values.key.endswith("/schema:pet")


RESPONSE = (
    "{description: '', content: {application/json:"
    " {schema: {type: object, properties: {%s: {type: string}}}}}}"
)


@pytest.mark.parametrize("fragment", ["", "#/found", "#/responses/200"])
def test_things_of_equal_names_in_several_files_have_types_of_their_own(
    tmp_path: Path, fragment: str
) -> None:
    operation = "{get: {responses: {'200': {$ref: '%s.yaml%s'}}}}"
    texts = [RESPONSE % name for name in ("a", "b")]
    for key in reversed(fragment.split("/")[1:]):
        texts = [f"{{'{key}': {text}}}" for text in texts]

    api = read_files(
        tmp_path,
        "{}",
        f"{{/a: {operation % ('a', fragment)}, /b: {operation % ('b', fragment)}}}",
        a=texts[0],
        b=texts[1],
    )

    records = [one for one in api.types.values() if isinstance(one, Record)]
    assert [record.fields[0].wire_name for record in records] == ["a", "b"]


def test_boolean_component_is_an_alias() -> None:
    outcome = read_schemas("Any: true\nText: {type: string}")

    text = outcome.type("Text")
    assert isinstance(text, Alias)
    assert text.target == Primitive("string")
