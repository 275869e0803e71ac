"""What references lead to by the names that schemas and files give themselves."""

from __future__ import annotations

import pytest

from tests.unit.source.conftest import Desk

DESCRIPTION = """\
start: {{$ref: "{reference}"}}
schemas:
  Pet:
    $id: https://example.org/schemas/pet
    $anchor: pet
    home: {{$ref: "#/$defs/Home"}}
    owner: {{$ref: owner}}
    whole: {{$ref: "#/schemas/Plain"}}
    node: {{$ref: "#node"}}
    $defs:
      Home: {{$dynamicAnchor: node}}
      Colour: {{$anchor: colour}}
  Owner: {{$id: https://example.org/schemas/owner}}
  Relative: {{$id: relative, $defs: {{One: {{$anchor: one}}}}}}
  Plain: {{$anchor: plain, $dynamicAnchor: node}}
  Seven: {{$id: "#seven", pet: {{$ref: "#/schemas/Plain"}}}}
  Names: {{properties: {{$id: {{type: string}}}}}}
"""


def find(desk: Desk, reference: str) -> str | None:
    node = desk.workspace.resolve(
        desk.read(DESCRIPTION.format(reference=reference))["start"]
    )
    return None if node is None else node.location.pointer


@pytest.mark.parametrize(
    ("reference", "pointer"),
    [
        ("https://example.org/schemas/pet", "/schemas/Pet"),
        ("https://example.org/schemas/pet#", "/schemas/Pet"),
        ("https://example.org/schemas/pet#colour", "/schemas/Pet/$defs/Colour"),
        ("https://example.org/schemas/pet#/$defs/Home", "/schemas/Pet/$defs/Home"),
        ("relative", "/schemas/Relative"),
        ("relative#one", "/schemas/Relative/$defs/One"),
        ("#plain", "/schemas/Plain"),
        ("#colour", "/schemas/Pet/$defs/Colour"),
        ("#seven", "/schemas/Seven"),
        ("#/schemas/Plain", "/schemas/Plain"),
    ],
)
def test_schema_is_found_by_its_own_name(
    desk: Desk, reference: str, pointer: str
) -> None:
    assert pointer == find(desk, reference), desk.lines


@pytest.mark.parametrize(
    ("key", "pointer"),
    [
        ("home", "/schemas/Pet/$defs/Home"),
        ("owner", "/schemas/Owner"),
        ("whole", "/schemas/Plain"),
    ],
)
def test_reference_starts_from_the_resource_it_stands_in(
    desk: Desk, key: str, pointer: str
) -> None:
    root = desk.read(DESCRIPTION.format(reference="#plain"))

    target = desk.workspace.resolve(root["schemas"]["Pet"][key])

    assert target is not None, desk.lines
    assert pointer == target.location.pointer


def test_fragment_as_an_id_names_a_place_and_begins_nothing(desk: Desk) -> None:
    root = desk.read(DESCRIPTION.format(reference="#seven"))

    target = desk.workspace.resolve(root["schemas"]["Seven"]["pet"])

    assert target is not None, desk.lines
    assert "/schemas/Plain" == target.location.pointer


def test_dynamic_anchor_is_that_of_the_outermost_resource(desk: Desk) -> None:
    root = desk.read(DESCRIPTION.format(reference="#plain"))

    target = desk.workspace.resolve(root["schemas"]["Pet"]["node"])

    assert target is not None
    assert "/schemas/Plain" == target.location.pointer


def test_anchor_that_is_not_there_is_dangling(desk: Desk) -> None:
    assert find(desk, "#nobody") is None
    assert ["dangling-reference"] == desk.codes


def test_file_below_the_folder_is_found_by_its_own_name(desk: Desk) -> None:
    desk.write("deep/down/types.json", '{"$id": "https://example.org/types", "a": 1}')

    assert "/a" == find(desk, "https://example.org/types#/a")


def test_neighbour_of_the_folder_belongs_to_a_description(desk: Desk) -> None:
    desk.write("all/common/error.json", '{"a": 1}')
    root = desk.read("x: {$ref: '../common/error.json#/a'}", "all/spec/api.yaml")

    target = desk.workspace.resolve(root["x"])

    assert target is not None, desk.lines
    assert 1 == target.value


@pytest.mark.parametrize("other", ["notes.txt", "common/.netrc", "src/main.py"])
def test_neighbour_among_other_things_does_not(desk: Desk, other: str) -> None:
    desk.write("all/common/error.json", '{"a": 1}')
    desk.write(f"all/{other}", "")
    root = desk.read("x: {$ref: '../common/error.json#/a'}", "all/spec/api.yaml")

    assert desk.workspace.resolve(root["x"]) is None
    assert ["reference-outside"] == desk.codes
