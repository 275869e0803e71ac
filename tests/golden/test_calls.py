"""Calls of the SDKs of cases: what their clients do with what the generator says of the API."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from specmill_runtime.errors import ArgumentError, CredentialError
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.testing import VirtualClock, clock_set
from tests.golden.cases import CASES, Case, generate

NAMES = (
    "client-called-hooks",
    "fixed-values",
    "idempotency",
    "oauth2",
    "server-variables",
)
DONE = RawResponse(status=204)
BUSY = RawResponse(status=503)
TOKEN = RawResponse(status=200, content=b'{"access_token": "abc", "expires_in": 60}')


class Server:
    """A transport that remembers what it was asked and gives prepared answers."""

    def __init__(self, *answers: RawResponse) -> None:
        self.answers = iter(answers)
        self.asked: list[RawRequest] = []

    def send(self, request: RawRequest) -> RawResponse:
        """The next answer."""
        self.asked.append(request)
        return next(self.answers)

    def close(self) -> None:
        """Nothing is open."""

    def headers(self, name: str) -> list[str | None]:
        """The values of a header in all requests."""
        tables = (
            {key.lower(): text for key, text in one.headers} for one in self.asked
        )
        found = (table.get(name.lower().encode()) for table in tables)
        return [None if text is None else text.decode() for text in found]


@pytest.fixture(scope="module", autouse=True)
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The SDKs of the cases, to be imported."""
    out = tmp_path_factory.mktemp("sdks")
    paths = [str(generate(Case(CASES / name), out).parent) for name in NAMES]
    sys.path[:0] = paths
    yield
    for path in paths:
        sys.path.remove(path)


@pytest.fixture(autouse=True)
def clock() -> Iterator[VirtualClock]:
    with clock_set(VirtualClock()) as clock:
        yield clock


def client(package: str, server: Server, **arguments: Any) -> Any:
    """The client of a case's SDK, which has no types here."""
    name = "".join(word.capitalize() for word in package.split("_"))
    made = getattr(importlib.import_module(package), name)
    return made(http_client=server, **arguments)


def test_client_with_id_and_secret_fetches_its_token() -> None:
    server = Server(TOKEN, DONE)

    client("oauth2", server, client_id="me", client_secret="s").things.list()

    token, call = server.asked
    assert token.url == "https://api.example/token"
    assert token.content == (
        b"audience=things&grant_type=client_credentials&scope=read+write"
        b"&client_id=me&client_secret=s"
    )
    assert server.headers("Authorization")[-1] == "Bearer abc"
    assert call.url == "https://api.example/v1/things"


def test_function_gives_the_token() -> None:
    server = Server(DONE)

    client("oauth2", server, plain=lambda: "xyz").things.list()

    assert server.headers("Authorization") == ["Bearer xyz"]


def test_id_and_secret_alone_are_nothing_without_client_credentials() -> None:
    sdk = client("oauth2", Server(), client_id="me", client_secret="s")

    with pytest.raises(CredentialError, match="refresh_token"):
        sdk.things.clear()


def test_missing_credential_is_named_as_the_argument_that_it_is() -> None:
    made: Any = importlib.import_module("client_called_hooks.client")

    with pytest.raises(CredentialError, match="give Hooks deadline_=… "):
        made.Hooks().run()


def test_clone_has_other_headers_and_the_same_connections() -> None:
    server = Server(DONE, DONE)
    first = client("oauth2", server, plain="xyz")

    first.with_options(headers={"X-Trace": "7"}).things.list()
    first.things.list()

    assert server.headers("X-Trace") == ["7", None]


def test_clone_has_the_token_of_its_client() -> None:
    server = Server(TOKEN, DONE, DONE)
    first = client("oauth2", server, client_id="me", client_secret="s")

    first.things.list()
    first.with_options(timeout=3).things.list()

    assert server.headers("Authorization")[1:] == ["Bearer abc", "Bearer abc"]


def test_drift_is_that_of_the_clone() -> None:
    first = client("oauth2", Server())

    assert first.with_options(decode="observe").drift is first.drift


def test_key_is_the_same_in_every_attempt() -> None:
    server = Server(BUSY, DONE)

    client("idempotency", server).payments.pay(cents=5)

    first, second = server.headers("Idempotency-Key")
    assert first == second
    assert UUID(first).version == 4


def test_key_that_is_given_is_sent() -> None:
    server = Server(DONE)
    key = UUID(int=5)

    client("idempotency", server).payments.pay(cents=5, idempotency_key=key)

    assert server.headers("Idempotency-Key") == [str(key)]


def test_key_without_argument_is_an_option() -> None:
    server = Server(DONE)

    client("idempotency", server).payments.change(
        request_options={"idempotency_key": "mine"}
    )

    assert server.headers("X-Request-Key") == ["mine"]


def test_operation_without_key_is_not_repeated() -> None:
    server = Server(BUSY)

    with pytest.raises(Exception, match="503"):
        client("idempotency", server).refunds.change()

    assert len(server.asked) == 1


def test_fixed_values_are_sent_without_being_written() -> None:
    server = Server(RawResponse(status=200, content=b'{"kind": "made"}'))
    models = importlib.import_module("fixed_values.models")
    owner = models.Owner(name="Ada")

    client("fixed_values", server).things.create(owner=owner)

    (call,) = server.asked
    assert call.url == "https://api.example/v1/things/small?version=2"
    assert call.content == (b'{"type":"thing","owner":{"kind":"person","name":"Ada"}}')


def test_server_variable_without_such_a_value_is_refused() -> None:
    with pytest.raises(ArgumentError, match="'region' must be one of: eu, us"):
        client("server_variables", Server(), region="mars")


def test_server_variable_moves_the_address() -> None:
    server = Server(DONE)

    client("server_variables", server, region="us").things.list()

    assert server.asked[0].url == "https://us.api.example/v1/things"
