"""Schemes, alternatives of schemes, and where credentials come from."""

from base64 import b64encode
from typing import Any

import pytest
from harness import Caller, Server, get, sent

from specmill_runtime.arguments import header
from specmill_runtime.client import ClientSpec, Credential, Scheme
from specmill_runtime.errors import CredentialError

QUERY_KEYS = {
    "user": Scheme(
        kind="api_key", placement="query", name="username", credentials=("username",)
    ),
    "key": Scheme(
        kind="api_key", placement="query", name="api_key", credentials=("api_key",)
    ),
}
REALM = {
    "basic": Scheme(kind="basic", credentials=("realm", "password")),
    "client": Scheme(
        kind="api_key",
        name="x-api-key",
        encode="basic",
        credentials=("client", "client_auth"),
    ),
}
AUTHORIZATION = {
    "basic": Scheme(kind="basic", credentials=("login", "password")),
    "key": Scheme(kind="token", prefix="Api-Key", credentials=("api_key",)),
    "session": Scheme(kind="token", prefix="Session", credentials=("session",)),
}


def spec(
    schemes: dict[str, Scheme],
    *security: tuple[str, ...],
    environment: bool = False,
) -> ClientSpec:
    names = dict.fromkeys(name for one in schemes.values() for name in one.credentials)
    return ClientSpec(
        name="Plain",
        package="plain",
        version="1.0",
        servers=("https://plain.test/v1",),
        schemes=schemes,
        security=security,
        credentials=tuple(
            Credential(name, f"PLAIN_{name.upper()}" if environment else None)
            for name in names
        ),
    )


def called(
    flavor: str,
    described: ClientSpec,
    credentials: dict[str, str | None],
    **details: Any,
) -> Server:
    server = Server()
    Caller(flavor, server, described, credentials=credentials).call(get(**details))
    return server


def basic(text: str) -> str:
    return b64encode(text.encode()).decode()


def test_two_query_keys_travel_together(flavor: str) -> None:
    described = spec(QUERY_KEYS, ("user", "key"))

    server = called(flavor, described, {"username": "ada", "api_key": "a b+c"})

    assert "/v1/things?username=ada&api_key=a%20b%2Bc" == server.target


def test_query_keys_follow_the_arguments() -> None:
    described = spec(QUERY_KEYS, ("key",))

    server = Server()
    Caller("sync", server, described, credentials={"api_key": "k"}).call(
        get(), (), {"query": {"q": [1, 2]}}
    )

    assert "/v1/things?q=1&q=2&api_key=k" == server.target


def test_basic_encodes_user_and_password(flavor: str) -> None:
    described = spec(REALM, ("basic", "client"), ("basic",))

    server = called(flavor, described, {"realm": "ada", "password": "pä:ss"})

    assert "Basic " + basic("ada:pä:ss") == server.headers["authorization"]
    assert "x-api-key" not in server.headers


def test_richer_alternative_adds_the_encoded_key(flavor: str) -> None:
    described = spec(REALM, ("basic", "client"), ("basic",))
    credentials: dict[str, str | None] = {
        "realm": "ada",
        "password": "pw",
        "client": "app",
        "client_auth": "s3",
    }

    server = called(flavor, described, credentials)

    assert "Basic " + basic("ada:pw") == server.headers["authorization"]
    assert basic("app:s3") == server.headers["x-api-key"]


@pytest.mark.parametrize(
    ("credentials", "expected"),
    [
        ({"login": "ada", "password": "pw"}, "Basic " + basic("ada:pw")),
        ({"api_key": "abc"}, "Api-Key abc"),
        ({"session": "xyz"}, "Session xyz"),
        ({"login": "ada", "session": "xyz"}, "Session xyz"),
        ({"api_key": "abc", "session": "xyz"}, "Api-Key abc"),
    ],
)
def test_first_complete_alternative_is_used(
    flavor: str, credentials: dict[str, str | None], expected: str
) -> None:
    described = spec(AUTHORIZATION, ("basic",), ("key",), ("session",))

    assert expected == called(flavor, described, credentials).headers["authorization"]


@pytest.mark.parametrize("prefix", ["", "Bearer"])
def test_token_is_a_bearer_by_default(flavor: str, prefix: str) -> None:
    scheme = Scheme(kind="token", prefix=prefix, credentials=("token",))

    server = called(flavor, spec({"bearer": scheme}, ("bearer",)), {"token": "t0k"})

    assert "Bearer t0k" == server.headers["authorization"]


def test_cookie_key_joins_the_cookies() -> None:
    scheme = Scheme(
        kind="api_key", placement="cookie", name="sid", credentials=("sid",)
    )

    server = called("sync", spec({"sid": scheme}, ("sid",)), {"sid": "a/b+c=="})

    assert "sid=a/b+c==" == server.headers["cookie"]


def test_variable_stands_in_for_an_argument(
    flavor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAIN_API_KEY", "from-env")
    described = spec(QUERY_KEYS, ("key",), environment=True)

    assert [("api_key", "from-env")] == called(
        flavor, described, {"api_key": None}
    ).query


def test_argument_beats_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAIN_API_KEY", "from-env")
    described = spec(QUERY_KEYS, ("key",), environment=True)

    assert [("api_key", "given")] == called(
        "sync", described, {"api_key": "given"}
    ).query


def test_variable_is_read_at_construction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAIN_API_KEY", "early")
    server = Server()
    caller = Caller("sync", server, spec(QUERY_KEYS, ("key",), environment=True))
    monkeypatch.setenv("PLAIN_API_KEY", "late")

    caller.call(get())

    assert [("api_key", "early")] == server.query


def test_empty_variable_is_unset(flavor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAIN_API_KEY", "")
    described = spec(QUERY_KEYS, ("key",), environment=True)

    with pytest.raises(CredentialError):
        called(flavor, described, {})


def test_missing_credentials_are_named_with_their_variables(flavor: str) -> None:
    described = spec(QUERY_KEYS, ("user", "key"), environment=True)

    with pytest.raises(CredentialError) as caught:
        called(flavor, described, {"username": "ada"})

    assert (
        "things.get: credentials are missing: give Plain api_key=… (or set PLAIN_API_KEY)"
        == str(caught.value)
    )


def test_every_alternative_is_named_when_none_is_complete() -> None:
    described = spec(AUTHORIZATION, ("basic",), ("key",), ("session",))

    with pytest.raises(
        CredentialError, match="either login=… and password=…, or api_key=…, or"
    ):
        called("sync", described, {})


def test_ways_that_ask_for_the_same_or_more_are_not_named() -> None:
    described = spec(AUTHORIZATION, ("key",), ("session", "key"), ("key", "key"))

    with pytest.raises(CredentialError) as caught:
        called("sync", described, {})

    assert str(caught.value).endswith("are missing: give Plain api_key=…")


def test_nothing_is_sent_without_credentials(flavor: str) -> None:
    server = Server()

    with pytest.raises(CredentialError):
        Caller(flavor, server, spec(QUERY_KEYS, ("key",))).call(get())

    assert [] == server.requests


def test_operation_without_security_sends_no_credential() -> None:
    described = spec(QUERY_KEYS, ("key",))

    assert [] == called("sync", described, {"api_key": "k"}, security=()).query


def test_operation_overrides_the_alternatives() -> None:
    described = spec(QUERY_KEYS, ("key",))

    server = called(
        "sync", described, {"api_key": "k", "username": "u"}, security=(("user",),)
    )

    assert [("username", "u")] == server.query


@pytest.mark.parametrize(
    ("credentials", "expected"), [({}, []), ({"api_key": "k"}, ["k"])]
)
def test_empty_alternative_allows_a_call_without_credentials(
    credentials: dict[str, str | None], expected: list[str]
) -> None:
    described = spec(QUERY_KEYS, ("key",), ())

    assert expected == [
        value for _, value in called("sync", described, credentials).query
    ]


def test_header_of_the_call_beats_the_credential() -> None:
    scheme = Scheme(kind="token", credentials=("token",))
    server = Server()
    caller = Caller(
        "sync", server, spec({"b": scheme}, ("b",)), credentials={"token": "mine"}
    )

    caller.call(get(), (), {"headers": {"authorization": "Bearer theirs"}})

    assert "Bearer theirs" == server.headers["authorization"]


def test_header_argument_does_not_replace_another_header() -> None:
    server = sent(get(arguments=(header("X-Trace"),)), "t")

    assert "t" == server.headers["x-trace"]
    assert "application/json" == server.headers["accept"]
