"""What OpenAPI 3.2 adds."""

from __future__ import annotations

from typing import Any

import pytest

from specmill.model.auth import OAuth2Scheme
from specmill.model.operations import (
    HttpBinding,
    InCookie,
    InPath,
    InQueryString,
    Parameter,
    Requirement,
)
from specmill.model.types import Named, Primitive, TaggedUnion
from tests.unit.frontends.conftest import (
    Outcome,
    read,
    read_operation,
    read_paths,
    read_schemas,
)

OK = "responses: {'204': {description: done}}"


def parameter(text: str, path: str = "/pets") -> Parameter:
    outcome = read_operation(f"parameters: [{text}]", path, version="3.2.0")
    assert outcome.reports == ()
    return outcome.operation.parameters[0]


def bindings(item: str) -> list[tuple[str, bool]]:
    outcome = read_paths(f"/pets: {item}", "3.2.0")
    assert outcome.reports == ()
    return [
        (one.binding.method, one.idempotent)
        for one in outcome.api.operations
        if isinstance(one.binding, HttpBinding)
    ]


def test_query_is_a_method_that_may_be_repeated() -> None:
    assert bindings(f"{{query: {{{OK}}}}}") == [("QUERY", True)]


def test_other_methods_are_sent_as_they_are_written() -> None:
    item = f"{{additionalOperations: {{COPY: {{{OK}}}, m-search: {{{OK}}}}}}}"

    assert bindings(item) == [("COPY", False), ("m-search", False)]


def test_whole_query_is_a_parameter_with_a_media_type() -> None:
    found = parameter(
        "{name: q, in: querystring,"
        " content: {application/jsonpath: {schema: {type: string}}}}"
    )

    assert (found.placement, found.media_type, found.type) == (
        InQueryString(),
        "application/jsonpath",
        Primitive("string"),
    )


def test_cookie_may_be_sent_as_it_is() -> None:
    found = parameter("{name: q, in: cookie, style: cookie, schema: {type: string}}")

    assert found.placement == InCookie(style="cookie")


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("cookie", InCookie(allow_reserved=True)),
        ("path, required: true", InPath(allow_reserved=True)),
    ],
)
def test_reserved_characters_may_stay(where: str, expected: object) -> None:
    text = f"{{name: q, in: {where}, allowReserved: true, schema: {{type: string}}}}"

    assert parameter(text, "/pets/{q}" if "path" in where else "/pets").placement == (
        expected
    )


def test_media_type_may_be_a_reference() -> None:
    outcome = read_operation(
        "requestBody: {content: {application/json: {$ref: '#/components/mediaTypes/A'}}}",
        version="3.2.0",
        components="mediaTypes: {A: {schema: {type: string}}}",
    )

    assert outcome.reports == ()
    assert outcome.operation.body is not None
    assert outcome.operation.body.contents[0].type == Primitive("string")


def union(discriminator: str) -> TaggedUnion:
    found = read_schemas(
        f"Under: {{oneOf: [{{$ref: '#/components/schemas/Cat'}}],"
        f" discriminator: {{propertyName: kind, {discriminator}}}}}\n"
        "Cat: {properties: {kind: {type: string}}}\n",
        "3.2.0",
    )
    assert found.reports == ()
    declaration = found.type()
    assert isinstance(declaration, TaggedUnion)
    return declaration


@pytest.mark.parametrize("name", ["Cat", "'#/components/schemas/Cat'"])
def test_default_of_a_discriminator_is_a_variant(name: str) -> None:
    assert union(f"defaultMapping: {name}").default == Named("Cat")


def test_discriminator_needs_no_default() -> None:
    assert union("mapping: {}").default is None


def scheme(text: str) -> Outcome:
    return read_paths("{}", "3.2.0", components=f"securitySchemes: {{key: {{{text}}}}}")


def test_device_authorization_is_a_flow() -> None:
    outcome = scheme(
        "type: oauth2, deprecated: true, oauth2MetadataUrl: 'https://a.example/meta',"
        " flows: {deviceAuthorization: {deviceAuthorizationUrl: 'https://a.example/d',"
        " tokenUrl: 'https://a.example/t', scopes: {read: Read}}}"
    )

    assert outcome.reports == ()
    (found,) = outcome.api.schemes
    assert isinstance(found, OAuth2Scheme)
    assert [one.kind for one in found.flows] == ["deviceAuthorization"]


@pytest.mark.parametrize("base", ["", "https://a.example/api"])
def test_requirement_may_be_the_uri_of_a_scheme(base: str) -> None:
    outcome = read_operation(
        f"security: [{{'{base}#/components/securitySchemes/key': []}}]",
        version="3.2.0",
        components="securitySchemes: {key: {type: http, scheme: basic}}",
    )

    assert outcome.operation.security == (Requirement((("key", ()),)),)


def test_name_of_a_server_describes_it() -> None:
    outcome = read_paths("{}", "3.2.0", servers="[{url: /v1, name: main}]")

    assert outcome.api.servers[0].description == "main"


def test_example_may_be_data() -> None:
    found = parameter(
        "{name: q, in: query, schema: {type: integer},"
        " examples: {one: {dataValue: 1, serializedValue: '1'}}}"
    )

    assert [bytes(one.value) for one in found.notes.examples] == [b"1"]


def test_example_that_is_only_serialized_is_passed_over() -> None:
    found = parameter(
        "{name: q, in: query, schema: {type: integer},"
        " examples: {one: {serializedValue: '1'}}}"
    )

    assert found.notes.examples == ()


@pytest.mark.parametrize(
    ("more", "pointer"),
    [
        ({"$self": "https://a.example/api#x"}, "/$self"),
        ({"tags": [{"name": "a", "parent": 1}]}, "/tags/0/parent"),
        (
            {"components": {"schemas": {"A": {"type": "text"}}}},
            "/components/schemas/A/type",
        ),
    ],
)
def test_structure_is_that_of_version_32(more: dict[str, Any], pointer: str) -> None:
    document = {"openapi": "3.2.0", "info": {"title": "T", "version": "1"}, "paths": {}}

    assert read(document | more).pointer("invalid-structure") == pointer


def test_operation_that_cannot_be_sent_is_skipped_with_a_warning() -> None:
    outcome = read_paths(
        "{/a: {additionalOperations: {CONNECT: {operationId: tunnel,"
        " responses: {'204': {description: d}}}}}}",
        version="3.2.0",
    )

    assert [one.operation for one in outcome.api.skipped] == ["tunnel"]
    assert outcome.api.operations == ()
    assert "skipped-operation" in outcome.codes
