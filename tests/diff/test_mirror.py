"""What is told in one direction is told in the other, and no edit goes untold."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from specmill.diff.compare import compare
from specmill.diff.findings import Flow, Relation, Wire
from tests.corpus.edits import EDITS, edited
from tests.corpus.mirror import problems
from tests.diff.test_structure import TEXT, answered, api, changes, found, get

CLOSED = {"type": "object", "properties": {"id": TEXT}, "additionalProperties": False}


def sent(*media_types: str) -> dict[str, Any]:
    content = {one: {"schema": TEXT} for one in media_types}
    return api(
        {"/pets": {"post": {"requestBody": {"content": content}, "responses": {}}}}
    )


def given(*media_types: str) -> dict[str, Any]:
    content = {one: {"schema": TEXT} for one in media_types}
    return get(responses={"200": {"description": "", "content": content}})


def both_ways(schema: Any) -> dict[str, Any]:
    """A description that sends and answers the same schema."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
    post = {
        "requestBody": {"content": content},
        "responses": {"200": {"description": "", "content": content}},
    }
    return api({"/pets": {"post": post}}, components={"schemas": {"Pet": schema}})


def pet(*required: str, **properties: Any) -> dict[str, Any]:
    schema = {"type": "object", "properties": {"name": TEXT, **properties}}
    return both_ways({**schema, "required": list(required)} if required else schema)


SOUND = {
    "openapi": "3.0.3",
    "info": {"title": "Shop", "version": "1"},
    "servers": [{"url": "https://shop.example"}],
    "paths": {
        "/pets/{id}": {
            "get": {
                "operationId": "get_pet",
                "security": [{"key": []}],
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": TEXT},
                    {"name": "kind", "in": "query", "schema": TEXT},
                    {
                        "name": "ids",
                        "in": "query",
                        "schema": {"type": "array", "items": TEXT},
                    },
                ],
                "responses": {
                    "200": {
                        "description": "",
                        "headers": {"X-Left": {"schema": {"type": "integer"}}},
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Pet"}
                            }
                        },
                    },
                    "404": {"description": ""},
                },
            },
            "put": {
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": TEXT}
                ],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Pet"}
                        },
                        "text/csv": {"schema": TEXT},
                    }
                },
                "responses": {"204": {"description": ""}},
            },
        }
    },
    "components": {
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "K"}},
        "schemas": {
            "Pet": {
                "type": "object",
                "required": ["kind"],
                "description": "A pet.",
                "properties": {
                    "kind": {"type": "string", "enum": ["cat", "dog"]},
                    "age": {"type": "integer", "minimum": 1, "maximum": 90},
                    "born": {"type": "string", "format": "date"},
                    "names": {"type": "array", "items": TEXT, "maxItems": 9},
                    "home": {
                        "oneOf": [
                            {"$ref": "#/components/schemas/House"},
                            {"type": "string", "maxLength": 9},
                        ]
                    },
                    "food": {"allOf": [{"$ref": "#/components/schemas/Food"}]},
                },
            },
            "House": {"type": "object", "properties": {"street": TEXT}},
            "Food": {"type": "object", "properties": {"brand": TEXT}},
            "Unused": {"type": "object", "properties": {"brand": TEXT}},
        },
    },
}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_and_told_backwards(name: str, seed: int) -> None:
    base = json.loads(json.dumps(SOUND))
    made = edited(json.loads(json.dumps(SOUND)), name, random.Random(seed))
    assert made is not None

    assert [] == list(problems(base, made[0], is_edited=True))


@pytest.mark.parametrize(
    ("base", "head"),
    [
        (given("application/json"), given("application/problem+json")),
        (given("application/*"), given("application/json", "application/xml")),
        (given("text/csv", "*/*"), given("*/*")),
        (given("text/csv"), given("text/csv;version=2")),
        (given("text/csv"), given()),
        (sent("*/*"), sent("application/json")),
        (sent("text/*", "text/csv"), sent("text/*")),
        (sent("application/json"), sent("application/json-patch+json")),
        (pet(), pet("id", id={"type": "string", "readOnly": True})),
        (pet(), pet("id", id={"type": "string", "writeOnly": True})),
        (pet(age={"minimum": 1}), pet(age={"exclusiveMinimum": 1})),
        (both_ways(CLOSED), both_ways({**CLOSED, "additionalProperties": True})),
    ],
)
def test_a_change_is_told_alike_both_ways(base: Any, head: Any) -> None:
    assert [] == list(problems(base, head, is_edited=True))


def test_a_read_only_property_is_one_cause_in_requests_and_answers() -> None:
    head = pet("id", id={"type": "string", "readOnly": True})

    [change] = changes(pet(), head)

    assert "Pet.id: required property `id` was added" == change.message
    assert (Flow.BOTH, Relation.NARROWER) == (change.flow, change.relation)


@pytest.mark.parametrize(
    ("base", "head", "wire"),
    [
        ("*/*", "text/csv", Wire.BREAKING),
        ("text/csv", "*/*", Wire.SAFE),
        ("text/*", "text/csv", Wire.BREAKING),
    ],
)
def test_a_range_that_is_taken_becomes_more_exact_or_more_general(
    base: str, head: str, wire: Wire
) -> None:
    assert [("request-media-type-changed", wire)] == found(sent(base), sent(head))


def test_not_every_server_that_takes_json_takes_what_is_made_of_it() -> None:
    base, head = sent("application/json-patch+json"), sent("application/json")

    assert [
        ("request-media-type-removed", Wire.BREAKING),
        ("request-media-type-added", Wire.SAFE),
    ] == found(base, head)


def test_a_media_type_that_a_range_still_has_in_it_may_still_be_sent() -> None:
    base, head = sent("text/*", "text/csv"), sent("text/*")

    assert [("request-media-type-removed", Wire.SAFE)] == found(base, head)


def test_the_last_media_type_takes_the_body_with_it() -> None:
    assert [("response-body-removed", Wire.BREAKING)] == found(
        given("text/csv", "text/plain"), given()
    )


def test_words_about_an_alternative_count_beside_those_about_all_of_them() -> None:
    def pets(words: str) -> Any:
        one = {"type": "string", "description": words}
        return answered({"description": "A pet.", "oneOf": [one, {"type": "integer"}]})

    [change] = changes(pets("Its name."), pets("Its nickname."))

    assert ('"Its name."', '"Its nickname."') == (change.before, change.after)


def test_a_schema_that_only_examples_and_extensions_name_is_compared() -> None:
    def pets(kind: str) -> Any:
        description = both_ways(TEXT)
        description["components"]["schemas"]["Toy"] = {"type": kind}
        description["paths"]["/pets"]["x-also"] = {"$ref": "#/components/schemas/Toy"}
        return description

    assert [("schema-type", Wire.SAFE)] == found(pets("string"), pets("integer"))


def test_words_about_a_field_of_a_form_are_documentation() -> None:
    def pets(words: str) -> Any:
        field = {"name": "age", "in": "formData", "type": "integer"}
        post = {
            "consumes": ["application/x-www-form-urlencoded"],
            "parameters": [{**field, "description": words}],
            "responses": {"200": {"description": ""}},
        }
        about = {"title": "Shop", "version": "1"}
        return {"swagger": "2.0", "info": about, "paths": {"/pets": {"post": post}}}

    report = compare(pets("In years."), pets("In months."))

    assert ["schema-documentation"] == [one.rule for one in report.changes]


def test_a_schema_that_closes_is_called_by_its_name() -> None:
    [change] = changes(
        both_ways({**CLOSED, "additionalProperties": True}), both_ways(CLOSED)
    )

    assert "Pet: other properties are refused now" == change.message


def test_a_property_of_any_type_that_gets_another_name_is_gone() -> None:
    base, head = answered({"properties": {"a": {}}}), answered(
        {"properties": {"b": {}}}
    )

    assert [
        ("schema-property", Wire.BREAKING),
        ("schema-property", Wire.SAFE),
    ] == found(base, head)
