"""HTTP operations: method, path, names, security, and what holds for the operation as a whole."""

from __future__ import annotations

import pytest

from specmill.model.auth import ApiKeyScheme, BasicScheme, ForeignScheme, TokenScheme
from specmill.model.operations import (
    HttpBinding,
    Requirement,
)
from tests.unit.frontends.conftest import Outcome, read_operation, read_paths

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


def test_path_that_repeats_a_parameter_of_the_query_goes_without_it() -> None:
    outcome = read_operation(
        "parameters: [{in: query, name: q, schema: {type: string}}]",
        path="/find?exact=1&q={q}#top",
    )

    assert isinstance(outcome.operation.binding, HttpBinding)
    assert outcome.operation.binding.path == "/find?exact=1#top"
    assert outcome.codes == []


@pytest.mark.parametrize(("listed", "left"), [("[acl]", []), ("[acl, list]", ["comp"])])
def test_parameter_whose_only_value_the_path_has_is_none(
    listed: str, left: list[str]
) -> None:
    outcome = read_operation(
        f"parameters: [{{in: query, name: comp, schema: {{enum: {listed}}}}}]",
        path="/things?comp=acl",
    )

    assert left == [one.wire_name for one in outcome.operation.parameters]
