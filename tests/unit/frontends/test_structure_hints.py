"""What people write in a hurry, and what they are told to write."""

from __future__ import annotations

import pytest

from tests.unit.frontends.conftest import read

DOCUMENT = """
openapi: VERSION
info: {title: Shop, version: '1'}
paths:
  /orders/{id}:
    get:
      parameters: [PARAMETER]
      responses: RESPONSES
    delete: OPERATION
components:
  schemas:
    Order: {type: object, properties: {size: FIELD}}
"""
USUAL = {
    "PARAMETER": "{name: id, in: path, required: true, schema: {type: string}}",
    "RESPONSES": "{'200': {description: OK}}",
    "OPERATION": "{responses: {'200': {description: OK}}}",
    "FIELD": "{type: integer}",
}


@pytest.mark.parametrize(
    ("place", "written", "hint"),
    [
        ("FIELD", "integer", "write {type: integer}"),
        ("FIELD", "float", "write {type: number, format: float}"),
        ("FIELD", "'string[]'", "write {type: array, items: {type: string}}"),
        ("FIELD", "Size", "write {type: …}, or {$ref: …} for another schema"),
        ("FIELD", "{type: enum}", "write {type: string} beside `enum`"),
        ("FIELD", "{type: timestamp}", "write {type: string, format: date-time}"),
        ("FIELD", "{type: 'int[]'}", "write {type: array, items: {type: integer}}"),
        (
            "FIELD",
            "{type: 'date[]'}",
            "write {type: array, items: {type: string, format: date}}",
        ),
        (
            "FIELD",
            "{type: List<String>}",
            "write {type: array, items: {type: string}}",
        ),
        ("FIELD", "{items: integer}", "write {type: integer}"),
        ("RESPONSES", "{'200': fine}", "write {description: fine}"),
        (
            "OPERATION",
            "",
            "say what it answers: {responses: {'200': {description: OK}}}",
        ),
        (
            "PARAMETER",
            "{name: id, in: path, schema: {type: string}}",
            "add `required: true`, which every path parameter has",
        ),
        (
            "PARAMETER",
            "{name: id, in: path, required: true, type: int}",
            "add `schema: {type: integer}`",
        ),
        (
            "RESPONSES",
            "{'200': {description: OK, text/csv: {}}}",
            "it belongs to `content`: `content: {text/csv: …}`",
        ),
    ],
)
@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_hint_says_what_to_write(
    version: str, place: str, written: str, hint: str
) -> None:
    text = DOCUMENT.replace("VERSION", version)
    for name, usual in USUAL.items():
        text = text.replace(name, written if name == place else usual)

    assert hint in [one.hint for one in read(text).reports]


@pytest.mark.parametrize(
    ("members", "message", "hint"),
    [
        (
            "schemas: {A: {type: [integer, nul]}}",
            "'nul' is no type",
            "did you mean 'null'?",
        ),
        (
            "schemas: {A: {type: null}}",
            "null is not allowed here",
            'write it in quotes: "null"',
        ),
        (
            "securitySchemes: {key: {type: apiKey, in: header}}",
            "'name' is missing",
            "add 'name'",
        ),
    ],
)
def test_one_slip_is_told_once(members: str, message: str, hint: str) -> None:
    outcome = read(
        "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths: {}\n"
        f"components: {{{members}}}\n"
    )

    assert [(message, hint)] == [(one.message, one.hint) for one in outcome.reports]


@pytest.mark.parametrize(
    ("version", "written"),
    [
        ("swagger: '2.0'", "type: string"),
        ("openapi: 3.0.3", "schema: {type: string}"),
        ("openapi: 3.1.0", "schema: {type: string}"),
        ("openapi: 3.2.0", "schema: {type: string}"),
    ],
)
def test_a_path_parameter_that_is_not_required_is_told_so(
    version: str, written: str
) -> None:
    outcome = read(
        f"{version}\ninfo: {{title: Shop, version: '1'}}\n"
        "paths: {'/a/{id}': {get: {responses: {'200': {description: OK}},\n"
        f"  parameters: [{{name: id, in: path, required: false, {written}}}]}}}}}}\n"
    )

    (report,) = outcome.reports
    said = "false is not allowed here: path parameters are always required"
    assert (report.message, report.hint) == (said, "write `required: true`")


def test_a_required_in_quotes_is_told_once() -> None:
    outcome = read(
        "openapi: 3.0.3\ninfo: {title: Shop, version: '1'}\n"
        "paths: {'/a/{id}': {get: {responses: {'200': {description: OK}},\n"
        "  parameters: [{name: id, in: path, required: 'true', schema: {}}]}}}\n"
    )

    (report,) = outcome.reports
    assert report.hint == "write true"


def test_a_status_that_is_none_is_told_once() -> None:
    outcome = read(
        "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\n"
        "paths: {/a: {get: {operationId: a, responses: {OK: {description: Done}}}}}\n"
    )

    (report,) = outcome.reports
    assert report.message == "'OK' is no key that is known here"


def test_a_name_that_is_required_twice_is_told() -> None:
    outcome = read(
        "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths: {}\n"
        "components: {schemas: {A: {properties: {a: {}}, required: [a, a]}}}\n"
    )

    report = outcome.report("foreign-keyword")
    assert report.message == "'required' lists a name twice"
    assert report.hint == "list each name once"


@pytest.mark.parametrize(
    ("version", "schema", "hint"),
    [
        ("3.0.3", "{const: 1}", "OpenAPI 3.1 has it"),
        ("3.0.3", "{type: [string, 'null']}", "OpenAPI 3.1 has it; before that"),
        ("3.0.3", "{exclusiveMinimum: 5}", "write the number as 'minimum', and"),
        (
            "3.1.0",
            "{minimum: 5, exclusiveMinimum: true}",
            "write the number of 'minimum' here",
        ),
        ("3.1.0", "{items: [{}]}", "describe all items by one schema"),
        ("3.0.3", "{type: object, required: []}", "leave the empty list out"),
    ],
)
def test_a_word_of_another_version_gets_that_of_this_one(
    version: str, schema: str, hint: str
) -> None:
    outcome = read(
        f"openapi: {version}\ninfo: {{title: Shop, version: '1'}}\npaths: {{}}\n"
        f"components: {{schemas: {{A: {schema}}}}}\n"
    )

    assert (outcome.report("foreign-keyword").hint or "").startswith(hint)


def test_a_body_without_content_is_told_once() -> None:
    outcome = read(
        "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\n"
        "paths: {/a: {post: {operationId: a, requestBody: {application/json: {}}, "
        "responses: {'204': {description: Done}}}}}\n"
    )

    (report,) = outcome.reports
    assert report.hint == "it belongs to `content`: `content: {application/json: …}`"


@pytest.mark.parametrize(
    ("members", "hint"),
    [
        ("host: https://api.example.com", "write the host alone"),
        ("basePath: v1", "begin it with a slash"),
        ("components: {}", "only OpenAPI 3 has it"),
    ],
)
def test_what_openapi_2_writes_otherwise_is_told(members: str, hint: str) -> None:
    outcome = read(
        "swagger: '2.0'\ninfo: {title: Shop, version: '1'}\npaths: {}\n" + members
    )

    (report,) = outcome.reports
    assert (report.hint or "").startswith(hint)


def test_a_version_that_is_none_keeps_its_family() -> None:
    outcome = read("openapi: 3.0.99\ninfo: {title: Shop, version: '1'}\npaths: {}\n")

    assert outcome.report("invalid-structure").hint == 'write "3.0.0", for example'
