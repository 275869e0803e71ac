"""Tokens: how they are asked for, how long they serve, and who refuses them."""

import logging

import pytest
from harness import (
    get,
    post,
    reply,
)
from msgspec.structs import replace
from token_servers import GRANT, Provider, caller, specified

from specmill_runtime import errors
from specmill_runtime.request import RawRequest, RawResponse


def test_token_is_fetched_and_sent(flavor: str) -> None:
    client = caller(flavor, Provider())

    assert {"token": "Bearer token-1"} == client.call(get())


def test_request_for_a_token_has_no_path_in_the_log(
    flavor: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "specmill_runtime"):
        caller(flavor, Provider()).call(get())

    assert caplog.messages == [
        "oauth2.token: POST -> 200 in 0.000 s",
        "things.get: GET /things -> 200 in 0.000 s",
    ]


def test_token_is_fetched_once_for_many_calls(flavor: str) -> None:
    provider = Provider()
    client = caller(flavor, provider)

    for _ in range(3):
        client.call(get())

    assert 1 == provider.given


def test_scopes_are_asked_for(flavor: str) -> None:
    provider = Provider()

    caller(flavor, provider).call(get())

    assert [
        {"grant_type": ["client_credentials"], "scope": ["read write"]}
    ] == provider.forms


def test_client_authenticates_itself_by_a_header_encoded_as_a_form() -> None:
    provider = Provider()

    caller("sync", provider).call(get())

    sent = dict(provider.server.requests[0].headers)
    assert b"Basic YWRhOnBhc3Mrd29yZA==" == sent[b"Authorization"]


def test_client_authenticates_itself_in_the_form_where_described() -> None:
    provider = Provider()
    spec = specified(grant=replace(GRANT, method="post", scopes=()))

    caller("sync", provider, spec).call(get())

    assert [
        {
            "grant_type": ["client_credentials"],
            "client_id": ["ada"],
            "client_secret": ["pass word"],
        }
    ] == provider.forms


def test_token_request_carries_nothing_of_the_client() -> None:
    provider = Provider()

    caller("sync", provider, headers={"X-Own": "mine"}).call(get())

    assert b"X-Own" not in dict(provider.server.requests[0].headers)


def test_parameters_of_the_grant_are_sent() -> None:
    provider = Provider()
    grant = replace(GRANT, parameters={"audience": "https://api.test"})

    caller("sync", provider, specified(grant=grant)).call(get())

    assert ["https://api.test"] == provider.forms[0]["audience"]


def test_expired_token_is_replaced_before_it_is_sent(flavor: str) -> None:
    provider = Provider(expires_in=100)
    client = caller(flavor, provider)
    client.call(get())
    client.clock.time += 91

    assert {"token": "Bearer token-2"} == client.call(get())


def test_token_serves_until_its_last_tenth(flavor: str) -> None:
    provider = Provider(expires_in=100)
    client = caller(flavor, provider)
    client.call(get())
    client.clock.time += 70

    assert {"token": "Bearer token-1"} == client.call(get())


def test_failed_renewal_ahead_of_the_end_keeps_the_old_token(flavor: str) -> None:
    provider = Provider(expires_in=100)
    client = caller(flavor, provider)
    client.call(get())
    client.clock.time += 85
    provider.failing = True

    assert {"token": "Bearer token-1"} == client.call(get())


def test_failed_renewal_is_not_tried_again_at_once() -> None:
    provider = Provider(expires_in=100)
    client = caller("sync", provider)
    client.call(get())
    client.clock.time += 85
    provider.failing = True

    client.call(get())
    client.call(get())

    assert 2 == len(provider.forms)


@pytest.mark.parametrize("seconds", ["3600", None, 1e18])
def test_odd_lifetime_is_understood(seconds: object) -> None:
    provider = Provider(expires_in=seconds)
    client = caller("sync", provider)

    client.call(get())
    client.call(get())

    assert 1 == provider.given


@pytest.mark.parametrize("seconds", [0, -5])
def test_token_that_ends_at_once_serves_one_call(seconds: int) -> None:
    provider = Provider(expires_in=seconds)
    client = caller("sync", provider)

    results = [client.call(get()), client.call(get())]

    assert [{"token": "Bearer token-1"}, {"token": "Bearer token-2"}] == results


def test_refused_token_is_replaced_once(flavor: str) -> None:
    provider = Provider()
    provider.refused = {"Bearer token-1"}

    assert {"token": "Bearer token-2"} == caller(flavor, provider).call(post())


def test_other_refusals_are_not_about_the_token(flavor: str) -> None:
    provider = Provider()
    provider.refused, provider.refusal = {"Bearer token-1"}, 403

    with pytest.raises(errors.ForbiddenError):
        caller(flavor, provider).call(get())

    assert 1 == provider.given


def test_token_refused_twice_is_an_error(flavor: str) -> None:
    provider = Provider()
    provider.refused = {"Bearer token-1", "Bearer token-2"}

    with pytest.raises(errors.UnauthorizedError) as raised:
        caller(flavor, provider).call(get())

    assert (2, 2) == (provider.given, raised.value.attempts)


def test_refusal_leaves_a_newer_token_alone() -> None:
    provider = Provider()
    client = caller("sync", provider)
    client.call(get())
    (supplier,) = (one for _, one in client.core.binding(get()).suppliers)

    supplier.refuse("older")
    client.call(get())

    assert 1 == provider.given


def test_refusal_of_the_authorization_server_is_a_token_error(flavor: str) -> None:
    provider = Provider()
    provider.failing = True

    with pytest.raises(errors.TokenError, match=r"400 \(invalid_client\)") as raised:
        caller(flavor, provider).call(get())

    assert ("invalid_client", "things.get") == (
        raised.value.code,
        raised.value.operation,
    )


@pytest.mark.parametrize(
    "grant",
    [
        {"access_token": None},
        {"access_token": ""},
        {"access_token": "two\nlines"},
        {"expires_in": "soon"},
    ],
)
def test_nonsense_of_the_authorization_server_is_a_token_error(
    grant: dict[str, object],
) -> None:
    with pytest.raises(errors.TokenError, match="that is no access token"):
        caller("sync", Provider(**grant)).call(get())


@pytest.mark.parametrize("kind", ["bearer", "BearerToken"])
def test_bearer_is_written_in_many_ways(kind: str) -> None:
    client = caller("sync", Provider(token_type=kind))

    assert {"token": "Bearer token-1"} == client.call(get())


@pytest.mark.parametrize("kind", ["mac", "DPoP"])
def test_token_of_another_type_is_not_used(kind: str) -> None:
    with pytest.raises(errors.TokenError, match="other than Bearer"):
        caller("sync", Provider(token_type=kind)).call(get())


def test_token_error_keeps_no_body_in_which_a_token_may_be() -> None:
    with pytest.raises(errors.TokenError) as raised:
        caller("sync", Provider(expires_in="soon")).call(get())

    assert raised.value.response is not None
    assert b"" == raised.value.response.content


def test_token_endpoint_is_tried_again() -> None:
    provider = Provider()
    answers = iter([reply(status=503), reply(status=503)])

    def answer(request: RawRequest) -> RawResponse:
        return next(answers, None) or provider.answer(request)

    provider.server.answers[:] = [answer]

    assert {"token": "Bearer token-1"} == caller("sync", provider).call(get())
