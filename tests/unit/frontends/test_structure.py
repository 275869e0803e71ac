"""Descriptions that are not shaped as their language demands."""

from __future__ import annotations

import pytest

from specmill.diagnostics import Location
from specmill.model.types import Anything
from tests.unit.frontends.conftest import (
    read,
    read_field,
    read_methods,
    read_operation,
    read_paths,
)

HEAD = "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\n"


@pytest.mark.parametrize(
    ("document", "pointer", "message"),
    [
        (HEAD, "", "'paths' is missing"),
        (
            "openapi: 3.1.0\ninfo: {title: T, version: '1', license: {}}\npaths: {}",
            "/info/license",
            "'name' is missing",
        ),
        (
            "openapi: 3.1.0\ninfo: {title: T, version: 1}\npaths: {}",
            "/info/version",
            "1 should be a string",
        ),
        (HEAD + "paths: {}\nfoo: 1", "/foo", "'foo' is no key that is known here"),
        (
            "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {pets: {}}",
            "/paths/pets",
            None,
        ),
    ],
)
def test_violation_has_place_and_words(
    document: str, pointer: str, message: str | None
) -> None:
    report = read(document).report("invalid-structure")

    assert isinstance(report.location, Location)
    assert report.location.pointer == pointer
    assert message in (None, report.message)


@pytest.mark.parametrize(
    ("version", "answers"),
    [
        ("swagger: '2.0'", "{}"),
        ("swagger: '2.0'", "{x-more: 1}"),
        ("openapi: 3.0.3", "{}"),
        ("openapi: 3.1.0", "{}"),
        ("openapi: 3.1.0", "{x-more: 1}"),
        ("openapi: 3.2.0", "{}"),
    ],
)
def test_responses_without_an_answer_are_as_none(version: str, answers: str) -> None:
    outcome = read(
        f"{version}\ninfo: {{title: T, version: '1'}}\n"
        f"paths: {{/a: {{get: {{operationId: a, responses: {answers}}}}}}}\n"
    )

    (report,) = outcome.reports
    assert (report.severity, report.code) == ("warning", "missing-key")
    assert report.message == "there is no answer: what it answers is not read"
    assert report.hint == "name an answer: {'200': {description: OK}}"
    assert outcome.pointer("missing-key") == "/paths/~1a/get/responses"
    assert [one.id for one in outcome.api.operations] == ["a"]


def test_operations_of_callbacks_may_have_no_responses() -> None:
    outcome = read(
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n"
        "paths: {/a: {post: {operationId: a, responses: {'204': {description: OK}},\n"
        "  callbacks: {done: {'{$request.body#/url}': {post: {}}}}}}}\n"
    )

    assert [one.severity for one in outcome.reports] == ["warning"]


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (
            "openapi: 3.0.3\npaths: {}",
            ("", "'info' is missing: the SDK is called like its file"),
        ),
        (
            "swagger: '2.0'\ninfo: {version: '1'}\npaths: {}",
            ("/info", "'title' is missing: the SDK is called like its file"),
        ),
        (
            "openrpc: 1.3.2\ninfo: {title: T}\nmethods: []",
            (
                "/info",
                "'version' is missing: the SDK doesn't say which edition it was made of",
            ),
        ),
        (
            "swagger: '2.0'\ninfo: {title: T, version: '1'}\ndefinitions: {}",
            ("", "'paths' is missing: there is nothing to call"),
        ),
        (
            "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {operationId: a}}}",
            ("/paths/~1a/get", "'responses' is missing: what it answers is not read"),
        ),
        (
            HEAD + "components: {responses: {Done: {}}}",
            (
                "/components/responses/Done",
                "'description' is missing: readers are not told what it answers",
            ),
        ),
    ],
)
def test_what_calls_do_without_may_be_missing(
    document: str, told: tuple[str, str]
) -> None:
    outcome = read(document)

    assert outcome.codes == ["missing-key"]
    report = outcome.report("missing-key")
    assert (report.severity, outcome.pointer("missing-key"), report.message) == (
        "warning",
        *told,
    )


def test_api_without_title_is_called_like_its_file() -> None:
    assert read("openapi: 3.1.0\npaths: {}").api.title == "API"


@pytest.mark.parametrize(
    ("operation", "pointer"),
    [
        ("title: Pets", "/title"),
        ("parameters: [{name: q, in: query, schema: {}, title: Q}]", "/title"),
        ("responses: {'200': {description: OK, summary: Fine}}", "/summary"),
    ],
)
def test_keys_that_only_document_have_no_effect(operation: str, pointer: str) -> None:
    outcome = read_operation(operation, version="3.0.3")

    assert outcome.codes == ["unused-key"]
    assert outcome.pointer("unused-key").endswith(pointer)


def test_keys_of_ones_own_in_info_have_no_effect() -> None:
    outcome = read(
        "openapi: 3.1.0\ninfo: {title: T, version: '1', contact: {since: 2020}}\npaths: {}"
    )

    assert outcome.codes == ["unused-key"]


@pytest.mark.parametrize(
    "operation",
    ["sumary: Pets", "requestbody: {content: {}}", "timeout: 5"],
)
def test_keys_that_may_mean_something_are_errors(operation: str) -> None:
    assert read_operation(operation).codes == ["invalid-structure"]


def test_number_for_text_is_to_be_quoted() -> None:
    outcome = read("openapi: 3.1.0\ninfo: {title: T, version: 1}\npaths: {}")

    assert outcome.report("invalid-structure").hint == 'write it in quotes: "1"'


def test_all_violations_are_reported_in_one_run() -> None:
    outcome = read(
        "openapi: 3.1.0\ninfo: {title: T, version: 1}\npaths: {/a: {get: {tags: x}}}"
    )

    assert outcome.codes == ["invalid-structure", "invalid-structure"]


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_of_alternatives_the_one_that_was_meant_is_explained(version: str) -> None:
    outcome = read_operation(
        "parameters: [{name: q, in: quary, schema: {}}]", version=version
    )

    report = outcome.report("invalid-structure")
    assert (outcome.pointer("invalid-structure"), report.message) == (
        "/paths/~1pets/get/parameters/0/in",
        "'quary' is not allowed here",
    )


def test_schema_objects_of_31_are_checked() -> None:
    outcome = read_field("{type: strin}")

    assert outcome.pointer("invalid-structure").endswith("/here/type")


def test_schema_objects_of_a_foreign_dialect_are_not_checked() -> None:
    outcome = read_paths(
        "{}",
        jsonSchemaDialect="https://dialects.example/own",
        components="schemas: {A: {minLength: many}}",
    )

    assert outcome.codes == []


@pytest.mark.parametrize(
    ("schema", "version"),
    [
        ("{type: integer, exclusiveMinimum: true, minimum: 0}", "3.1.0"),
        ("{type: array, items: [{type: string}]}", "3.1.0"),
        ("{const: x}", "3.0.3"),
        ("{type: 'null'}", "3.0.3"),
        ("{type: [string, 'null']}", "3.0.3"),
        ("{type: object, required: []}", "3.0.3"),
        ("{dependencies: {a: {properties: {b: {type: string}}}}}", "3.0.3"),
        ("{type: string, $anchor: here}", "3.0.3"),
        ("{type: object, $recursiveAnchor: true}", "3.0.3"),
        ("{type: array, items: {}, unevaluatedItems: false}", "3.0.3"),
        ("{type: string, examples: {mars: a}}", "3.1.0"),
    ],
)
def test_keywords_of_other_versions_are_tolerated(schema: str, version: str) -> None:
    assert read_field(schema, version).codes == ["foreign-keyword"]


def test_repeated_required_name_is_tolerated() -> None:
    outcome = read_field("{required: [a, a], properties: {a: {}}}")

    assert outcome.codes == ["foreign-keyword"]


def test_old_keywords_without_meaning_are_no_violation() -> None:
    assert read_field("{type: string, $recursiveAnchor: true}").codes == []


METHOD = "name: m, params: [], result: {name: r, schema: {}}"


@pytest.mark.parametrize(
    ("methods", "pointer"),
    [
        ("[{params: [], result: {name: r, schema: {}}}]", "/methods/0"),
        (f"[{{{METHOD}, parms: []}}]", "/methods/0/parms"),
        ("[{name: m, params: [{name: p}]}]", "/methods/0/params/0"),
        (
            f"[{{{METHOD}, errors: [{{code: x, message: m}}]}}]",
            "/methods/0/errors/0/code",
        ),
        (f"[{{{METHOD}, paramStructure: by-order}}]", "/methods/0/paramStructure"),
        (
            "[{name: m, params: [{name: p, schema: {type: strin}}]}]",
            "/methods/0/params/0/schema/type",
        ),
    ],
)
def test_openrpc_is_checked(methods: str, pointer: str) -> None:
    assert read_methods(methods).pointer("invalid-structure") == pointer


def test_extension_keys_are_allowed_everywhere() -> None:
    outcome = read_methods(
        f"[{{{METHOD}, x-own: 1, errors: [{{code: 1, message: m, x-own: 1}}]}}]"
    )

    assert outcome.codes == []


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_members_of_a_path_beside_its_reference_are_allowed(version: str) -> None:
    put = "put: {operationId: second, responses: {'200': {description: d}}}"
    get = "get: {operationId: first, responses: {'200': {description: d}}}"
    outcome = read_paths(
        f"{{/a: {{$ref: '#/paths/~1b', {put}}}, /b: {{{get}}}}}", version
    )

    assert "invalid-structure" not in outcome.codes


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_links_may_have_a_server(version: str) -> None:
    links = "links: {next: {operationId: op, server: {url: 'https://x.example'}}}"
    responses = f"{{responses: {{'200': {{description: d, {links}}}}}}}"
    outcome = read_operation(responses, openapi=version)

    assert [] == outcome.codes


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_member_beside_a_reference_that_has_none_is_a_warning(version: str) -> None:
    outcome = read_operation(
        "{parameters: [{$ref: '#/components/parameters/Q', required: true}]}",
        components="{parameters: {Q: {name: q, in: query, schema: {type: string}}}}",
        openapi=version,
    )

    report = outcome.report("foreign-keyword")
    assert "'required' has no effect beside '$ref'" == report.message


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_keywords_beside_the_reference_of_a_schema_are_read(version: str) -> None:
    schema = "{$ref: '#/components/schemas/S', maxLength: 9, description: d}"
    outcome = read_operation(
        f"{{parameters: [{{name: q, in: query, schema: {schema}}}]}}",
        components="{schemas: {S: {type: string}}}",
        openapi=version,
    )

    assert outcome.codes == []


def test_empty_type_array_is_a_violation() -> None:
    assert read_field("{type: []}").codes == ["invalid-structure"]


def test_reference_where_the_standard_has_none_is_followed() -> None:
    outcome = read_paths(
        "/a: {get: {$ref: '#/x-operations/list'}}",
        **{"x-operations": "{list: {operationId: list, responses: {}}}"},
    )

    assert (outcome.operation.id, outcome.codes) == ("list", ["foreign-keyword"])


MISSPELT = """\
openapi: 3.1.0
info: {title: T, version: "1", descripton: x}
paths:
  /a:
    gett: {}
    get:
      GET: x
      responses: {"200": {descripton: ok}, abc: {description: a}}
components:
  schmas: {}
"""


@pytest.mark.parametrize(
    ("pointer", "hint"),
    [
        ("/info/descripton", "did you mean 'description'?"),
        ("/paths/~1a/gett", "did you mean 'get'?"),
        ("/paths/~1a/get/GET", "keys of one's own begin with x-"),
        (
            "/paths/~1a/get/responses/200/descripton",
            "did you mean 'description'?",
        ),
        (
            "/paths/~1a/get/responses/abc",
            "a status is a number such as 200, a range such as 2XX, or default",
        ),
        ("/components/schmas", "did you mean 'schemas'?"),
    ],
)
def test_unknown_key_has_the_hint_of_its_place(pointer: str, hint: str) -> None:
    hints = {
        getattr(one.location, "pointer", ""): one.hint for one in read(MISSPELT).reports
    }

    assert hints[pointer] == hint


def test_key_that_is_misspelt_is_not_missing_too() -> None:
    found = read(MISSPELT)

    assert not any("missing" in one.message for one in found.reports)


@pytest.mark.parametrize(
    ("paths", "components", "pointer"),
    [
        (
            "{}",
            "{securitySchemes: {c: {type: apiKey, in: body, name: x}}}",
            "/components/securitySchemes/c/in",
        ),
        (
            "{}",
            "{securitySchemes: {c: {type: digest, scheme: x}}}",
            "/components/securitySchemes/c/type",
        ),
        ("{}", "{schemas: {A: {type: strng}}}", "/components/schemas/A/type"),
        ("{/a: {get: {responses: {}}}}", "{}", "/paths/~1a/get/responses"),
    ],
)
def test_one_mistake_is_one_finding(paths: str, components: str, pointer: str) -> None:
    found = read_paths(paths, components=components, security="[{c: []}]")
    others = [one for one in found.reports if one.code != "degraded-security"]

    assert [getattr(one.location, "pointer", "") for one in others] == [pointer]


@pytest.mark.parametrize(
    ("parameter", "hint"),
    [
        (
            "{name: n, in: qurey, type: string}",
            "did you mean 'query'? known are: 'body', 'header', 'formData', 'query', 'path'",
        ),
        (
            "{name: n, in: query, type: strin}",
            "did you mean 'string'? known are: 'string', 'number', 'boolean', 'integer', 'array'",
        ),
    ],
)
def test_hint_has_the_values_of_all_alternatives_that_fit(
    parameter: str, hint: str
) -> None:
    found = read(f"""
swagger: "2.0"
info: {{title: T, version: "1"}}
paths:
  /a: {{get: {{parameters: [{parameter}], responses: {{"200": {{description: d}}}}}}}}
""")

    assert found.report("invalid-structure").hint == hint


SCHEMA = HEAD + "paths: {}\ncomponents: {schemas: {A: %s}}"
PARAMETER = (
    HEAD
    + "paths: {/a: {get: {parameters: [%s], responses: {'204': {description: d}}}}}"
)
SCHEME = HEAD + "paths: {}\ncomponents: {securitySchemes: {k: %s}}"


@pytest.mark.parametrize(
    ("document", "hint"),
    [
        (
            "openapi: 3.1.O\ninfo: {title: T, version: '1'}",
            'write "3.1.0", for example',
        ),
        (SCHEMA % "{type: Object}", "did you mean 'object'?"),
        (SCHEMA % "{type: int}", "did you mean 'integer'?"),
        (SCHEMA % "{type: datetime}", "write {type: string, format: date-time}"),
        (SCHEMA % '{minimum: "1"}', "write it without quotes: 1"),
        (SCHEMA % "{enum: open}", "write a list: [open]"),
        (SCHEMA % "{allOf: {}}", "write a list: [{…}]"),
        (SCHEMA % "{readOnly: 'yes'}", "write true"),
        (SCHEMA % "{discriminator: kind}", "write {propertyName: kind}"),
        (
            SCHEMA % "{properties: {a: {required: true}}}",
            "list the names of required members beside `properties`: `required: [id]`",
        ),
        (SCHEME % "{type: bearer}", "write {type: http, scheme: bearer}"),
        (SCHEME % "{type: apiKey, in: Header, name: x}", "did you mean 'header'?"),
        (
            PARAMETER % "{name: a, in: body, schema: {}}",
            "OpenAPI 3 describes bodies in `requestBody`",
        ),
        (
            PARAMETER % "$ref: ",
            "write it in quotes: `#` after a blank begins a comment",
        ),
        (HEAD + "paths: {}\ntags: [pets]", "write {name: pets}"),
        (
            "openapi: 3.1.0\ninfo: {title: T, version: '1', license: MIT}\npaths: {}",
            "write {name: MIT}",
        ),
        (
            HEAD + "paths: {}\nservers: [https://a.example]",
            "write {url: https://a.example}",
        ),
        (
            HEAD
            + "paths: {/a: {get: {responses: {'200': {description: d, schema: {}}}}}}",
            "it belongs to a media type: `content: {application/json: {schema: …}}`",
        ),
        (
            PARAMETER % "{name: a, in: query, schema: {}, enum: [a]}",
            "it belongs to the schema: `schema: {enum: …}`",
        ),
    ],
)
def test_usual_slips_have_a_hint(document: str, hint: str) -> None:
    found = [
        one.hint for one in read(document).reports if one.code == "invalid-structure"
    ]

    assert any(one is not None and one.startswith(hint) for one in found)


@pytest.mark.parametrize(
    "member", ["result: {$ref: '#/x-a'}", "params: [{$ref: '#/x-a'}]"]
)
def test_reference_to_a_schema_is_read_as_the_schema(member: str) -> None:
    outcome = read(
        "openrpc: 1.2.6\ninfo: {title: T, version: '1'}\nx-a: {type: string}\n"
        f"methods: [{{name: m, params: [], {member}}}]".replace(
            "params: [], params", "params"
        )
    )

    assert "degraded-descriptor" in outcome.codes
    types = [
        *(one.type for one in outcome.operation.parameters),
        *(one.contents[0].type for one in outcome.operation.results),
    ]
    assert len(types) == 1
    assert types != [Anything()]


def test_type_beside_a_missing_schema_is_one_error() -> None:
    outcome = read(PARAMETER % "{name: a, in: query, type: integer}")

    assert outcome.codes == ["parameter-without-schema"]
    assert (
        outcome.report("parameter-without-schema").hint
        == "add `schema: {type: integer}`"
    )


def test_value_of_the_wrong_type_is_one_error() -> None:
    outcome = read(
        HEAD
        + "paths: {'/{a}': {get: {parameters: [{name: a, in: path, required: 'yes', schema: {}}], "
        "responses: {'204': {description: d}}}}}"
    )

    assert outcome.codes == ["invalid-structure"]


@pytest.mark.parametrize("reference", ["#/definitions/A", "/components/schemas/A"])
def test_reference_of_another_form_has_the_right_one_as_hint(reference: str) -> None:
    outcome = read(
        HEAD
        + f"paths: {{}}\ncomponents: {{schemas: {{A: {{}}, B: {{$ref: {reference!r}}}}}}}"
    )

    (report,) = (one for one in outcome.reports if one.severity == "error")
    assert report.hint == "did you mean '#/components/schemas/A'?"


def test_colon_of_a_path_has_a_hint() -> None:
    outcome = read_paths(
        "/a/:id: {get: {parameters: [{name: id, in: path, required: true, schema: {}}], "
        "responses: {'204': {description: d}}}}"
    )

    assert (
        outcome.report("path-parameter-unused").hint == "write `{id}` in place of `:id`"
    )


@pytest.mark.parametrize(
    ("document", "pointer"),
    [
        (HEAD + "paths: {$ref: '#/x-paths'}", "/paths"),
        (
            "openrpc: 1.3.2\ninfo: {title: T, version: '1'}\nmethods: {$ref: '#/x-all'}",
            "/methods",
        ),
    ],
)
def test_reference_that_loses_all_operations_is_an_error(
    document: str, pointer: str
) -> None:
    outcome = read(document)

    assert outcome.pointer("invalid-structure") == pointer


@pytest.mark.parametrize(
    ("document", "pointer"),
    [
        (HEAD + "paths: {}\nservers: [{$ref: '#/x-here'}]", "/servers/0"),
        (HEAD + "paths: {}\ntags: [{$ref: '#/x-here'}]", "/tags/0"),
        (
            HEAD + "paths: {/a: {get: {responses: {$ref: '#/x-all'}}}}",
            "/paths/~1a/get/responses",
        ),
        (
            HEAD + "paths: {}\ntags: [{name: a, description: {$ref: 'a.yml#/b'}}]",
            "/tags/0/description",
        ),
    ],
)
def test_reference_that_nothing_follows_is_said_to_be_of_no_use(
    document: str, pointer: str
) -> None:
    outcome = read(document)

    report = outcome.report("degraded-reference")
    assert outcome.pointer("degraded-reference") == pointer
    assert report.severity == "warning"
    assert report.message.startswith("a reference can't stand here, and '")
    assert report.message.endswith(": nothing of it is used")


@pytest.mark.parametrize(
    ("schema", "version", "code"),
    [
        ("{anyOf: []}", "3.0.3", "empty-choice"),
        ("{allOf: []}", "3.0.3", "empty-choice"),
        ("{oneOf: []}", "3.1.0", "invalid-structure"),
    ],
)
def test_alternatives_that_are_none_are_told_once(
    schema: str, version: str, code: str
) -> None:
    assert read_field(schema, version).codes == [code]
