"""Names of types that the description gives none: how they are told apart, and that the lock keeps them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import specmill
from specmill.explanation import explain
from specmill.loading import read
from specmill.locking import LOCK_NAME
from specmill.python.plan import plan_package

STATUS = {"type": "string", "enum": ["available", "pending", "sold"]}
SORT = ["created", "updated", "pushed", "full_name", "number_of_legs"]


def describe(schemas: dict[str, Any], sorts: dict[str, list[str]]) -> dict[str, Any]:
    """Operations that list things of each tag in one of these orders; the first schema is what they answer."""
    first = {"$ref": f"#/components/schemas/{next(iter(schemas))}"}
    answer = {"description": "All", "content": {"application/json": {"schema": first}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Zoo", "version": "1"},
        "paths": {
            f"/{tag}": {
                "get": {
                    "operationId": f"list{tag.title()}",
                    "tags": [tag],
                    "parameters": [
                        {
                            "name": "sort",
                            "in": "query",
                            "schema": {"type": "string", "enum": values},
                        }
                    ],
                    "responses": {"200": answer},
                }
            }
            for tag, values in sorts.items()
        },
        "components": {
            "schemas": {
                name: {"type": "object", "properties": fields}
                for name, fields in schemas.items()
            }
        },
    }


ANIMAL = describe({"Animal": {"status": STATUS}}, {"pets": SORT})
WITH_A_SHORTER_ONE = describe(
    {
        "Animal": {"status": STATUS, "cat": {"$ref": "#/components/schemas/Cat"}},
        "Cat": {"status": STATUS},
    },
    {"pets": SORT, "cats": [*SORT, "fur"]},
)


def names(folder: Path, description: dict[str, Any]) -> list[str]:
    """What the aliases are called that are named after the place of a use."""
    loaded = read(write(folder, description))
    return sorted(
        str(one.value)
        for one in plan_package(loaded.api, loaded.config).decisions
        if one.subject == "alias"
    )


def write(folder: Path, description: dict[str, Any]) -> Path:
    (folder / "openapi.json").write_text(json.dumps(description))
    (folder / "sdk.yaml").write_text("package: zoo\n")
    return folder


def test_lock_holds_the_names_by_their_places(tmp_path: Path) -> None:
    specmill.generate(write(tmp_path, ANIMAL), out=tmp_path / "out")

    held = json.loads((tmp_path / LOCK_NAME).read_text())["aliases"]
    assert {place: one["name"] for place, one in held.items()} == {
        "/operation:listPets/argument:sort": "Sort",
        "/schema:Animal/field:status": "AnimalStatus",
    }


def test_shorter_use_does_not_rename_what_is_locked(tmp_path: Path) -> None:
    specmill.generate(write(tmp_path, ANIMAL), out=tmp_path / "out")

    found = names(tmp_path, WITH_A_SHORTER_ONE)

    assert found == ["AnimalStatus", "ListSort", "Sort"]


def test_name_that_only_the_lock_keeps_is_a_note(tmp_path: Path) -> None:
    specmill.generate(write(tmp_path, ANIMAL), out=tmp_path / "out")
    write(tmp_path, WITH_A_SHORTER_ONE)

    summary = specmill.generate(tmp_path, out=tmp_path / "out")

    (note,) = summary.diagnostics
    assert note.code == "decision-changed"
    assert "'AnimalStatus', as locked" in note.message


def test_further_value_does_not_rename_what_is_locked(tmp_path: Path) -> None:
    specmill.generate(write(tmp_path, ANIMAL), out=tmp_path / "out")
    more = describe({"Animal": {"status": STATUS}}, {"pets": [*SORT, "price"]})

    assert names(tmp_path, more) == ["AnimalStatus", "Sort"]


def test_update_lock_names_after_the_shorter_use(tmp_path: Path) -> None:
    specmill.generate(write(tmp_path, ANIMAL), out=tmp_path / "out")
    write(tmp_path, WITH_A_SHORTER_ONE)
    specmill.generate(tmp_path, out=tmp_path / "out", update_lock=True)

    assert "CatStatus" in (tmp_path / LOCK_NAME).read_text()


def test_locked_text_that_names_no_class_is_made_one(tmp_path: Path) -> None:
    specmill.generate(write(tmp_path, ANIMAL), out=tmp_path / "out")
    lock = tmp_path / LOCK_NAME
    lock.write_text(lock.read_text().replace('"Sort"', '"sort: int\\nimport os"'))

    assert "SortIntImportOs" in names(tmp_path, ANIMAL)


def test_arguments_alike_are_told_apart_by_their_groups(tmp_path: Path) -> None:
    description = describe({"Animal": {}}, {"cats": SORT, "dogs": [*SORT, "bark"]})

    assert names(tmp_path, description) == ["CatsListSort", "DogsListSort"]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (
            {"oneOf": [{"type": "integer"}, {"type": "string", "enum": ["auto"]}]},
            ["AnimalLegs", "AnimalLegsAuto"],
        ),
        (
            {"oneOf": [{"type": "integer"}, {"type": "string", "enum": [""]}]},
            ["AnimalLegs", "AnimalLegsEmpty"],
        ),
        (
            {"oneOf": [{"type": "integer"}, {"type": "string", "enum": ["a", "b"]}]},
            ["AnimalLegs", "AnimalLegsLiteral"],
        ),
    ],
)
def test_part_of_a_union_is_named_after_what_it_is(
    schema: dict[str, Any], expected: list[str], tmp_path: Path
) -> None:
    description = describe({"Animal": {"legs": schema}}, {"pets": ["up"]})

    assert names(tmp_path, description) == expected


def test_alias_beside_a_class_of_its_name_says_what_it_is(tmp_path: Path) -> None:
    reference = {"$ref": "#/components/schemas/AnimalLegs"}
    legs = {"oneOf": [reference, {"type": "string", "enum": [""]}]}
    schemas: dict[str, Any] = {"Animal": {"legs": legs}, "AnimalLegs": {}}

    found = names(tmp_path, describe(schemas, {"pets": ["up"]}))

    assert found == ["AnimalLegsEmpty", "AnimalLegsUnion"]


def test_alias_gives_way_to_a_class_that_nothing_leads_to(tmp_path: Path) -> None:
    legs = {"oneOf": [{"type": "integer"}, {"type": "string", "enum": ["auto"]}]}
    schemas: dict[str, Any] = {"Animal": {"legs": legs}, "AnimalLegs": {}}
    loaded = read(write(tmp_path, describe(schemas, {"pets": ["up"]})))

    found = plan_package(loaded.api, loaded.config).names.names

    assert found["AnimalLegs"] == "AnimalLegs"


def test_explain_knows_an_alias(tmp_path: Path) -> None:
    specmill.generate(write(tmp_path, ANIMAL), out=tmp_path / "out")

    (found,) = explain(read(tmp_path), "AnimalStatus", "out").answers

    assert (found.kind, found.key, found.locked) == (
        "alias",
        "/schema:Animal/field:status",
        True,
    )
    assert found.pointer == "/components/schemas/Animal/properties/status"


def test_types_that_only_the_client_takes_have_names(tmp_path: Path) -> None:
    kinds = [f"a kind with a name of some length {one}" for one in range(9)]
    zoo = describe({"Pet": {"type": "object"}}, {})
    zoo["paths"] = {"/pets": {"get": {"responses": {"204": {"description": "Gone"}}}}}
    zoo["components"]["schemas"]["Kind"] = {"type": "string", "enum": kinds}
    zoo["x-specmill-formats"] = {"day": {"type": "datetime", "pattern": "%Y-%m-%d"}}
    schemas = [
        {"$ref": "#/components/schemas/Kind"},
        {"type": "string", "format": "day"},
    ]
    zoo["x-specmill-client-parameters"] = [
        {"name": f"X-{number}", "in": "header", "schema": schema}
        for number, schema in enumerate(schemas)
    ]

    specmill.generate(zoo, out=tmp_path, verify=True)

    client = (tmp_path / "zoo/zoo/client.py").read_text("utf-8")
    assert "x_0: Kind | KindValue | None = None" in client
