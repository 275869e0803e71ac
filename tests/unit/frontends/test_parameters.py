"""Parameters of HTTP operations."""

from __future__ import annotations

import pytest

from specmill.model.operations import (
    InCookie,
    InHeader,
    InPath,
    InQuery,
    Parameter,
    Placement,
)
from specmill.model.types import Array, Named, Primitive, Type
from tests.unit.frontends.conftest import Outcome, read_operation, read_paths


def read_parameter(text: str, path: str = "/pets", **more: str) -> Outcome:
    return read_operation(f"parameters: [{text}]", path, **more)


def parameter(text: str, path: str = "/pets", **more: str) -> Parameter:
    return read_parameter(text, path, **more).operation.parameters[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in: query", InQuery("form", explode=True)),
        ("in: query, explode: false", InQuery("form", explode=False)),
        ("in: query, style: spaceDelimited", InQuery("spaceDelimited", explode=False)),
        (
            "in: query, style: pipeDelimited, explode: true",
            InQuery("pipeDelimited", True),
        ),
        ("in: query, style: deepObject", InQuery("deepObject", explode=True)),
        ("in: query, allowReserved: true", InQuery(allow_reserved=True)),
        ("in: header", InHeader(explode=False)),
        ("in: header, explode: true", InHeader(explode=True)),
        ("in: cookie", InCookie(explode=True)),
        ("in: path, required: true", InPath("simple", explode=False)),
        ("in: path, required: true, style: label", InPath("label", explode=False)),
        (
            "in: path, required: true, style: matrix, explode: true",
            InPath("matrix", True),
        ),
    ],
)
def test_placement_has_the_standard_defaults(text: str, expected: Placement) -> None:
    path = "/pets/{q}" if "in: path" in text else "/pets"

    found = parameter(f"{{name: q, {text}, schema: {{type: string}}}}", path)
    assert found.placement == expected


def test_parameter_by_content_keeps_its_media_type() -> None:
    found = parameter(
        "{name: q, in: query,"
        " content: {application/json: {schema: {type: array, items: {type: string}}}}}"
    )

    assert (found.media_type, found.type) == (
        "application/json",
        Array(Primitive("string")),
    )


def test_parameter_without_schema_and_content_is_an_error() -> None:
    outcome = read_parameter("{name: q, in: query}")

    assert (
        outcome.pointer("parameter-without-schema") == "/paths/~1pets/get/parameters/0"
    )


def test_parameter_without_schema_is_reported_once() -> None:
    assert read_parameter("{name: q, in: query}").codes == ["parameter-without-schema"]


def test_parameter_declared_twice_is_an_error() -> None:
    one = "{name: q, in: query, schema: {}}"

    assert (
        read_parameter(f"{one}, {one}")
        .pointer("duplicate-parameter")
        .endswith("parameters/1")
    )


def test_equal_names_in_different_places_are_two_parameters() -> None:
    outcome = read_parameter(
        "{name: q, in: query, schema: {}}, {name: q, in: header, schema: {}}"
    )

    assert len(outcome.operation.parameters) == 2


def test_path_level_parameters_come_first() -> None:
    outcome = read_paths("""
/pets:
  parameters: [{name: a, in: query, schema: {}}]
  get:
    parameters: [{name: b, in: query, schema: {}}]
    responses: {'204': {description: done}}
""")

    assert [one.wire_name for one in outcome.operation.parameters] == ["a", "b"]


def test_operation_overrides_path_level_parameter() -> None:
    outcome = read_paths("""
/pets:
  parameters: [{name: a, in: query, schema: {}}]
  get:
    parameters: [{name: a, in: query, schema: {type: integer}}]
    responses: {'204': {description: done}}
""")

    assert [one.type for one in outcome.operation.parameters] == [Primitive("integer")]


def test_parameter_may_be_a_reference() -> None:
    found = parameter(
        "{$ref: '#/components/parameters/Page'}",
        components="parameters: {Page: {name: page, in: query, schema: {type: integer}}}",
    )

    assert found.wire_name == "page"


def test_inline_type_of_shared_parameter_is_named_by_its_component() -> None:
    found = parameter(
        "{$ref: '#/components/parameters/Filter'}",
        components="""
            parameters:
              Filter: {name: f, in: query, style: deepObject, schema: {properties: {a: {}}}}
            """,
    )

    assert found.type == Named("/parameter:Filter")


def test_default_of_referred_schema_is_the_default() -> None:
    found = parameter(
        "{name: q, in: query, schema: {$ref: '#/components/schemas/Limit'}}",
        components="schemas: {Limit: {type: integer, default: 20}}",
    )

    assert found.default is not None
    assert bytes(found.default) == b"20"


@pytest.mark.parametrize("name", ["Accept", "content-type"])
def test_headers_that_openapi_reserves_are_left_out(name: str) -> None:
    outcome = read_parameter(f"{{name: {name}, in: header, schema: {{type: string}}}}")

    assert (outcome.operation.parameters, outcome.codes) == ((), ["ignored-header"])


def test_placeholder_without_parameter_is_an_error() -> None:
    outcome = read_operation("{}", "/pets/{id}")

    assert outcome.pointer("path-parameter-undefined") == "/paths/~1pets~1{id}/get"


def test_path_parameter_without_placeholder_is_left_out() -> None:
    outcome = read_parameter("{name: id, in: path, required: true, schema: {}}")

    assert outcome.pointer("path-parameter-unused").endswith("/parameters/0")
    assert outcome.operation.parameters == ()


def test_operators_of_uri_templates_are_taken_off() -> None:
    outcome = read_parameter(
        "{name: id, in: path, required: true, style: matrix, schema: {}}",
        "/pets/{;id*}",
    )

    assert getattr(outcome.operation.binding, "path", None) == "/pets/{id}"


def test_brace_without_partner_is_an_error() -> None:
    assert "invalid-path" in read_operation("{}", "/pets/{id").codes


@pytest.mark.parametrize("name", ["'a b'", "'a:b'", "''", '"a\\r\\nb"'])
def test_header_name_that_breaks_a_request_is_an_error(name: str) -> None:
    outcome = read_parameter(f"{{name: {name}, in: header, schema: {{}}}}")

    assert "invalid-header-name" in outcome.codes


QUALIFIED = """
{name: opens, in: query, schema: {type: integer, format: int64},
 x-specmill-qualifiers: {base: open, names: [%s]}}
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("in", Array(Primitive("integer", "int64"))),
        ("overlaps", Array(Primitive("integer", "int64"))),
        ("isnull", Primitive("boolean")),
        ("icontains", Primitive("string")),
        ("gte", Primitive("integer", "int64")),
        ("week_day", Primitive("integer")),
    ],
)
def test_qualifier_decides_the_type(name: str, expected: Type) -> None:
    found = read_parameter(QUALIFIED % name).operation.parameters[1]

    assert found.type == expected


def test_qualified_parameter_is_named_after_the_base() -> None:
    found = read_parameter(QUALIFIED % "gte").operation.parameters[1]

    assert (found.wire_name, found.qualifier) == ("open__gte", "gte")


def test_qualified_list_is_separated_by_commas() -> None:
    found = read_parameter(QUALIFIED % "in").operation.parameters[1]

    assert found.placement == InQuery(explode=False)


def test_qualified_parameter_is_described() -> None:
    found = read_parameter(QUALIFIED % "in").operation.parameters[1]

    assert found.notes.description == "Only records whose value is one of these."


def test_qualified_parameters_follow_their_base() -> None:
    outcome = read_parameter(
        QUALIFIED % "in, gt" + ", {name: z, in: query, schema: {}}"
    )

    names = [one.wire_name for one in outcome.operation.parameters]
    assert names == ["opens", "open__in", "open__gt", "z"]


def test_unknown_qualifier_is_an_error() -> None:
    outcome = read_parameter(QUALIFIED % "in, near")

    assert outcome.pointer("invalid-extension").endswith(
        "/x-specmill-qualifiers/names/1"
    )


def test_qualifier_that_is_named_twice_is_an_error() -> None:
    outcome = read_parameter(QUALIFIED % "in, gt, in")

    assert outcome.pointer("invalid-extension").endswith("/names/2")


def test_header_of_an_operation_replaces_that_of_its_path_in_other_letters() -> None:
    shared = "parameters: [{name: X-Id, in: header, schema: {type: string}}]"
    own = (
        "parameters: [{name: x-id, in: header, required: true, schema: {type: string}}]"
    )
    get = f"get: {{operationId: op, {own}, responses: {{'204': {{description: d}}}}}}"
    outcome = read_paths(f"{{/a: {{{shared}, {get}}}}}")

    assert ["x-id"] == [one.wire_name for one in outcome.operation.parameters]


def test_header_that_is_declared_in_other_letters_again_is_left_out() -> None:
    one = "{name: X-Id, in: header, schema: {type: string}}"
    outcome = read_parameter(f"{one}, {one.lower()}")

    assert "/paths/~1pets/get/parameters/1" == outcome.pointer("degraded-parameter")


@pytest.mark.parametrize("first", [True, False])
def test_qualifier_that_makes_another_parameter_is_an_error(first: bool) -> None:
    other = "{name: open__gt, in: query, schema: {}}"
    both = [other, QUALIFIED % "gt"] if first else [QUALIFIED % "gt", other]

    outcome = read_parameter(", ".join(both))

    assert outcome.pointer("duplicate-parameter").endswith("/names/0")
