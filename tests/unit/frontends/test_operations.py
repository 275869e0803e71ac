"""HTTP operations: bodies, responses, and what holds for the operation as a whole."""

from __future__ import annotations

import pytest

from specmill.model.auth import ApiKeyScheme, BasicScheme, ForeignScheme, TokenScheme
from specmill.model.operations import (
    HttpBinding,
    InHeader,
    PartEncoding,
    Requirement,
)
from specmill.model.pagination import (
    CursorPagination,
    NextUrlPagination,
    OffsetPagination,
    PageNumberPagination,
)
from specmill.model.types import Binary, Named, Primitive
from tests.unit.frontends.conftest import Outcome, read, read_operation, read_paths

OK = "responses: {'200': {description: fine}}"


def test_operation_is_bound_to_method_and_path() -> None:
    assert read_operation(OK, method="post").operation.binding == HttpBinding(
        "POST", "/pets"
    )


def test_operation_without_id_is_named_by_method_and_path() -> None:
    outcome = read_paths(f"/pets: {{get: {{{OK}}}}}")

    assert outcome.operation.id == "get /pets"


def test_repeated_operation_id_is_reported_at_the_second() -> None:
    outcome = read_paths(
        f"/a: {{get: {{operationId: x, {OK}}}, put: {{operationId: x, {OK}}}}}"
    )

    assert outcome.pointer("duplicate-operation-id") == "/paths/~1a/put/operationId"


def test_second_operation_of_an_id_is_named_by_method_and_path() -> None:
    outcome = read_paths(
        f"/a: {{get: {{operationId: x, {OK}}}, put: {{operationId: x, {OK}}}}}"
    )

    assert [one.id for one in outcome.api.operations] == ["x", "put /a"]


@pytest.mark.parametrize(
    ("method", "idempotent"),
    [("get", True), ("put", True), ("post", False), ("patch", False)],
)
def test_method_tells_whether_a_repetition_is_safe(
    method: str, idempotent: bool
) -> None:
    assert read_operation(OK, method=method).operation.idempotent is idempotent


def test_hint_overrides_the_method() -> None:
    outcome = read_operation("x-specmill-idempotent: true", method="post")

    assert outcome.operation.idempotent


def test_name_hint_gives_group_and_name() -> None:
    found = read_operation("x-specmill-name: send_sms.list").operation

    assert (found.group, found.name) == (("send_sms",), "list")


def test_without_hint_there_are_only_tags() -> None:
    found = read_operation("tags: [Pets]").operation

    assert (found.group, found.name, found.tags) == ((), "", ("Pets",))


def test_path_item_may_be_a_reference() -> None:
    outcome = read_paths(
        "/a: {$ref: '#/components/pathItems/A'}",
        components=f"pathItems: {{A: {{get: {{{OK}}}}}}}",
    )

    assert len(outcome.api.operations) == 1


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


def test_operation_servers_replace_those_of_the_path() -> None:
    outcome = read_paths(f"""
/a:
  servers: [{{url: https://path.example}}]
  get: {{servers: [{{url: https://own.example}}], {OK}}}
""")

    (server,) = outcome.operation.servers
    assert server.url == "https://own.example"


def test_security_of_an_operation_is_a_list_of_alternatives() -> None:
    outcome = read_operation("security: [{a: [], b: [read]}, {}]")

    assert outcome.operation.security == (
        Requirement((("a", ()), ("b", ("read",)))),
        Requirement(()),
    )


def test_operation_without_security_takes_the_default() -> None:
    assert read_operation("{}").operation.security is None


def test_offset_pagination_is_read() -> None:
    outcome = read_operation(
        "x-specmill-pagination: {style: offset, offset: o, limit: l, items: /objects}"
    )

    assert outcome.operation.pagination == OffsetPagination(
        offset="o", limit="l", items="/objects"
    )


def test_skip_is_offset_pagination_with_fixed_pages() -> None:
    outcome = read_operation(
        "x-specmill-pagination: {style: skip, offset: skip, page_size: 500, items: ''}"
    )

    assert outcome.operation.pagination == OffsetPagination(
        offset="skip", page_size=500, items=""
    )


def test_cursor_pagination_is_read() -> None:
    outcome = read_operation(
        "x-specmill-pagination: {style: cursor, cursor: c, items: /a, next: /n}"
    )

    assert outcome.operation.pagination == CursorPagination(
        cursor="c", items="/a", next="/n"
    )


def test_cursor_may_be_in_a_header_beside_a_flag() -> None:
    outcome = read_operation(
        "x-specmill-pagination:"
        " {style: cursor, cursor: c, items: /a, next_header: X-Next, has_more: /more}"
    )

    assert outcome.operation.pagination == CursorPagination(
        cursor="c", items="/a", next_header="X-Next", has_more="/more"
    )


def test_page_number_pagination_is_read() -> None:
    outcome = read_operation(
        "x-specmill-pagination:"
        " {style: page, page: p, first: 0, limit: l, items: /a, total_pages: /n}"
    )

    assert outcome.operation.pagination == PageNumberPagination(
        page="p", first=0, limit="l", items="/a", total_pages="/n"
    )


def test_next_url_pagination_is_read() -> None:
    outcome = read_operation(
        "x-specmill-pagination: {style: next-url, items: '', link_header: true}"
    )

    assert outcome.operation.pagination == NextUrlPagination(items="", link_header=True)


@pytest.mark.parametrize(
    ("hint", "pointer"),
    [
        ("{style: pages}", "x-specmill-pagination"),
        ("{style: offset, offset: o, items: a, foo: 1}", "x-specmill-pagination/foo"),
        ("{style: offset, offset: 3, items: a}", "x-specmill-pagination"),
        ("{style: page, items: a}", "x-specmill-pagination"),
        ("{style: page, page: p, items: a, cursor: c}", "x-specmill-pagination/cursor"),
        ("{style: cursor, cursor: c, items: a}", "x-specmill-pagination"),
        ("{style: next-url, items: a}", "x-specmill-pagination"),
        (
            "{style: next-url, items: a, link_header: yes please}",
            "x-specmill-pagination",
        ),
    ],
)
def test_malformed_pagination_is_an_error(hint: str, pointer: str) -> None:
    outcome = read_operation(f"x-specmill-pagination: {hint}")

    assert outcome.pointer("invalid-extension") == f"/paths/~1pets/get/{pointer}"


def schemes(text: str) -> Outcome:
    return read_paths("{}", components=f"securitySchemes: {{key: {text}}}")


def test_api_key_has_one_credential_named_by_its_key() -> None:
    (found,) = schemes("{type: apiKey, in: query, name: api_key}").api.schemes

    assert isinstance(found, ApiKeyScheme)
    assert (found.placement, found.name, found.credentials) == (
        "query",
        "api_key",
        ("key",),
    )


def test_encoded_api_key_has_two_credentials() -> None:
    (found,) = schemes(
        "{type: apiKey, in: header, name: X, x-specmill-encoding: basic,"
        " x-specmill-credentials: {username: a, password: b}}"
    ).api.schemes

    assert isinstance(found, ApiKeyScheme)
    assert (found.basic_encoded, found.credentials) == (True, ("a", "b"))


def test_basic_has_user_name_and_password() -> None:
    (found,) = schemes("{type: http, scheme: Basic}").api.schemes

    assert isinstance(found, BasicScheme)
    assert found.credentials == ("username", "password")


def test_bearer_is_written_with_a_capital() -> None:
    (found,) = schemes("{type: http, scheme: bearer}").api.schemes

    assert isinstance(found, TokenScheme)
    assert found.word == "Bearer"


def test_other_words_are_tokens() -> None:
    (found,) = schemes(
        "{type: http, scheme: Api-Key, x-specmill-credentials: {value: api_key}}"
    ).api.schemes

    assert isinstance(found, TokenScheme)
    assert (found.word, found.credentials) == ("Api-Key", ("api_key",))


@pytest.mark.parametrize(
    "scheme", ["{type: http, scheme: digest}", "{type: mutualTLS}"]
)
def test_what_happens_outside_the_request_is_foreign(scheme: str) -> None:
    (found,) = schemes(scheme).api.schemes

    assert isinstance(found, ForeignScheme)


def test_unknown_credential_is_an_error() -> None:
    outcome = schemes("{type: http, scheme: basic, x-specmill-credentials: {value: a}}")

    assert outcome.pointer("invalid-extension").endswith(
        "/x-specmill-credentials/value"
    )


ROOT = """
openapi: 3.1.0
info: {title: Shop, version: '1', license: {name: MIT}, contact: {email: a@b.example}}
externalDocs: {url: https://docs.example}
paths: {}
servers:
  - url: https://{region}.example/v1
    variables: {region: {default: eu, enum: [eu, us]}}
tags: [{name: Pets, description: All pets.}]
x-specmill-formats: {day: {type: date, pattern: '%Y'}}
x-specmill-client-parameters:
  - {name: X-Act-As, in: header, schema: {type: string}, x-specmill-name: act_as}
"""


def test_title_page_is_read() -> None:
    api = read(ROOT).api

    assert (api.title, api.version, api.licence, api.contact, api.notes.docs_url) == (
        "Shop",
        "1",
        "MIT",
        "a@b.example",
        "https://docs.example",
    )


def test_server_variables_are_read() -> None:
    (server,) = read(ROOT).api.servers

    assert [(one.name, one.default, one.values) for one in server.variables] == [
        ("region", "eu", ("eu", "us"))
    ]


def test_described_tags_are_groups() -> None:
    (group,) = read(ROOT).api.groups

    assert (group.path, group.description) == (("Pets",), "All pets.")


def test_declared_formats_are_read() -> None:
    (found,) = read(ROOT).api.formats

    assert (found.name, found.kind, found.pattern) == ("day", "date", "%Y")


def test_client_parameters_are_read() -> None:
    (found,) = read(ROOT).api.client_parameters

    assert (found.wire_name, found.identifier) == ("X-Act-As", "act_as")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://{host}/v1", "server-variable-undefined"),
        ("javascript:alert(1)", "invalid-server-url"),
        ("https://exa mple.com", "invalid-server-url"),
        ("https://example.com:99999/", "invalid-server-url"),
        ("http://[::1", "invalid-server-url"),
    ],
)
def test_unusable_address_is_an_error(url: str, code: str) -> None:
    assert code in read(ROOT.replace("https://{region}.example/v1", f"'{url}'")).codes


@pytest.mark.parametrize("url", ["Your API URL", "<the address of your server>"])
def test_prose_in_place_of_an_address_is_left_out(url: str) -> None:
    outcome = read(ROOT.replace("https://{region}.example/v1", url))

    assert (outcome.api.servers, outcome.codes) == ((), ["degraded-server"])


@pytest.mark.parametrize(
    "url", ["/v1", "../v1", "//host.example/v1", "https://h.example:8080/v1"]
)
def test_usable_address_is_none(url: str) -> None:
    assert read(ROOT.replace("https://{region}.example/v1", f"'{url}'")).codes == []


def test_default_of_a_variable_that_leads_elsewhere_is_an_error() -> None:
    outcome = read(ROOT.replace("default: eu", "default: evil.example/#"))

    (report,) = outcome.reports
    assert (report.code, report.severity) == ("server-variable-default", "error")


def test_first_value_of_a_variable_is_its_default_where_that_is_another() -> None:
    outcome = read(ROOT.replace("default: eu", "default: '{region}'"))

    (variable,) = outcome.api.servers[0].variables
    assert variable.default in variable.values
    assert outcome.pointer("server-variable-default") == "/servers/0/variables/region"


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


def test_path_that_repeats_a_parameter_of_the_query_goes_without_it() -> None:
    outcome = read_operation(
        "parameters: [{in: query, name: q, schema: {type: string}}]",
        path="/find?exact=1&q={q}#top",
    )

    assert isinstance(outcome.operation.binding, HttpBinding)
    assert outcome.operation.binding.path == "/find?exact=1#top"
    assert outcome.codes == []


def test_parameter_that_only_the_query_of_a_path_names_is_a_text() -> None:
    outcome = read_operation("{}", path="/find?q={query}&exact=1")

    assert isinstance(outcome.operation.binding, HttpBinding)
    assert outcome.operation.binding.path == "/find?exact=1"
    assert [one.wire_name for one in outcome.operation.parameters] == ["q"]
    assert outcome.codes == ["degraded-parameter"]


def test_placeholder_of_a_query_may_be_a_path_parameter() -> None:
    outcome = read_operation(
        "parameters: [{in: path, name: query, required: true, schema: {type: string}}]",
        path="/find?q={query}",
    )

    assert outcome.codes == []


def test_address_without_a_scheme_has_https() -> None:
    outcome = read(ROOT.replace("https://{region}.example/v1", "//host.example/v1"))

    assert [one.url for one in outcome.api.servers] == ["https://host.example/v1"]
