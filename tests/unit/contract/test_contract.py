"""A description of any language says the same contract in the same words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specmill.contract import ANONYMOUS, Contract, build_contract, key_of, reference_to
from specmill.diagnostics import Diagnostics
from specmill.source.workspace import Workspace

OK = {"200": {"description": "Done."}}


def _contract(root: dict[str, Any]) -> Contract:
    workspace = Workspace(Diagnostics())
    return build_contract(workspace.load_value(root), workspace)


def _openapi(version: str = "3.1.0", **members: Any) -> dict[str, Any]:
    about = {"title": "Shop", "version": "1"}
    return {"openapi": version, "info": about, "paths": {}, **members}


def _schema(schema: Any, version: str = "3.1.0") -> Any:
    components = {"schemas": {"Pet": schema}}
    return _contract(_openapi(version, components=components)).schemas["Pet"]


def test_the_key_of_an_operation_leaves_out_what_its_path_parameters_are_called() -> (
    None
):
    paths = {"/pets/{id}/toys/{toy}": {"get": {"responses": OK}}}

    contract = _contract(_openapi(paths=paths))

    assert ["GET /pets/{}/toys/{}"] == [one.key for one in contract.operations]


def test_path_parameters_are_numbered_by_their_placeholders() -> None:
    listed = [
        {"name": name, "in": "path", "required": True, "schema": {}}
        for name in ("toy", "id")
    ]
    paths = {"/{id}/{toy}": {"parameters": listed, "get": {"responses": OK}}}

    [operation] = _contract(_openapi(paths=paths)).operations

    assert {"id": 0, "toy": 1} == {
        one.name: one.position for one in operation.parameters
    }


def test_a_placeholder_without_parameter_is_a_required_one_of_the_path() -> None:
    paths = {"/{id}/{toy}": {"get": {"responses": OK}}}

    [operation] = _contract(_openapi(paths=paths)).operations

    assert [("id", "path", True, 0), ("toy", "path", True, 1)] == [
        (one.name, one.placed, one.required, one.position)
        for one in operation.parameters
    ]


@pytest.mark.parametrize("path", ["/pets/{petId}", "/pets/{pet_id*}"])
def test_a_placeholder_stands_for_the_parameter_of_its_letters(path: str) -> None:
    pet = {"name": "pet_id", "in": "path", "required": True, "schema": {}}
    paths = {path: {"get": {"parameters": [pet], "responses": OK}}}

    [operation] = _contract(_openapi(paths=paths)).operations

    assert [("pet_id", 0)] == [(one.name, one.position) for one in operation.parameters]
    assert (path, "/pets/{pet_id}") == (operation.path, operation.template)


def test_a_misspelt_parameter_of_the_path_gives_way_to_what_the_path_names() -> None:
    misspelt = {"name": "pet", "in": "path", "required": True, "schema": {}}
    listed = [misspelt]
    paths = {"/pets/{id}": {"get": {"parameters": listed, "responses": OK}}}

    [operation] = _contract(_openapi(paths=paths)).operations

    assert ["id"] == [one.name for one in operation.parameters]


def test_a_header_that_no_request_can_have_is_no_parameter() -> None:
    listed = [{"name": "Trace id", "in": "header", "schema": {}}]
    paths = {"/a": {"get": {"parameters": listed, "responses": OK}}}

    [operation] = _contract(_openapi(paths=paths)).operations

    assert () == operation.parameters


def test_a_parameter_of_an_operation_replaces_that_of_its_path() -> None:
    shared = {"name": "limit", "in": "query", "schema": {}}
    own = {**shared, "required": True}
    item = {"parameters": [shared], "get": {"parameters": [own], "responses": OK}}

    [operation] = _contract(_openapi(paths={"/pets": item})).operations

    assert [True] == [one.required for one in operation.parameters]


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        (
            {"type": "string", "enum": ["a"], "nullable": True},
            {"type": ["string", "null"], "enum": ["a", None]},
        ),
        (
            {"type": "integer", "minimum": 1, "exclusiveMinimum": True},
            {"type": "integer", "exclusiveMinimum": 1},
        ),
        (
            {"type": "integer", "minimum": 1, "exclusiveMinimum": False},
            {"type": "integer", "minimum": 1},
        ),
        (
            {"allOf": [{"type": "object"}], "nullable": True, "description": "A."},
            {
                "anyOf": [{"allOf": [{"type": "object"}]}, {"type": "null"}],
                "description": "A.",
            },
        ),
        (
            {"oneOf": [{"type": "object"}], "nullable": True},
            {"oneOf": [{"type": "object"}, {"type": "null"}]},
        ),
        (
            {"type": "string", "format": "byte"},
            {"type": "string", "contentEncoding": "base64"},
        ),
        (
            {"type": "string", "contentEncoding": "binary"},
            {"type": "string", "contentMediaType": "application/octet-stream"},
        ),
        (
            {"type": "array", "items": {"type": "string"}, "enum": ["a"]},
            {"type": "array", "items": {"type": "string", "enum": ["a"]}},
        ),
        (
            {"type": "array", "items": {"type": "integer"}, "enum": ["1", "2"]},
            {"type": "array", "items": {"type": "integer", "enum": [1, 2]}},
        ),
        (
            {"type": "array", "items": {"type": "integer"}, "enum": ["one"]},
            {"type": "array", "items": {"type": "string", "enum": ["one"]}},
        ),
        (
            {"type": "array", "items": True, "enum": ["a"]},
            {"type": "array", "items": {"enum": ["a"]}},
        ),
        (
            {"type": ["integer", "null"], "enum": ["one", None]},
            {"type": ["string", "null"], "enum": ["one", None]},
        ),
        (
            {"type": "integer", "enum": ["1", "2"], "nullable": True},
            {"type": ["integer", "null"], "enum": [1, 2, None]},
        ),
        (
            {"type": "string", "enum": [1, 2.5]},
            {"type": "string", "enum": ["1", "2.5"]},
        ),
        (
            {"type": "integer", "enum": ["1", "two"], "nullable": True},
            {"type": ["string", "null"], "enum": ["1", "two", None]},
        ),
        (
            {
                "type": "object",
                "properties": {"a": {"type": "string"}},
                "required": ["a", "b"],
                "additionalProperties": False,
            },
            {
                "type": "object",
                "properties": {"a": {"type": "string"}},
                "required": ["a"],
                "additionalProperties": False,
            },
        ),
        (
            {"type": "string", "example": "rex"},
            {"type": "string", "examples": ["rex"]},
        ),
        ({"type": "string", "minLength": "long"}, {"type": "string"}),
    ],
)
def test_the_words_of_openapi_30_become_those_of_today(
    written: Any, normal: Any
) -> None:
    assert normal == _schema(written, "3.0.3")


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        (
            {"items": [{"type": "string"}], "additionalItems": False},
            {"prefixItems": [{"type": "string"}], "items": False},
        ),
        (
            {"dependencies": {"a": ["b"], "c": {"required": ["d"]}}},
            {
                "dependentRequired": {"a": ["b"]},
                "dependentSchemas": {"c": {"required": ["d"]}},
            },
        ),
    ],
)
def test_the_words_of_older_drafts_become_those_of_today(
    written: Any, normal: Any
) -> None:
    assert normal == _schema(written)


def test_a_reference_leads_to_the_key_of_a_component() -> None:
    schemas = {"Pet": {"type": "object"}, "Pets": {"$ref": "#/components/schemas/Pet"}}

    contract = _contract(_openapi(components={"schemas": schemas}))

    assert {"$ref": "#/$defs/Pet"} == contract.schemas["Pets"]


def test_what_is_no_component_gets_its_pointer_as_a_key() -> None:
    pets = {"type": "array", "items": {"$ref": "#/components/schemas/Pet/items"}}
    schemas = {"Pet": {"items": {"type": "string"}}, "Pets": pets}

    contract = _contract(_openapi(components={"schemas": schemas}))

    assert ["Pet", "Pets", "components/schemas/Pet/items"] == list(contract.schemas)


@pytest.mark.parametrize("key", ["Pet", "a/b~c", "file.yaml#/Pet", "Größe %"])
def test_references_hold_any_key(key: str) -> None:
    assert key == key_of(reference_to(key))


def test_what_stands_beside_a_reference_counts_from_openapi_31_on() -> None:
    schemas = {
        "Id": {"type": "string"},
        "Pet": {"$ref": "#/components/schemas/Id", "maxLength": 3},
    }

    found = [
        _contract(_openapi(version, components={"schemas": schemas})).schemas["Pet"]
        for version in ("3.0.3", "3.1.0")
    ]

    assert [
        {"$ref": "#/$defs/Id"},
        {"$ref": "#/$defs/Id", "maxLength": 3},
    ] == found


def test_a_mapping_of_a_discriminator_refers_as_schemas_do() -> None:
    mapping = {"cat": "Cat", "dog": "#/components/schemas/Dog"}
    schemas = {
        "Cat": {"type": "object"},
        "Dog": {"type": "object"},
        "Pet": {"discriminator": {"propertyName": "kind", "mapping": mapping}},
    }

    contract = _contract(_openapi(components={"schemas": schemas}))

    assert {
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"cat": "#/$defs/Cat", "dog": "#/$defs/Dog"},
        }
    } == contract.schemas["Pet"]


def test_a_place_in_a_converted_schema_is_that_in_the_description() -> None:
    pet = {
        "nullable": True,
        "allOf": [{"properties": {"name": {"type": "string"}}}],
    }
    contract = _contract(_openapi("3.0.3", components={"schemas": {"Pet": pet}}))

    place = contract.schemas.place("Pet", "/anyOf/0/allOf/0/properties/name/type")

    assert "/components/schemas/Pet/allOf/0/properties/name/type" == place.pointer


def test_security_of_an_operation_is_that_of_the_description_by_default() -> None:
    paths = {"/a": {"get": {"responses": OK}}}

    contract = _contract(_openapi(paths=paths, security=[{"key": []}, {}]))

    assert ((("key", ()),), ANONYMOUS) == contract.operations[0].security


def test_callbacks_and_webhooks_are_requests_that_come_in() -> None:
    hook = {"post": {"responses": OK}}
    call = {"post": {"responses": OK, "callbacks": {"done": {"{$url}": hook}}}}

    contract = _contract(
        _openapi(paths={"/jobs/{id}": call}, webhooks={"created": hook})
    )

    assert ["webhook created POST", "POST /jobs/{} callback done POST"] == [
        one.key for one in contract.incoming
    ]


def test_a_callback_belongs_to_one_of_several_paths_that_look_alike() -> None:
    callbacks = {"done": {"{$url}": {"post": {"responses": OK}}}}
    post = {"post": {"responses": OK, "callbacks": callbacks}}

    contract = _contract(_openapi(paths={"/a/{x}": post, "/a/{y}": post}))

    callers = [one.caller for one in contract.incoming]
    assert [one.key for one in contract.operations] == callers


def test_a_media_type_is_named_in_one_way() -> None:
    content = {"Application/JSON; charset=UTF-8": {"schema": {"type": "string"}}}
    responses = {"200": {"description": "", "content": content}}

    contract = _contract(_openapi(paths={"/a": {"get": {"responses": responses}}}))

    [response] = contract.operations[0].responses
    assert ["application/json;charset=utf-8"] == [
        one.media_type for one in response.contents
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ({"a/b": {}, "json": {}}, ["a/b"]),
        ({"xml": {}, "json": {}}, ["*/*"]),
    ],
)
def test_a_member_that_is_no_media_type_counts_when_there_is_no_other(
    content: dict[str, Any], found: list[str]
) -> None:
    operation = {"requestBody": {"content": content}, "responses": OK}

    [one] = _contract(_openapi(paths={"/pets": {"post": operation}})).operations

    assert one.body is not None
    assert found == [each.media_type for each in one.body.contents]


def test_a_cookie_in_the_style_of_cookies_repeats_its_name() -> None:
    cookie = {"name": "seen", "in": "cookie", "style": "cookie", "schema": {}}
    item = {"get": {"parameters": [cookie], "responses": OK}}

    [operation] = _contract(_openapi("3.2.0", paths={"/pets": item})).operations

    assert [True] == [one.explode for one in operation.parameters]


def test_openapi_20_says_the_same_contract() -> None:
    limit = {"name": "limit", "in": "query", "type": "integer", "maximum": 9}
    schema = {"$ref": "#/definitions/Pet"}
    operation = {
        "parameters": [limit, {"name": "pet", "in": "body", "schema": schema}],
        "responses": OK,
    }
    contract = _contract(
        {
            "swagger": "2.0",
            "info": {"title": "Shop", "version": "1"},
            "consumes": ["application/json"],
            "definitions": {"Pet": {"type": "object", "x-nullable": True}},
            "paths": {"/pets": {"post": operation}},
        }
    )

    [found] = contract.operations
    assert found.parameters[0].schema is not None
    assert {"type": "integer", "maximum": 9} == found.parameters[0].schema.value
    assert found.body is not None
    assert found.body.contents[0].schema is not None
    assert {"$ref": "#/$defs/Pet"} == found.body.contents[0].schema.value
    assert {"type": ["object", "null"]} == contract.schemas["Pet"]


def test_methods_of_openrpc_are_operations() -> None:
    limit = {"name": "limit", "required": True, "schema": {"type": "integer"}}
    method = {
        "name": "pet.list",
        "params": [limit],
        "result": {"name": "pets", "schema": {"type": "array"}},
        "errors": [{"code": 4, "message": "No.", "data": {"type": "string"}}],
    }

    [found] = _contract(
        {
            "openrpc": "1.3.0",
            "info": {"title": "Shop", "version": "1"},
            "methods": [method],
        }
    ).operations

    assert "pet.list" == found.key
    assert "either" == found.structure
    assert [("limit", "rpc", True, 0)] == [
        (one.name, one.placed, one.required, one.position) for one in found.parameters
    ]
    assert [""] == [one.status for one in found.responses]
    assert found.errors[0].data is not None


def test_a_schema_of_another_file_is_named_by_that_file(tmp_path: Path) -> None:
    (tmp_path / "parts.yaml").write_text("Pet: {type: object}\n")
    (tmp_path / "openapi.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths: {}\n"
        "components: {schemas: {Pet: {$ref: 'parts.yaml#/Pet'}}}\n"
    )
    workspace = Workspace(Diagnostics())
    root = workspace.open(tmp_path / "openapi.yaml")
    assert root is not None

    contract = build_contract(root, workspace)

    assert ["Pet", "parts.yaml#/Pet"] == list(contract.schemas)


def test_a_reference_to_nothing_is_left_out() -> None:
    assert {"description": "A pet."} == _schema(
        {"$ref": "#/components/schemas/Dog", "description": "A pet."}
    )
