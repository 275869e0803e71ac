"""Security schemes: the credentials they take, and where tokens come from."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from specmill.model.auth import (
    ApiKeyScheme,
    ForeignScheme,
    OAuth2Scheme,
    OpenIdScheme,
    TokenGrant,
    TokenRequest,
)
from specmill.model.operations import Operation
from tests.unit.frontends.conftest import Outcome, read

TOKEN = "https://login.example/token"


def read_schemes(schemes: str) -> Outcome:
    """Read a description that has nothing but security schemes."""
    return read(
        {
            "openapi": "3.1.0",
            "info": {"title": "Shop", "version": "1"},
            "servers": [{"url": "https://api.example/v1"}],
            "paths": {},
            "components": {"securitySchemes": yaml.safe_load(schemes)},
        }
    )


def read_flows(more: str = "", **flows: dict[str, Any]) -> Outcome:
    """Read one OAuth2 scheme; its flows get the scopes that OpenAPI demands."""
    scheme = {
        "type": "oauth2",
        "flows": {kind: {"scopes": {}, **flow} for kind, flow in flows.items()},
        **(yaml.safe_load(more) or {}),
    }
    return read_schemes(yaml.safe_dump({"app": scheme}))


def grant_of(outcome: Outcome) -> TokenGrant | None:
    """The grant of the only scheme."""
    (scheme,) = outcome.api.schemes
    assert isinstance(scheme, (OAuth2Scheme, OpenIdScheme))
    return scheme.grant


@pytest.mark.parametrize(
    "scheme",
    [
        "sign: {type: apiKey, in: header, name: X, x-amazon-apigateway-authtype: awsSigv4}",
        "hmac: {type: apiKey, in: header, name: Authorization}",
    ],
)
def test_signature_of_a_request_is_no_key(scheme: str) -> None:
    outcome = read_schemes(scheme)

    (found,) = outcome.api.schemes
    assert isinstance(found, ForeignScheme)
    assert () == found.credentials
    assert ["unsupported-security"] == outcome.codes


def test_client_credentials_take_an_id_and_a_secret() -> None:
    outcome = read_flows(clientCredentials={"tokenUrl": TOKEN})

    assert outcome.api.schemes[0].credentials == (
        "access_token",
        "client_id",
        "client_secret",
    )
    assert grant_of(outcome) == TokenGrant(
        token_url=TOKEN, client_id="client_id", client_secret="client_secret"
    )


@pytest.mark.parametrize("kind", ["authorizationCode", "password"])
def test_tokens_of_a_person_are_refreshed_where_they_were_handed_out(kind: str) -> None:
    authorize = {"authorizationUrl": "https://login.example/authorize"}
    outcome = read_flows(
        **{kind: {"tokenUrl": TOKEN, **(authorize if kind != "password" else {})}}
    )

    assert grant_of(outcome) == TokenGrant(
        token_url=TOKEN,
        client_id="client_id",
        client_secret="client_secret",
        refresh_token="refresh_token",
        client_credentials=False,
    )


def test_refresh_url_wins_over_token_url() -> None:
    grant = grant_of(read_flows(password={"tokenUrl": TOKEN, "refreshUrl": "/again"}))

    assert grant is not None
    assert grant.token_url == "/again"


def test_implicit_flow_fetches_nothing() -> None:
    outcome = read_flows(implicit={"authorizationUrl": "https://login.example/go"})

    assert outcome.api.schemes[0].credentials == ("access_token",)
    assert grant_of(outcome) is None


def test_flows_with_one_address_share_a_grant() -> None:
    outcome = read_flows(
        clientCredentials={"tokenUrl": TOKEN}, password={"tokenUrl": TOKEN}
    )

    grant = grant_of(outcome)
    assert grant is not None
    assert (grant.client_credentials, grant.refresh_token) == (True, "refresh_token")


def test_refreshing_elsewhere_is_left_out_and_reported() -> None:
    outcome = read_flows(
        clientCredentials={"tokenUrl": TOKEN}, password={"tokenUrl": "/session"}
    )

    assert outcome.codes == ["degraded-security"]
    grant = grant_of(outcome)
    assert grant is not None
    assert (grant.token_url, grant.refresh_token) == (TOKEN, None)


def test_open_id_is_discovered() -> None:
    url = "https://login.example/.well-known/openid-configuration"
    outcome = read_schemes(f"app: {{type: openIdConnect, openIdConnectUrl: '{url}'}}")

    scheme = outcome.api.schemes[0]
    assert isinstance(scheme, OpenIdScheme)
    assert (scheme.url, scheme.grant.token_url) == (url, None)
    assert scheme.credentials == (
        "access_token",
        "client_id",
        "client_secret",
        "refresh_token",
    )


def test_credentials_have_the_names_that_the_description_wants() -> None:
    outcome = read_flows(
        "x-specmill-credentials: {client_secret: app_key}",
        clientCredentials={"tokenUrl": TOKEN},
    )

    grant = grant_of(outcome)
    assert grant is not None
    assert (grant.client_id, grant.client_secret) == ("client_id", "app_key")


def test_credentials_of_another_authority_have_other_names() -> None:
    outcome = read_schemes(f"""
        here: {{type: oauth2, flows: {{clientCredentials: {{tokenUrl: /token, scopes: {{}}}}}}}}
        there: {{type: oauth2, flows: {{clientCredentials: {{tokenUrl: "{TOKEN}", scopes: {{}}}}}}}}
        """)

    assert [one.credentials[0] for one in outcome.api.schemes] == [
        "here_access_token",
        "there_access_token",
    ]


def test_request_for_tokens_is_read() -> None:
    outcome = read_flows(
        "x-specmill-token-request: {method: post, parameters: {audience: shop}}",
        clientCredentials={"tokenUrl": TOKEN},
    )

    grant = grant_of(outcome)
    assert grant is not None
    assert grant.request == TokenRequest("post", {"audience": "shop"})


def test_parameter_that_is_a_credential_is_refused() -> None:
    outcome = read_flows(
        "x-specmill-token-request: {parameters: {client_secret: abc}}",
        clientCredentials={"tokenUrl": TOKEN},
    )

    assert "client_secret" in outcome.report("invalid-extension").message


def test_request_for_tokens_that_nobody_sends_is_refused() -> None:
    outcome = read_schemes(
        "app: {type: http, scheme: bearer, x-specmill-token-request: {method: post}}"
    )

    assert outcome.pointer("invalid-extension").endswith("/x-specmill-token-request")


@pytest.mark.parametrize(
    "url",
    ["ftp://login.example/token", "/token#now", "https://me@login.example/", "/{x}"],
)
def test_token_url_that_cannot_be_asked_is_an_error(url: str) -> None:
    outcome = read_flows(clientCredentials={"tokenUrl": url})

    assert outcome.pointer("invalid-token-url").endswith("/tokenUrl")


def read_shop(more: str = "", operation: str = "", schemes: str = "{}") -> Outcome:
    """Read a description with one operation beside its security schemes."""
    return read(f"""
openapi: 3.1.0
info: {{title: Shop, version: "1"}}
servers: [{{url: 'https://api.example/v1'}}]
{more}
paths:
  /a: {{get: {{operationId: x, {operation} responses: {{'200': {{description: fine}}}}}}}}
components: {{securitySchemes: {schemes}}}
""")


def alternatives(outcome: Outcome) -> list[list[str]]:
    """The keys of the schemes of each alternative of the default."""
    return [[key for key, _ in one.schemes] for one in outcome.api.security]


KEY = "{type: apiKey, in: header, name: X-Key}"
BASIC = "{type: http, scheme: basic}"
BEARER = "{type: http, scheme: bearer}"


def test_credentials_that_nothing_needs_are_sent_if_given() -> None:
    outcome = read_shop(schemes=f"{{key: {KEY}}}")

    assert alternatives(outcome) == [["key"], []]
    assert outcome.pointer("implied-security") == "/components/securitySchemes"


def test_credentials_that_can_travel_together_do_so() -> None:
    schemes = f"{{key: {KEY}, basic: {BASIC}, bearer: {BEARER}}}"

    outcome = read_shop(schemes=schemes)

    assert alternatives(outcome) == [
        ["key", "basic"],
        ["key"],
        ["basic"],
        ["bearer"],
        [],
    ]


@pytest.mark.parametrize(
    ("more", "operation"), [("security: []", ""), ("", "security: [{}],")]
)
def test_security_that_is_written_anywhere_is_all_there_is(
    more: str, operation: str
) -> None:
    outcome = read_shop(more, operation, f"{{key: {KEY}}}")

    assert (alternatives(outcome), outcome.codes) == ([], [])


AUTHORIZATION = "parameters: [{name: Authorization, in: header, description: Who you are, schema: {type: string}%s}],"


@pytest.mark.parametrize(
    ("more", "needed"),
    [
        ("", [(("authorization", ()),), ()]),
        (", required: true", [(("authorization", ()),)]),
    ],
)
def test_authorization_header_without_any_scheme_is_a_credential(
    more: str, needed: list[object]
) -> None:
    outcome = read_shop(operation=AUTHORIZATION % more)

    (scheme,) = outcome.api.schemes
    assert (scheme.key, scheme.credentials) == ("authorization", ("authorization",))
    assert [one.schemes for one in outcome.operation.security or ()] == needed
    assert outcome.operation.parameters == ()
    assert outcome.codes == ["implied-security"]


def test_key_in_a_header_without_any_scheme_is_a_credential() -> None:
    keys = "parameters: [{name: X-API-Key, in: header, required: true, schema: {type: string}}],"

    outcome = read_shop(operation=keys)

    (scheme,) = outcome.api.schemes
    assert isinstance(scheme, ApiKeyScheme)
    assert (scheme.name, scheme.credentials) == ("X-API-Key", ("api_key",))
    assert outcome.operation.parameters == ()


def test_headers_with_credentials_travel_together_or_alone() -> None:
    headers = (
        "parameters: [{name: Authorization, in: header, schema: {type: string}},"
        " {name: x-api-key, in: header, schema: {type: string}}],"
    )

    outcome = read_shop(operation=headers)

    security = outcome.operation.security or ()
    assert [[key for key, _ in one.schemes] for one in security] == [
        ["authorization", "x-api-key"],
        ["authorization"],
        ["x-api-key"],
        [],
    ]


HOME_AND_ABROAD = """
openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: 'https://api.example/v1'}]
paths:
  /a: {get: {operationId: a, %s responses: {'200': {description: fine}}}}
  /b: {get: {operationId: b, responses: {'200': {description: fine}}}}
  /c: {get: {operationId: c, servers: [{url: 'https://api.example/v2'}], responses: {'200': {description: fine}}}}
  /d: {get: {operationId: d, servers: [{url: 'https://cdn.example'}], responses: {'200': {description: fine}}}}
  /e: {get: {operationId: e, security: [], responses: {'200': {description: fine}}}}
"""


def operations_of(outcome: Outcome) -> dict[str, Operation]:
    """The operations by their ids."""
    return {one.id: one for one in outcome.api.operations}


def test_operation_without_the_header_that_others_list_sends_it() -> None:
    outcome = read(HOME_AND_ABROAD % AUTHORIZATION % ", required: true")

    assert alternatives(outcome) == [["authorization"], []]
    assert operations_of(outcome)["b"].security is None


@pytest.mark.parametrize("listed", ["", AUTHORIZATION % ""])
def test_server_of_another_host_gets_no_credential_that_nobody_asked_for(
    listed: str,
) -> None:
    schemes = "" if listed else f"components: {{securitySchemes: {{key: {KEY}}}}}"
    text = (HOME_AND_ABROAD % listed).replace("security: [], ", "")

    outcome = read(text + schemes)

    found = {key: one.security for key, one in operations_of(outcome).items()}
    assert (found["c"], found["d"]) == (None, ())


def test_operation_that_needs_no_security_sends_no_implied_credential() -> None:
    outcome = read(HOME_AND_ABROAD % AUTHORIZATION % "")

    assert operations_of(outcome)["e"].security == ()


def test_operation_sends_only_the_credential_headers_that_it_lists() -> None:
    key = "{name: X-API-Key, in: header, schema: {type: string}}"
    text = (HOME_AND_ABROAD % AUTHORIZATION % "").replace(
        "operationId: b,", f"operationId: b, parameters: [{key}],"
    )

    outcome = read(text)

    assert alternatives(outcome)[0] == ["authorization", "x-api-key"]
    assert [one.schemes for one in operations_of(outcome)["b"].security or ()] == [
        (("x-api-key", ()),),
        (),
    ]


def test_key_in_a_header_beside_schemes_is_an_argument() -> None:
    keys = "parameters: [{name: X-API-Key, in: header, schema: {type: string}}],"

    outcome = read_shop(operation=keys, schemes=f"{{basic: {BASIC}}}")

    assert [one.wire_name for one in outcome.operation.parameters] == ["X-API-Key"]


def test_authorization_header_beside_schemes_is_left_to_them() -> None:
    outcome = read_shop(operation=AUTHORIZATION % "", schemes=f"{{key: {KEY}}}")

    assert "ignored-header" in outcome.codes
    assert outcome.operation.security is None
