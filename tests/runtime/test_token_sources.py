"""Refresh tokens, discovery, and functions that give credentials."""

import asyncio
from typing import Any

import pytest
from harness import (
    Caller,
    Server,
    get,
    reply,
)
from msgspec.structs import replace
from token_servers import GRANT, PAIR, SPEC, Provider, caller, specified

from specmill_runtime import errors
from specmill_runtime.spec import Scheme


def test_refresh_token_is_used(flavor: str) -> None:
    provider = Provider()
    credentials = {"refresh_token": "old", "client_id": "ada"}

    caller(flavor, provider, credentials=credentials).call(get())

    assert [
        {
            "grant_type": ["refresh_token"],
            "refresh_token": ["old"],
            "client_id": ["ada"],
        }
    ] == provider.forms


def test_rotated_refresh_token_is_used_and_told(flavor: str) -> None:
    provider = Provider(refresh_token="new", expires_in=0)
    told: list[str] = []
    client = caller(
        flavor,
        provider,
        credentials={"refresh_token": "old"},
        on_refresh_token=told.append,
    )

    client.call(get())
    client.call(get())

    assert (["new"], ["new"]) == (told, provider.forms[1]["refresh_token"])


def test_rotated_refresh_token_need_not_be_told() -> None:
    provider = Provider(refresh_token="new")
    client = caller("sync", provider, credentials={"refresh_token": "old"})

    assert {"token": "Bearer token-1"} == client.call(get())


def test_failing_rotation_hook_is_a_token_error_with_its_cause() -> None:
    def fail(token: str) -> None:
        raise OSError("disk full")

    client = caller(
        "sync",
        Provider(refresh_token="new"),
        credentials={"refresh_token": "old"},
        on_refresh_token=fail,
    )

    with pytest.raises(errors.TokenError, match="on_refresh_token") as raised:
        client.call(get())

    assert isinstance(raised.value.__cause__, OSError)


def test_tokens_are_kept_when_the_rotation_hook_fails(flavor: str) -> None:
    def fail(token: str) -> None:
        raise OSError("disk full")

    provider = Provider(refresh_token="new")
    client = caller(
        flavor,
        provider,
        credentials={"refresh_token": "old"},
        on_refresh_token=fail,
    )
    with pytest.raises(errors.TokenError, match="on_refresh_token"):
        client.call(get())

    assert client.call(get()) == {"token": "Bearer token-1"}
    assert len(provider.forms) == 1


def test_a_rotation_hook_that_failed_is_called_with_the_next_token(flavor: str) -> None:
    told: list[str] = []

    def store(token: str) -> None:
        told.append(token)
        if len(told) == 1:
            raise OSError("disk full")

    provider = Provider(refresh_token="new", expires_in=0)
    client = caller(
        flavor,
        provider,
        credentials={"refresh_token": "old"},
        on_refresh_token=store,
    )
    with pytest.raises(errors.TokenError):
        client.call(get())

    client.call(get())
    client.call(get())

    assert told == ["new", "new"]


def test_given_token_serves_until_it_is_refused(flavor: str) -> None:
    provider = Provider()
    provider.refused = {"Bearer mine"}
    credentials = {"access_token": "mine", **PAIR}

    client = caller(flavor, provider, credentials=credentials)

    assert {"token": "Bearer token-1"} == client.call(get())


def test_token_endpoint_is_discovered_once(flavor: str) -> None:
    provider = Provider(expires_in=0)
    discovery = "https://login.test/.well-known/openid-configuration"
    spec = specified(grant=replace(GRANT, token_url=""), discovery=discovery)
    client = caller(flavor, provider, spec)

    results = [client.call(get()), client.call(get())]

    assert [{"token": "Bearer token-1"}, {"token": "Bearer token-2"}] == results
    assert 1 == [one.url for one in provider.server.requests].count(discovery)


def test_token_endpoint_without_encryption_gets_no_secret() -> None:
    provider = Provider()
    spec = specified(grant=replace(GRANT, token_url="http://login.test/token"))

    with pytest.raises(errors.ArgumentError, match="unencrypted"):
        caller("sync", provider, spec).call(get())


def test_function_gives_the_credential_of_each_request(flavor: str) -> None:
    tokens = iter(["one", "two"])
    client = caller(
        flavor, Provider(), credentials={"access_token": lambda: next(tokens)}
    )

    results = [client.call(get()), client.call(get())]

    assert [{"token": "Bearer one"}, {"token": "Bearer two"}] == results


@pytest.mark.parametrize(
    ("placement", "url", "cookie"),
    [
        ("query", "https://plain.test/v1/things?key=one", None),
        ("cookie", "https://plain.test/v1/things", "key=one"),
    ],
)
def test_credential_of_a_function_is_where_the_scheme_says(
    placement: Any, url: str, cookie: str | None
) -> None:
    scheme = Scheme(
        kind="api_key", placement=placement, name="key", credentials=("access_token",)
    )
    server = Server(reply())
    given = {"access_token": lambda: "one"}
    spec = replace(SPEC, schemes={"oauth": scheme})

    Caller("sync", server, spec, credentials=given).call(get())

    assert (url, cookie) == (server.request.url, server.headers.get("cookie"))


def test_credential_of_a_function_that_no_cookie_holds_is_not_sent() -> None:
    scheme = Scheme(
        kind="api_key", placement="cookie", name="key", credentials=("access_token",)
    )
    server = Server(reply())
    spec = replace(SPEC, schemes={"oauth": scheme})
    client = Caller(
        "sync", server, spec, credentials={"access_token": lambda: "a; b=c"}
    )

    with pytest.raises(errors.CredentialError, match="semicolon"):
        client.call(get())

    assert [] == server.requests


def test_credential_of_a_function_is_in_no_error(flavor: str) -> None:
    refusal = reply({"message": "no rights with marker-token"}, status=403)
    given = {"access_token": lambda: "marker-token"}
    client = Caller(flavor, Server(refusal), SPEC, credentials=given)

    with pytest.raises(errors.ForbiddenError) as caught:
        client.call(get())

    assert caught.value.response is not None
    shown = f"{caught.value}{caught.value.body}{caught.value.response.content!r}"
    assert "marker-token" not in shown


def test_coroutine_function_gives_the_credential() -> None:
    async def source() -> str:
        await asyncio.sleep(0)
        return "awaited"

    client = caller("async", Provider(), credentials={"access_token": source})

    assert {"token": "Bearer awaited"} == client.call(get())


def test_coroutine_function_that_outlasts_the_deadline_is_late() -> None:
    client = caller(
        "async", Provider(), credentials={"access_token": asyncio.Event().wait}
    )

    with pytest.raises(errors.DeadlineExceededError):
        client.call(get(), (), {"deadline": 0.05})


def test_function_is_asked_again_when_its_credential_is_refused(flavor: str) -> None:
    provider = Provider()
    provider.refused = {"Bearer one"}
    tokens = iter(["one", "two"])
    client = caller(
        flavor, provider, credentials={"access_token": lambda: next(tokens)}
    )

    assert {"token": "Bearer two"} == client.call(get())


def test_failing_function_is_a_token_error_with_its_cause(flavor: str) -> None:
    def source() -> str:
        raise KeyError("vault")

    client = caller(flavor, Provider(), credentials={"access_token": source})

    with pytest.raises(errors.TokenError, match="KeyError") as raised:
        client.call(get())

    assert isinstance(raised.value.__cause__, KeyError)


@pytest.mark.parametrize("value", ["", "a\nb", None, 7])
def test_useless_credential_of_a_function_is_refused(value: object) -> None:
    client = caller("sync", Provider(), credentials={"access_token": lambda: value})

    with pytest.raises(errors.CredentialError, match="access_token"):
        client.call(get())


def test_missing_credentials_are_named_with_all_ways() -> None:
    client = caller("sync", Provider(), credentials={})

    with pytest.raises(
        errors.CredentialError,
        match="either access_token=…, or client_id=… and client_secret=…",
    ):
        client.call(get())
