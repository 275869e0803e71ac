"""Parameters and bodies of OpenAPI 2.0."""

from __future__ import annotations

from typing import Any

import pytest

from specmill.model.operations import (
    Body,
    InHeader,
    InPath,
    InQuery,
    Parameter,
    PartEncoding,
    Placement,
)
from specmill.model.types import (
    Array,
    Binary,
    Constraints,
    Named,
    Nullable,
    Primitive,
    Record,
)
from tests.unit.frontends.conftest import (
    Outcome,
    read_swagger,
    read_swagger_operation,
)

ARRAY = "type: array, items: {type: integer}"
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"


def read_parameter(text: str, path: str = "/pets", **more: str) -> Outcome:
    return read_swagger_operation(f"parameters: [{text}]", path, **more)


def parameter(text: str, path: str = "/pets", **more: str) -> Parameter:
    outcome = read_parameter(text, path, **more)
    assert outcome.reports == ()
    return outcome.operation.parameters[0]


def body(listed: str, consumed: str = "[]", **more: str) -> Body:
    outcome = read_swagger_operation(
        f"consumes: {consumed}\nparameters: {listed}", **more
    )
    assert outcome.reports == ()
    assert outcome.operation.body is not None
    return outcome.operation.body


def media_types(found: Body) -> list[str]:
    return [one.media_type for one in found.contents]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in: query, type: string", InQuery()),
        (f"in: query, {ARRAY}", InQuery(explode=False)),
        (f"in: query, {ARRAY}, collectionFormat: csv", InQuery(explode=False)),
        (
            f"in: query, {ARRAY}, collectionFormat: ssv",
            InQuery("spaceDelimited", explode=False),
        ),
        (
            f"in: query, {ARRAY}, collectionFormat: tsv",
            InQuery("tabDelimited", explode=False),
        ),
        (
            f"in: query, {ARRAY}, collectionFormat: pipes",
            InQuery("pipeDelimited", explode=False),
        ),
        (f"in: query, {ARRAY}, collectionFormat: multi", InQuery(explode=True)),
        (f"in: header, {ARRAY}", InHeader()),
        (
            f"in: header, {ARRAY}, collectionFormat: ssv",
            InHeader(style="spaceDelimited"),
        ),
        (f"in: path, required: true, {ARRAY}", InPath()),
        (
            f"in: path, required: true, {ARRAY}, collectionFormat: pipes",
            InPath("pipeDelimited"),
        ),
    ],
)
def test_collection_format_is_a_style(text: str, expected: Placement) -> None:
    path = "/pets/{q}" if "in: path" in text else "/pets"

    assert parameter(f"{{name: q, {text}}}", path).placement == expected


def test_parameter_is_its_own_schema() -> None:
    found = parameter(
        "{name: q, in: query, type: string, format: date, maxLength: 10,"
        " default: '2024-01-01', x-nullable: true, description: When.}"
    )

    constraints = Constraints(max_length=10)
    assert found.type == Nullable(Primitive("string", "date", constraints))
    assert (bytes(found.default or b""), found.required) == (b'"2024-01-01"', False)
    assert found.notes.description == "When."


def test_hints_of_a_parameter_are_read() -> None:
    assert (
        parameter(
            "{name: q, in: query, type: string, x-specmill-name: word}"
        ).identifier
        == "word"
    )


def test_value_that_may_be_empty_keeps_its_type() -> None:
    found = parameter("{name: q, in: query, type: integer, allowEmptyValue: true}")

    assert found.type == Primitive("integer")


def test_finding_in_a_parameter_has_its_true_place() -> None:
    outcome = read_parameter("{name: q, in: query, type: array, items: {type: date}}")

    assert (
        outcome.pointer("invalid-structure")
        == "/paths/~1pets/post/parameters/0/items/type"
    )


def test_parameters_of_the_path_hold_for_its_operations() -> None:
    outcome = read_swagger(
        "/a:\n"
        "  parameters: [{name: q, in: query, type: string}]\n"
        "  get: {parameters: [{name: r, in: query, type: string}],"
        " responses: {default: {description: ''}}}"
    )

    assert [one.wire_name for one in outcome.operation.parameters] == ["q", "r"]


def test_inline_types_of_a_shared_parameter_have_its_name() -> None:
    found = parameter(
        "{$ref: '#/parameters/Color'}",
        parameters="Color: {name: color, in: query, type: string,"
        " enum: [a, b], x-enum-varnames: [A, B]}",
    )

    assert found.type == Named("/parameter:Color")
    assert found.location.pointer == "/parameters/Color"


def test_reference_to_no_parameter_is_reported() -> None:
    outcome = read_parameter("{$ref: '#/parameters/Color'}")

    assert (
        outcome.pointer("dangling-reference") == "/paths/~1pets/post/parameters/0/$ref"
    )


def test_client_parameters_are_written_as_others_are() -> None:
    hint = "[{name: tenant, in: header, type: string}]"
    outcome = read_swagger("{}", **{"x-specmill-client-parameters": hint})

    assert outcome.api.client_parameters[0].type == Primitive("string")


def test_body_is_what_the_operation_consumes() -> None:
    found = body(
        "[{name: pet, in: body, required: true, description: A pet.,"
        " schema: {type: string}}]",
        "[application/xml, application/json]",
    )

    assert media_types(found) == ["application/json", "application/xml"]
    assert [one.type for one in found.contents] == [Primitive("string")] * 2
    assert (found.required, found.notes.description) == (True, "A pet.")


def test_content_stands_where_its_media_type_does() -> None:
    found = body("[{name: pet, in: body, schema: {type: string}}]", "[text/plain]")

    assert found.contents[0].location.pointer == "/paths/~1pets/post/consumes/0"


def test_operations_consume_what_the_document_says() -> None:
    outcome = read_swagger_operation(
        "parameters: [{name: pet, in: body, schema: {type: string}}]",
        consumes="[application/hal+json]",
    )

    assert outcome.operation.body is not None
    assert media_types(outcome.operation.body) == ["application/hal+json"]


def test_body_without_media_type_is_json() -> None:
    found = body(
        "[{name: pet, in: body, schema: {type: string}}]", "[]", consumes="[text/xml]"
    )

    assert media_types(found) == ["application/json"]


def test_inline_types_of_a_shared_body_have_its_name() -> None:
    found = body(
        "[{$ref: '#/parameters/NewPet'}]",
        parameters="NewPet: {name: pet, in: body,"
        " schema: {properties: {a: {type: string}}}}",
    )

    assert found.contents[0].type == Named("/parameter:NewPet")


def test_body_of_a_path_holds_for_its_operations() -> None:
    outcome = read_swagger(
        "/a:\n"
        "  parameters: [{name: all, in: body, schema: {type: string}}]\n"
        "  put: {responses: {default: {description: ''}}}"
    )

    assert outcome.operation.body is not None
    assert outcome.operation.body.contents[0].type == Primitive("string")


def test_body_of_an_operation_replaces_that_of_its_path() -> None:
    outcome = read_swagger(
        "/a:\n"
        "  parameters: [{name: all, in: body, schema: {type: string}}]\n"
        "  put: {parameters: [{name: own, in: body, schema: {type: integer}}],"
        " responses: {default: {description: ''}}}"
    )

    assert outcome.operation.body is not None
    assert outcome.operation.body.contents[0].type == Primitive("integer")


FIELDS = (
    "[{name: name, in: formData, type: string, required: true},"
    " {name: tags, in: formData, type: array, items: {type: string}}]"
)
UPLOAD = "[{name: photo, in: formData, type: file}]"


@pytest.mark.parametrize(
    ("parameters", "consumes", "expected"),
    [
        (FIELDS, "[]", [FORM]),
        (FIELDS, "[application/json]", [FORM]),
        (FIELDS, f"[{FORM}]", [FORM]),
        (FIELDS, f"[{MULTIPART}]", [MULTIPART]),
        (FIELDS, f"[{MULTIPART}, {FORM}]", [FORM, MULTIPART]),
        (UPLOAD, "[]", [MULTIPART]),
        (UPLOAD, f"[{FORM}]", [MULTIPART]),
        (UPLOAD, f"[{FORM}, {MULTIPART}]", [MULTIPART]),
    ],
)
def test_form_has_the_media_type_that_can_hold_it(
    parameters: str, consumes: str, expected: list[str]
) -> None:
    assert media_types(body(parameters, consumes)) == expected


def test_form_fields_are_one_record() -> None:
    outcome = read_swagger_operation(f"parameters: {FIELDS}")
    record = outcome.type("/operation:op/body:")

    assert isinstance(record, Record)
    assert [(one.wire_name, one.required) for one in record.fields] == [
        ("name", True),
        ("tags", False),
    ]


def test_field_of_a_form_stands_where_its_parameter_does() -> None:
    outcome = read_swagger_operation(f"parameters: {FIELDS}")

    assert (
        outcome.field("tags", "/operation:op/body:").location.pointer
        == "/paths/~1pets/post/parameters/1"
    )


@pytest.mark.parametrize(("parameters", "required"), [(FIELDS, True), (UPLOAD, False)])
def test_form_is_required_when_a_field_is(parameters: str, required: bool) -> None:
    assert body(parameters).required is required


def test_file_of_a_form_is_binary() -> None:
    outcome = read_swagger_operation(f"parameters: {UPLOAD}")

    assert outcome.field("photo", "/operation:op/body:").type == Binary()


@pytest.mark.parametrize(
    ("format", "style", "explode"),
    [
        ("csv", None, False),
        ("pipes", "pipeDelimited", False),
        ("tsv", "tabDelimited", False),
        ("multi", None, True),
    ],
)
def test_collection_format_of_a_field_is_its_encoding(
    format: str, style: Any, explode: bool
) -> None:
    found = body(f"[{{name: a, in: formData, {ARRAY}, collectionFormat: {format}}}]")

    assert found.contents[0].encodings == (
        PartEncoding(field="a", style=style, explode=explode),
    )


def test_single_value_of_a_form_needs_no_encoding() -> None:
    assert body(UPLOAD).contents[0].encodings == ()


def test_shared_field_of_a_form_keeps_its_place() -> None:
    outcome = read_swagger_operation(
        "parameters: [{$ref: '#/parameters/ids'}]",
        parameters=f"ids: {{name: ids, in: formData, {ARRAY}}}",
    )

    found = outcome.field("ids", "/operation:op/body:")
    assert (found.type, found.location.pointer) == (
        Array(Primitive("integer")),
        "/parameters/ids",
    )


def test_form_fields_beside_a_body_are_left_out_aloud() -> None:
    outcome = read_swagger_operation(
        "parameters: [{name: pet, in: body, schema: {type: string}},"
        " {name: a, in: formData, type: string}]"
    )

    assert outcome.pointer("degraded-body") == "/paths/~1pets/post/parameters/1"
    assert outcome.operation.body is not None
    assert outcome.operation.body.contents[0].type == Primitive("string")


def test_a_second_body_is_left_out_aloud() -> None:
    outcome = read_swagger_operation(
        "parameters: [{name: one, in: body, schema: {type: string}},"
        " {name: two, in: body, schema: {type: integer}}]"
    )

    assert outcome.pointer("degraded-body") == "/paths/~1pets/post/parameters/0"
    assert outcome.operation.body is not None
    assert outcome.operation.body.contents[0].type == Primitive("integer")


def test_a_form_field_that_is_declared_twice_is_an_error() -> None:
    outcome = read_swagger_operation(
        "parameters: [{name: a, in: formData, type: string},"
        " {name: a, in: formData, type: integer}]"
    )

    assert outcome.pointer("duplicate-parameter") == "/paths/~1pets/post/parameters/1"


def test_a_required_form_field_without_a_name_is_an_error() -> None:
    outcome = read_swagger_operation(
        "parameters: [{in: formData, type: string, required: true}]"
    )

    assert outcome.codes == ["invalid-structure"]
