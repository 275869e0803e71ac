"""What is compared besides schemas: what belongs together, and what is no change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from specmill.contract import build_contract
from specmill.diagnostics import Diagnostics
from specmill.diff.compare import compare_contracts
from specmill.diff.findings import Change, Flow, Relation, Wire
from specmill.source.workspace import Workspace
from tests.diff.judging import mirrored

OK = {"200": {"description": "Done."}}
TEXT = {"type": "string"}


def api(paths: Mapping[str, Any], **members: Any) -> dict[str, Any]:
    about = {"title": "Shop", "version": "1"}
    return {"openapi": "3.1.0", "info": about, "paths": paths, **members}


def get(path: str = "/pets", **members: Any) -> dict[str, Any]:
    return api({path: {"get": {"responses": OK, **members}}})


def query(**members: Any) -> dict[str, Any]:
    return get(parameters=[{"name": "kind", "in": "query", "schema": TEXT, **members}])


def answered(schema: Any, status: str = "200") -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return get(responses={status: {"description": "", "content": content}})


def changes(base: Any, head: Any) -> tuple[Change, ...]:
    sides = []
    for one in (base, head):
        workspace = Workspace(Diagnostics())
        sides.append(build_contract(workspace.load_value(one), workspace))
    return compare_contracts(*sides)


def found(base: Any, head: Any) -> list[tuple[str, Wire]]:
    return [(one.rule, one.wire) for one in changes(base, head)]


def test_a_path_parameter_may_be_called_otherwise() -> None:
    def pets(name: str) -> Any:
        parameter = {"name": name, "in": "path", "required": True, "schema": TEXT}
        return get(f"/pets/{{{name}}}", parameters=[parameter])

    assert () == changes(pets("id"), pets("petId"))


def test_a_path_that_comes_beside_one_of_the_same_shape_changes_nothing_there() -> None:
    one = {"get": {"responses": OK}}

    base, head = api({"/{a}": one}), api({"/{a}": one, "/{b}": one})

    assert [("operation-added", Wire.SAFE)] == found(base, head)


def test_parameters_may_move_to_their_path() -> None:
    listed = [{"name": "kind", "in": "query", "schema": TEXT}]
    base = get(parameters=listed)
    head = api({"/pets": {"parameters": listed, "get": {"responses": OK}}})

    assert () == changes(base, head)


def test_headers_are_compared_without_case() -> None:
    base = query(**{"in": "header", "name": "X-Trace"})
    head = query(**{"in": "header", "name": "x-trace"})

    assert () == changes(base, head)


@pytest.mark.parametrize("name", ["Accept", "content-type", "AUTHORIZATION"])
def test_headers_that_have_a_place_of_their_own_are_no_parameters(name: str) -> None:
    assert () == changes(get(), query(**{"in": "header", "name": name}))


@pytest.mark.parametrize(
    ("schema", "style", "explode"),
    [
        (TEXT, "form", False),
        (TEXT, "pipeDelimited", False),
        ({"type": "array"}, "spaceDelimited", True),
    ],
)
def test_a_style_that_writes_the_same_text_is_no_change(
    schema: Any, style: str, explode: bool
) -> None:
    base = query(schema=schema)

    assert () == changes(base, query(schema=schema, style=style, explode=explode))


def test_a_style_that_the_location_does_not_have_breaks() -> None:
    head = query(style="simple")

    assert [("parameter-serialization", Wire.BREAKING)] == found(query(), head)


def test_what_is_written_with_the_defaults_is_no_change() -> None:
    head = query(required=False, style="form", explode=True, deprecated=False)

    assert () == changes(query(), head)


def test_a_parameter_with_an_alike_name_was_renamed() -> None:
    base, head = query(name="per_page"), query(name="perPage")

    assert [("parameter-renamed", Wire.BREAKING)] == found(base, head)


def test_a_parameter_with_a_name_of_its_own_was_added() -> None:
    base, head = query(name="colour"), query(name="size")

    assert [
        ("parameter-removed", Wire.UNKNOWN),
        ("parameter-added", Wire.SAFE),
    ] == found(base, head)


def test_a_shared_parameter_is_one_cause() -> None:
    def pets(required: bool) -> Any:
        shared = {"name": "kind", "in": "query", "required": required, "schema": TEXT}
        one = {
            "parameters": [{"$ref": "#/components/parameters/kind"}],
            "responses": OK,
        }
        return api(
            {"/pets": {"get": one}, "/toys": {"get": one}},
            components={"parameters": {"kind": shared}},
        )

    [change] = changes(pets(False), pets(True))

    assert ("GET /pets", "GET /toys") == change.operations
    assert 2 == change.requests
    assert change.base is not None
    assert "/components/parameters/kind" == change.base.pointer


def test_a_shared_schema_is_one_cause_whichever_way_it_travels() -> None:
    def pets(kind: str) -> Any:
        content = {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
        responses = {"200": {"description": "", "content": content}}
        post = {"requestBody": {"content": content}, "responses": responses}
        pet = {"type": "object", "properties": {"name": {"type": kind}}}
        return api(
            {"/pets": {"post": post}, "/toys": {"get": {"responses": responses}}},
            components={"schemas": {"Pet": pet}},
        )

    [change] = changes(pets("string"), pets("integer"))

    assert "Pet.name" == change.subject
    assert (1, 2) == (change.requests, change.responses)
    assert Flow.BOTH is change.flow


def test_a_status_is_answered_as_its_range_says() -> None:
    base, head = answered(TEXT, "200"), answered(TEXT, "2XX")

    assert [("response-status", Wire.SAFE)] == found(base, head)


def test_a_range_may_be_told_status_by_status() -> None:
    base, head = answered(TEXT, "2XX"), answered(TEXT, "200")

    assert [("response-status", Wire.SAFE)] == found(base, head)


@pytest.mark.parametrize(
    ("base", "head"),
    [
        ("application/json", "application/json; charset=utf-8"),
        ("Application/JSON", "application/json"),
    ],
)
def test_a_media_type_may_be_written_otherwise(base: str, head: str) -> None:
    def pets(media_type: str) -> Any:
        content = {media_type: {"schema": TEXT}}
        return get(responses={"200": {"description": "", "content": content}})

    assert () == changes(pets(base), pets(head))


def test_whoever_reads_json_reads_what_is_made_of_it() -> None:
    def pets(media_type: str) -> Any:
        content = {media_type: {"schema": TEXT}}
        return get(responses={"200": {"description": "", "content": content}})

    base, head = pets("application/json"), pets("application/hal+json")

    assert [("response-media-type-changed", Wire.SAFE)] == found(base, head)
    assert [("response-media-type-changed", Wire.BREAKING)] == found(head, base)


def secured(*security: Any) -> Any:
    key = {"type": "apiKey", "in": "header", "name": "X-Key"}
    schemes = {"key": key, "token": {"type": "http", "scheme": "bearer"}}
    return {
        **get(security=[*security]),
        "components": {"securitySchemes": schemes},
    }


@pytest.mark.parametrize(
    ("base", "head", "relation"),
    [
        ([{"key": []}], [{"key": []}, {"token": []}], Relation.WIDER),
        ([{"key": []}, {"token": []}], [{"key": []}], Relation.NARROWER),
        ([{"key": []}], [{"token": []}], Relation.INCOMPARABLE),
        ([{"key": []}], [{"key": [], "token": []}], Relation.NARROWER),
        ([{"key": []}], [{}], Relation.WIDER),
        ([{}, {"key": []}], [{"key": []}], Relation.NARROWER),
        ([], [{"key": []}], Relation.NARROWER),
        ([{"token": ["a"]}], [{"token": ["a", "b"]}], Relation.NARROWER),
        ([{"token": ["a"]}], [{"token": ["b"]}], Relation.INCOMPARABLE),
    ],
)
def test_credentials_are_compared_as_alternatives(
    base: Any, head: Any, relation: Relation
) -> None:
    [change] = changes(secured(*base), secured(*head))

    assert relation is change.relation


@pytest.mark.parametrize(
    ("base", "head"),
    [
        ([{"key": []}, {"token": []}], [{"token": []}, {"key": []}]),
        ([{"key": []}], [{"key": []}, {"key": [], "token": []}]),
        ([], [{}]),
    ],
)
def test_alternatives_that_let_the_same_callers_in_are_no_change(
    base: Any, head: Any
) -> None:
    assert () == changes(secured(*base), secured(*head))


def test_a_scheme_may_be_called_otherwise() -> None:
    def pets(name: str) -> Any:
        key = {"type": "apiKey", "in": "header", "name": "X-Key"}
        return {
            **get(security=[{name: []}]),
            "components": {"securitySchemes": {name: key}},
        }

    assert () == changes(pets("key"), pets("apiKey"))


def hook(schema: Any) -> Any:
    content = {"application/json": {"schema": schema}}
    one = {"post": {"requestBody": {"content": content}, "responses": OK}}
    return api({}, webhooks={"new": one})


def test_a_webhook_sends_what_is_answered_elsewhere() -> None:
    base, head = hook(TEXT), hook({**TEXT, "maxLength": 9})

    assert [Wire.SAFE] == [one.wire for one in changes(base, head)]
    assert [Wire.BREAKING] == [one.wire for one in changes(head, base)]


def test_what_no_operation_uses_breaks_nobody() -> None:
    def pets(kind: str) -> Any:
        return api({}, components={"schemas": {"Pet": {"type": kind}}})

    [change] = changes(pets("string"), pets("integer"))

    assert (Wire.SAFE, Flow.NONE) == (change.wire, change.flow)


@pytest.mark.parametrize(("old", "new"), [("user", "User"), ("user_id", "UserId")])
def test_a_schema_whose_name_is_written_otherwise_has_another_name(
    old: str, new: str
) -> None:
    base, head = (api({}, components={"schemas": {name: TEXT}}) for name in (old, new))

    assert [("component-name", Wire.NONE)] == found(base, head)


def test_a_schema_that_moved_to_another_name_has_that_name_now() -> None:
    pet = {"type": "object", "properties": {"age": TEXT}}

    [change] = changes(*(api({}, components={"schemas": {name: pet}}) for name in "AB"))

    assert ("component-name", "A", "B") == (change.rule, change.before, change.after)


def test_schemas_that_are_alike_by_chance_have_names_of_their_own() -> None:
    base, head = (api({}, components={"schemas": {name: TEXT}}) for name in "AB")

    assert () == changes(base, head)


def test_true_is_another_value_than_one() -> None:
    assert changes(answered({"const": True}), answered({"const": 1}))


def calls(path: str, *names: str) -> Any:
    callbacks = {name: {"{$request.body#/url}": {"post": {}}} for name in names}
    return api({path: {"post": {"responses": OK, "callbacks": callbacks}}})


def test_callbacks_move_with_the_operation_that_asks_for_them() -> None:
    rules = found(calls("/v1", "read", "sent"), calls("/v2", "read"))

    assert "incoming-added" not in [rule for rule, _ in rules]
    assert ["incoming-removed"] == [rule for rule, _ in rules if "incoming" in rule]


def test_a_callback_may_be_called_otherwise() -> None:
    assert () == changes(calls("/v1", "sent"), calls("/v1", "on_sent"))


def with_secret() -> Any:
    secret = {**TEXT, "writeOnly": True}
    return {"type": "object", "properties": {"name": TEXT, "secret": secret}}


def test_the_most_important_change_comes_first() -> None:
    base = api({"/a": {"get": {"responses": OK}}, "/b": {"get": {"responses": OK}}})
    head = api(
        {"/a": {"get": {"responses": OK, "summary": "A."}}, "/c": base["paths"]["/b"]}
    )

    wires = [one.wire for one in changes(base, head)]

    assert [Wire.BREAKING, Wire.SAFE, Wire.NONE] == wires


PETS = {"type": "object", "properties": {"name": TEXT}}
DOGS = {"type": "object", "properties": {"breed": TEXT}}


@pytest.mark.parametrize(
    ("base", "head"),
    [
        (get(), query()),
        (query(), query(required=True)),
        (get(), get(responses={**OK, "202": {"description": ""}})),
        (answered(TEXT), answered({"type": ["string", "null"]})),
        (secured({"key": []}), secured({"key": [], "token": []})),
        (hook(TEXT), hook({**TEXT, "maxLength": 9})),
        (get(), query(required=True)),
        (get(), get(requestBody={"required": True, "content": {"text/csv": {}}})),
        (get(), get(deprecated=True, **{"x-sunset": "2999-01-01"})),
        (get(deprecated=True), get(deprecated=True, **{"x-sunset": "2999-01-01"})),
        (answered({"anyOf": [PETS, TEXT]}), answered({"oneOf": [PETS, TEXT]})),
        (answered({"anyOf": [PETS]}), answered({"oneOf": [PETS, DOGS]})),
        (answered({"anyOf": [PETS]}), answered({"anyOf": [PETS, DOGS]})),
        (answered({**TEXT, "maximum": 9}), answered({**TEXT, "maximum": 5})),
        (answered(PETS), answered(with_secret())),
    ],
)
def test_backwards_everything_is_the_other_way_round(base: Any, head: Any) -> None:
    there = sorted(one.relation for one in changes(base, head))
    back = sorted(mirrored(one.relation) for one in changes(head, base))

    assert there == back


def test_a_parameter_that_is_renamed_may_become_optional() -> None:
    base, head = query(name="pet_names", required=True), query(name="petNames")

    told = [("parameter-renamed", Wire.BREAKING), ("parameter-requiredness", Wire.SAFE)]

    assert told == found(base, head)


def test_an_operation_that_is_somewhere_else_is_said_to_be_there() -> None:
    base = get("/pets", operationId="listPets")
    head = get("/v1/pets", operationId="listPets")

    told = {one.rule: one.message for one in changes(base, head)}

    where = "its operationId is that of GET /v1/pets now"
    assert f"GET /pets: removed; {where}" == told["operation-removed"]


NEXT: dict[str, Any] = {"operationId": "b"}


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (
            get() | {"tags": [{"name": "pets", "description": "All pets."}]},
            'tag `pets`: description changed ("" → "All pets.")',
        ),
        (
            get(externalDocs={"url": "https://pets.example"})
            | {"tags": [{"name": "pets"}]},
            "GET /pets: link changed (nothing → https://pets.example)",
        ),
        (
            get(responses={"200": {**OK["200"], "links": {"next": NEXT}}})
            | {"tags": [{"name": "pets"}]},
            'GET /pets → response 200: link `next` added (nothing → {"operationId": "b"})',
        ),
    ],
)
def test_what_docstrings_say_is_told(head: Any, message: str) -> None:
    base = get() | {"tags": [{"name": "pets"}]}

    [told] = changes(base, head)

    assert ("documentation", message) == (told.rule, told.message)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            {"type": "apiKey", "in": "header", "name": "X-Key"},
            {"type": "apiKey", "in": "query", "name": "X-Key"},
            "place changed (header → query)",
        ),
        (
            {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
            {"type": "http", "scheme": "bearer"},
            "bearerFormat was removed",
        ),
        (
            {
                "type": "oauth2",
                "flows": {"password": {"tokenUrl": "https://a.example"}},
            },
            {
                "type": "oauth2",
                "flows": {"password": {"tokenUrl": "https://b.example"}},
            },
            "tokenUrl of password changed (https://a.example → https://b.example)",
        ),
    ],
)
def test_what_changed_of_credentials_is_named(
    before: Any, after: Any, message: str
) -> None:
    base, head = (
        get(security=[{"key": []}]) | {"components": {"securitySchemes": {"key": one}}}
        for one in (before, after)
    )

    [told] = changes(base, head)

    assert f"GET /pets → credentials `key`: {message}" == told.message


def test_a_way_to_have_credentials_is_named_that_comes_or_goes() -> None:
    def described(*kinds: str) -> Any:
        flow = {"tokenUrl": "https://pets.example/token", "scopes": {}}
        scheme = {"type": "oauth2", "flows": dict.fromkeys(kinds, flow)}
        components = {"securitySchemes": {"key": scheme}}
        return get(security=[{"key": []}]) | {"components": components}

    base, head = described("password"), described("password", "clientCredentials")

    messages = [
        [one.message for one in changes(*sides)]
        for sides in ((base, head), (head, base))
    ]

    about = "GET /pets → credentials `key`: clientCredentials was"
    assert [[f"{about} added"], [f"{about} removed"]] == messages


@pytest.mark.parametrize("flag", ["readOnly", "writeOnly"])
def test_what_is_sent_and_answered_gets_a_flag_once(flag: str) -> None:
    def pets(id: Any) -> Any:
        content = {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
        answer = {"200": {"description": "", "content": content}}
        pet = {"type": "object", "required": ["id"], "properties": {"id": id}}
        both = get(requestBody={"content": content}, responses=answer)
        return both | {"components": {"schemas": {"Pet": pet}}}

    sides = pets(TEXT), pets({**TEXT, flag: True})

    told = [len(changes(*one)) for one in (sides, sides[::-1])]

    assert [1, 1] == told


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ({"items": TEXT}, {}, "[]: type"),
        ({"additionalProperties": TEXT}, {}, "{}: type"),
        (
            {"properties": {"id": {"type": "integer"}}, "additionalProperties": TEXT},
            {"additionalProperties": TEXT},
            ".id: type",
        ),
    ],
)
def test_a_part_that_is_described_no_more_keeps_its_place(
    before: Any, after: Any, place: str
) -> None:
    kind = "array" if "items" in before else "object"
    base, head = (answered({"type": kind, **one}) for one in (before, after))

    messages = [one.message for one in changes(base, head) if one.rule == "schema-type"]

    assert [True] == [f"200{place} " in one for one in messages]
