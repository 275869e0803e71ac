"""Responses, types, servers and security of OpenAPI 2.0."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from specmill.model.auth import ApiKeyScheme, BasicScheme, OAuth2Scheme, Scheme
from specmill.model.operations import InHeader, Result
from specmill.model.types import (
    Array,
    Binary,
    Field,
    Named,
    Nullable,
    Primitive,
    Record,
    TaggedUnion,
)
from tests.unit.frontends.conftest import (
    Outcome,
    read,
    read_swagger,
    read_swagger_operation,
)

HEAD = "swagger: '2.0'\ninfo: {title: Shop, version: '1'}\npaths: {}\n"
PET = "{properties: {kind: {type: string}, born: {type: string, format: date}}}"


def read_response(text: str, produced: str = "[]", **more: str) -> Outcome:
    operation = f"produces: {produced}\nresponses: {{'200': {text}}}"
    outcome = read_swagger_operation(operation, **more)
    assert outcome.reports == ()
    return outcome


def result(text: str, produced: str = "[]", **more: str) -> Result:
    return read_response(text, produced, **more).operation.results[0]


def servers(document: str) -> list[str]:
    return [one.url for one in read(HEAD + document).api.servers]


def scheme(text: str) -> Scheme:
    return read_swagger("{}", securityDefinitions=f"{{key: {text}}}").api.schemes[0]


def test_response_has_a_content_per_produced_media_type() -> None:
    found = result(
        "{description: '', schema: {type: string}}", "[application/json, text/csv]"
    )

    assert [(one.media_type, one.type) for one in found.contents] == [
        ("application/json", Primitive("string")),
        ("text/csv", Primitive("string")),
    ]


def test_operations_produce_what_the_document_says() -> None:
    outcome = read_swagger_operation(
        "responses: {'200': {description: '', schema: {type: string}}}",
        produces="[text/plain]",
    )

    assert outcome.operation.results[0].contents[0].media_type == "text/plain"


def test_response_without_media_type_is_json() -> None:
    found = result(
        "{description: '', schema: {type: string}}", "[]", produces="[text/xml]"
    )

    assert found.contents[0].media_type == "application/json"


def test_response_without_schema_has_no_content() -> None:
    assert result("{description: ''}", "[application/json]").contents == ()


@pytest.mark.parametrize("schema", ["type: file", "type: string, format: binary"])
@pytest.mark.parametrize(
    ("produces", "expected"),
    [
        ("[]", "application/octet-stream"),
        ("[application/json]", "application/octet-stream"),
        ("[application/json, application/pdf]", "application/pdf"),
    ],
)
def test_file_is_never_json(schema: str, produces: str, expected: str) -> None:
    found = result(f"{{description: '', schema: {{{schema}}}}}", produces)

    assert [(one.media_type, one.type) for one in found.contents] == [
        (expected, Binary())
    ]


def test_example_belongs_to_its_media_type() -> None:
    found = result(
        "{description: '', schema: {type: string}, examples: {application/json: Rex}}",
        "[text/plain, application/json]",
    )

    assert [
        [bytes(example.value) for example in one.notes.examples]
        for one in found.contents
    ] == [[b'"Rex"'], []]


def test_headers_of_a_response_are_their_own_schemas() -> None:
    found = result(
        "{description: '', headers: {X-Ids: {type: array, items: {type: integer},"
        " collectionFormat: pipes, description: Which.}}}"
    ).headers[0]

    assert (found.wire_name, found.type, found.placement, found.notes.description) == (
        "X-Ids",
        Array(Primitive("integer")),
        InHeader(style="pipeDelimited"),
        "Which.",
    )


def test_inline_types_of_a_shared_response_have_its_name() -> None:
    found = result(
        "{$ref: '#/responses/Found'}",
        responses=f"{{Found: {{description: '', schema: {PET}}}}}",
    )

    assert found.contents[0].type == Named("/response:Found")
    assert found.location.pointer == "/responses/Found"


def test_reference_to_no_response_is_reported() -> None:
    outcome = read_swagger_operation("responses: {'200': {$ref: '#/responses/Found'}}")

    assert (
        outcome.pointer("dangling-reference") == "/paths/~1pets/post/responses/200/$ref"
    )


def test_path_item_may_be_a_reference() -> None:
    outcome = read_swagger(
        "/a: {$ref: '#/x-paths/A'}",
        **{"x-paths": "A: {get: {responses: {default: {description: ''}}}}"},
    )

    assert outcome.operation.location.pointer == "/x-paths/A/get"


def test_definitions_are_types() -> None:
    outcome = read_response(
        "{description: '', schema: {$ref: '#/definitions/Pet'}}",
        definitions=f"{{Pet: {PET}}}",
    )

    assert outcome.operation.results[0].contents[0].type == Named("Pet")
    assert isinstance(outcome.type("Pet"), Record)


def test_field_has_its_true_place() -> None:
    outcome = read_swagger("{}", definitions=f"{{Pet: {PET}}}")

    assert outcome.field("born", "Pet").location.pointer == (
        "/definitions/Pet/properties/born"
    )


def field(schema: str) -> Field:
    definitions = f"{{Pet: {{properties: {{a: {schema}}}}}}}"
    return read_swagger("{}", definitions=definitions).field("a", "Pet")


def test_x_nullable_admits_null() -> None:
    assert field("{type: string, x-nullable: true}").type == Nullable(
        Primitive("string")
    )


def test_members_of_a_path_beside_its_reference_are_read() -> None:
    put = "put: {operationId: put, responses: {200: {description: d}}}"
    get = "get: {operationId: get, responses: {200: {description: d}}}"
    outcome = read_swagger(
        f"{{/a: {{$ref: '#/x-paths/A', {put}}}}}", **{"x-paths": f"{{A: {{{get}}}}}"}
    )

    assert ["get", "put"] == [one.id for one in outcome.api.operations]


def test_x_nullable_beside_a_reference_admits_null() -> None:
    found = field("{$ref: '#/definitions/Pet', x-nullable: true}")

    assert found.type == Nullable(Named("Pet"))


def test_read_only_fields_are_only_read() -> None:
    assert field("{type: string, readOnly: true}").access == "read"


BASE = "{discriminator: kind, required: [kind], properties: {kind: {type: string}}}"
HEIR = "allOf: [{$ref: '#/definitions/%s'}, {properties: {a: {type: string}}}]"


def tags(definitions: str) -> list[tuple[str, Named]]:
    union = read_swagger("{}", definitions=f"{{Pet: {BASE}, {definitions}}}").type(
        "Pet"
    )
    assert isinstance(union, TaggedUnion)
    assert union.discriminator == "kind"
    return list(union.variants)


def test_discriminator_tells_heirs_apart_by_their_names() -> None:
    assert tags(f"Cat: {{{HEIR % 'Pet'}}}, Dog: {{{HEIR % 'Pet'}}}") == [
        ("Cat", Named("Cat")),
        ("Dog", Named("Dog")),
    ]


def test_heirs_of_heirs_are_variants_too() -> None:
    assert tags(f"Cat: {{{HEIR % 'Pet'}}}, Lion: {{{HEIR % 'Cat'}}}") == [
        ("Cat", Named("Cat")),
        ("Lion", Named("Lion")),
    ]


def test_heir_may_have_a_tag_of_its_own() -> None:
    heir = f"Cat: {{x-ms-discriminator-value: '#cat', {HEIR % 'Pet'}}}"

    assert tags(heir) == [("#cat", Named("Cat"))]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("", []),
        ("basePath: /v1", ["/v1"]),
        ("host: api.example", ["https://api.example"]),
        ("host: 'api.example:8080'\nbasePath: /v1/", ["https://api.example:8080/v1"]),
        ("host: api.example\nbasePath: /", ["https://api.example"]),
        ("host: api.example\nschemes: [http]", ["http://api.example"]),
        (
            "host: api.example\nschemes: [http, ws, https]",
            ["https://api.example", "http://api.example"],
        ),
        ("schemes: [https]", []),
    ],
)
def test_servers_are_host_path_and_schemes(document: str, expected: list[str]) -> None:
    assert servers(document) == expected


def test_placeholder_in_a_path_is_a_variable_without_a_value() -> None:
    outcome = read(HEAD + "host: api.example\nbasePath: '/{version}'")

    assert outcome.reports == ()
    (server,) = outcome.api.servers
    assert [(one.name, one.default) for one in server.variables] == [("version", "")]


@pytest.mark.parametrize(
    ("schemes", "expected"),
    [
        ("[https]", ()),
        ("[http, https]", ()),
        ("[http]", ("http://api.example/v1",)),
        ("[]", ()),
    ],
)
def test_operation_without_the_usual_scheme_has_a_server_of_its_own(
    schemes: str, expected: tuple[str, ...]
) -> None:
    outcome = read_swagger_operation(
        f"schemes: {schemes}", host="api.example", basePath="/v1"
    )

    assert tuple(one.url for one in outcome.operation.servers) == expected


def test_address_without_port_is_reported_at_the_host() -> None:
    outcome = read(HEAD + "host: 'api.example:99999'")

    assert outcome.pointer("invalid-server-url") == "/host"


def test_basic_is_http_basic() -> None:
    found = scheme("{type: basic, description: The old way.}")

    assert isinstance(found, BasicScheme)
    assert (found.key, found.notes.description, found.location.pointer) == (
        "key",
        "The old way.",
        "/securityDefinitions/key",
    )


def test_api_key_stays_as_it_is() -> None:
    found = scheme("{type: apiKey, in: query, name: token}")

    assert isinstance(found, ApiKeyScheme)
    assert (found.placement, found.name) == ("query", "token")


AUTHORIZE = "authorizationUrl: https://a.example/authorize"
TOKEN = "tokenUrl: https://a.example/token"


@pytest.mark.parametrize(
    ("flow", "urls", "expected"),
    [
        ("implicit", AUTHORIZE, "implicit"),
        ("password", TOKEN, "password"),
        ("application", TOKEN, "clientCredentials"),
        ("accessCode", f"{AUTHORIZE}, {TOKEN}", "authorizationCode"),
    ],
)
def test_oauth2_has_one_flow(flow: str, urls: str, expected: str) -> None:
    found = scheme(f"{{type: oauth2, flow: {flow}, {urls}, scopes: {{read: Read}}}}")

    assert isinstance(found, OAuth2Scheme)
    (own,) = found.flows
    assert (own.kind, own.scopes) == (expected, (("read", "Read"),))
    assert bool(own.authorization_url) == ("authorizationUrl" in urls)
    assert bool(own.token_url) == ("tokenUrl" in urls)


def test_hint_of_a_scheme_is_read() -> None:
    found = scheme(
        "{type: apiKey, in: header, name: K,"
        " x-specmill-credentials: {value: secret_key}}"
    )

    assert isinstance(found, ApiKeyScheme)
    assert found.credentials == ("secret_key",)


@pytest.mark.parametrize(
    ("document", "pointer", "message"),
    [
        ("basePath: v1", "/basePath", "'v1' does not have the form ^/"),
        ("servers: []", "/servers", "'servers' is no key that is known here"),
        ("components: {}", "/components", "'components' is no key that is known here"),
    ],
)
def test_structure_is_that_of_version_2(
    document: str, pointer: str, message: str
) -> None:
    report = read(HEAD + document).report("invalid-structure")

    assert (getattr(report.location, "pointer", None), report.message) == (
        pointer,
        message,
    )


@pytest.mark.parametrize("keyword", ["nullable: true", "deprecated: true"])
def test_keyword_of_a_later_version_is_tolerated(keyword: str) -> None:
    outcome = read_swagger(
        "{}", definitions=f"{{Pet: {{properties: {{a: {{{keyword}}}}}}}}}"
    )

    assert outcome.codes == ["foreign-keyword"]


CASES = Path(__file__).resolve().parents[2] / "cases"
JUNK: list[Any] = [
    *(None, 1, "x", True, [], {}, [1], {"a": 1}, [{}]),
    *({"$ref": 1}, {"$ref": "#/nope"}, [{"$ref": "#/paths"}]),
]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to all values inside one."""
    if isinstance(value, dict):
        inside = list(value.items())
    else:
        inside = list(enumerate(value)) if isinstance(value, list) else []
    for key, one in inside:
        yield (*path, key)
        yield from places(one, (*path, key))


@pytest.mark.parametrize(
    "name", ["parameters", "forms", "results", "security", "types", "problems"]
)
def test_nothing_at_any_place_raises(name: str) -> None:
    text = (CASES / f"swagger-{name}" / "swagger.yaml").read_text(encoding="utf-8")
    for number, path in enumerate(places(yaml.safe_load(text))):
        document = inside = yaml.safe_load(text)
        for key in path[:-1]:
            inside = inside[key]
        inside[path[-1]] = JUNK[number % len(JUNK)]

        read(document)
