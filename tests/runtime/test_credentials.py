"""Credentials that cannot be sent are refused when the client is built, by name only."""

from base64 import b64encode
from typing import Any

import pytest
from harness import Caller, Server, get

from specmill_runtime.client import ClientSpec, Credential, Scheme, SyncCore
from specmill_runtime.errors import CredentialError

BEARER = Scheme(kind="token", credentials=("token",))
QUERY_KEY = Scheme(
    kind="api_key", placement="query", name="k", credentials=("api_key",)
)
BASIC = Scheme(kind="basic", credentials=("realm", "password"))


def spec(scheme: Scheme) -> ClientSpec:
    return ClientSpec(
        name="Plain",
        package="plain",
        version="1.0",
        servers=("https://plain.test/v1",),
        schemes={"only": scheme},
        security=(("only",),),
        credentials=tuple(
            Credential(one, f"PLAIN_{one.upper()}") for one in scheme.credentials
        ),
    )


@pytest.mark.parametrize("value", ["q7\nq", "q7\r", "q7\x00", "q7ä", " q7", "q7 "])
def test_credential_that_no_header_can_hold_is_refused(value: str) -> None:
    with pytest.raises(CredentialError, match=r"^token cannot be sent: ") as caught:
        SyncCore(spec(BEARER), credentials={"token": value})

    assert value not in str(caught.value)


@pytest.mark.parametrize("value", ["q7\n", "q7\x00"])
def test_control_character_in_a_query_key_is_refused(value: str) -> None:
    with pytest.raises(
        CredentialError, match="api_key cannot be sent: it contains a control"
    ):
        SyncCore(spec(QUERY_KEY), credentials={"api_key": value})


def test_text_that_is_no_unicode_is_refused() -> None:
    with pytest.raises(CredentialError, match="password is no valid Unicode"):
        SyncCore(spec(BASIC), credentials={"realm": "a", "password": "\ud800"})


def test_value_that_is_no_text_is_refused() -> None:
    credentials: Any = {"api_key": 7}

    with pytest.raises(CredentialError, match="api_key must be str, not int"):
        SyncCore(spec(QUERY_KEY), credentials=credentials)


def test_empty_credential_is_refused() -> None:
    with pytest.raises(CredentialError, match=r"^api_key is empty$"):
        SyncCore(spec(QUERY_KEY), credentials={"api_key": ""})


def test_empty_password_is_allowed() -> None:
    server = Server()

    Caller(
        "sync", server, spec(BASIC), credentials={"realm": "ada", "password": ""}
    ).call(get())

    assert "Basic " + b64encode(b"ada:").decode() == server.headers["authorization"]


def test_colon_in_a_user_is_refused() -> None:
    with pytest.raises(CredentialError, match="realm contains a colon"):
        SyncCore(spec(BASIC), credentials={"realm": "a:b", "password": "x"})


def test_bad_variable_is_named_instead_of_the_argument(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PLAIN_TOKEN", "a\nb")

    with pytest.raises(CredentialError, match=r"^PLAIN_TOKEN cannot be sent"):
        SyncCore(spec(BEARER))
