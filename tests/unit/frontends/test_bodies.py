"""Bodies and responses of OpenAPI: media types, inline types, statuses, headers."""

from __future__ import annotations

import pytest

from specmill.frontends.places import step
from specmill.model.operations import (
    InHeader,
    PartEncoding,
)
from specmill.model.types import Binary, Named, Primitive
from tests.unit.frontends.conftest import Outcome, read_operation, read_paths

BODY = "requestBody: {required: true, content: {%s}}"


def test_body_keeps_media_types_in_order() -> None:
    body = read_operation(
        BODY % "application/json: {schema: {type: string}}, text/plain: {}",
        method="post",
    ).operation.body

    assert body is not None
    assert [one.media_type for one in body.contents] == [
        "application/json",
        "text/plain",
    ]


def test_media_type_without_schema_has_no_type() -> None:
    body = read_operation(BODY % "text/plain: {}", method="post").operation.body

    assert body is not None
    assert body.contents[0].type is None


def test_raw_media_type_without_schema_is_binary() -> None:
    body = read_operation(
        BODY % "application/octet-stream: {}", method="post"
    ).operation.body

    assert body is not None
    assert body.contents[0].type == Binary()


def test_body_may_be_a_reference_and_names_its_inline_type() -> None:
    body = read_operation(
        "requestBody: {$ref: '#/components/requestBodies/New'}",
        method="post",
        components="""
            requestBodies:
              New: {content: {application/json: {schema: {properties: {a: {}}}}}}
            """,
    ).operation.body

    assert body is not None
    assert body.contents[0].type == Named("/body:New")


def test_inline_body_is_placed_by_operation() -> None:
    body = read_operation(
        BODY % "application/json: {schema: {properties: {a: {}}}}", method="post"
    ).operation.body

    assert body is not None
    assert body.contents[0].type == Named("/operation:op/body:")


def test_encoding_of_a_part_is_kept() -> None:
    body = read_operation(
        BODY
        % """multipart/form-data:
               {schema: {properties: {f: {}}}, encoding: {f: {contentType: text/csv}}}""",
        method="post",
    ).operation.body

    assert body is not None
    assert body.contents[0].encodings == (
        PartEncoding(field="f", content_type="text/csv"),
    )


def test_word_that_is_no_media_type_stands_for_any() -> None:
    outcome = read_operation(BODY % "json: {schema: {type: string}}", method="post")

    assert outcome.codes == ["degraded-media-type"]
    assert outcome.operation.body is not None
    assert [one.media_type for one in outcome.operation.body.contents] == ["*/*"]


def test_word_beside_a_media_type_is_left_out() -> None:
    text = "json: {}, application/json: {schema: {type: string}}"
    body = read_operation(BODY % text, method="post").operation.body

    assert body is not None
    assert [one.media_type for one in body.contents] == ["application/json"]


def test_empty_media_type_is_an_error() -> None:
    outcome = read_operation(BODY % "'': {}", method="post")

    assert "invalid-media-type" in outcome.codes


def statuses(outcome: Outcome) -> str:
    found = outcome.operation
    groups = (found.results, found.errors)
    return " | ".join(",".join(one.status for one in group) for group in groups)


@pytest.mark.parametrize(
    ("responses", "expected"),
    [
        ("'200': {description: d}, '404': {description: d}", "200 | 404"),
        ("2XX: {description: d}, default: {description: d}", "2XX | default"),
        ("default: {description: d}", "default | "),
        ("'200': {description: d}, '304': {description: d}", "200 | 304"),
        ("'302': {description: d}, '404': {description: d}", "302 | 404"),
        ("'500': {description: d}, '201': {description: d}", "201 | 500"),
    ],
)
def test_statuses_are_results_or_errors(responses: str, expected: str) -> None:
    assert statuses(read_operation(f"responses: {{{responses}}}")) == expected


def test_response_may_be_a_reference() -> None:
    outcome = read_operation(
        "responses: {'200': {$ref: '#/components/responses/Fine'}}",
        components="responses: {Fine: {description: all fine}}",
    )

    assert outcome.operation.results[0].notes.description == "all fine"


def test_type_of_a_shared_header_has_the_place_of_the_component() -> None:
    outcome = read_operation(
        "responses: {'200': {description: a, headers: {X-Of: {$ref: '#/components/headers/Of'}}}}",
        components="headers: {Of: {schema: {type: object, properties: {id: {type: integer}}}}}",
    )

    assert (
        Named(step("", "header", "Of")) == outcome.operation.results[0].headers[0].type
    )


def test_response_headers_are_parameters_in_headers() -> None:
    outcome = read_operation(
        "responses: {'200': {description: d, headers: {X-Left: {schema: {type: integer}}}}}"
    )

    header = outcome.operation.results[0].headers[0]
    assert (header.wire_name, header.type, header.placement) == (
        "X-Left",
        Primitive("integer"),
        InHeader(),
    )


@pytest.mark.parametrize(
    ("method", "status", "said"),
    [
        ("get", "204", ["degraded-response"]),
        ("get", "205", ["degraded-response"]),
        ("head", "200", ["degraded-response"]),
        ("get", "200", []),
    ],
)
def test_body_that_cannot_come_is_left_out(
    method: str, status: str, said: list[str]
) -> None:
    outcome = read_paths(
        f"{{/a: {{{method}: {{responses: {{'{status}': {{description: d, content:"
        " {application/json: {schema: {type: string}}}}}}}}"
    )

    assert outcome.codes == said
    assert bool(outcome.api.operations[0].results[0].contents) == (not said)
