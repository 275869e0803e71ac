"""Requests that the description does not have take the course of all other calls."""

import asyncio
import gc
from typing import Any

import msgspec
import pytest
from harness import (
    PLAIN,
    AsyncTransport,
    Caller,
    Server,
    reply,
)
from undescribed_requests import Plan, request, sent

from specmill_runtime.client import AsyncCore, ClientSpec, Credential, Scheme, SyncCore
from specmill_runtime.errors import (
    ApiError,
    ArgumentError,
    ClosedError,
    ConnectionLostError,
    CredentialError,
    DecodeError,
    NotFoundError,
    SdkError,
    UnavailableError,
)
from specmill_runtime.hooks import Hooks
from specmill_runtime.http_calls import (
    AsyncHttpCall,
    HttpCall,
)
from specmill_runtime.operation import Failure, Operation, query
from specmill_runtime.options import RetryPolicy
from specmill_runtime.testing import VirtualClock

LOST = ConnectionLostError("lost")


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
def test_idempotent_method_is_repeated(flavor: str, method: str) -> None:
    server = Server(LOST, reply(None))

    request(Caller(flavor, server), method, "/a")

    assert 2 == len(server.requests)


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_other_method_is_not_repeated(flavor: str, method: str) -> None:
    server = Server(LOST, reply(None))

    with pytest.raises(ConnectionLostError):
        request(Caller(flavor, server), method, "/a")

    assert 1 == len(server.requests)


KEYED = msgspec.structs.replace(PLAIN, idempotency_key="X-Key")
KEYS: list[tuple[ClientSpec, dict[str, Any], str]] = [
    (PLAIN, {"request_options": {"idempotency_key": "k"}}, "idempotency-key"),
    (PLAIN, {"headers": {"idempotency-key": "k"}}, "idempotency-key"),
    (KEYED, {"request_options": {"idempotency_key": "k"}}, "x-key"),
    (KEYED, {}, "x-key"),
]


@pytest.mark.parametrize(("spec", "parts", "header"), KEYS)
def test_request_with_a_key_is_repeated_with_it(
    spec: ClientSpec, parts: dict[str, Any], header: str
) -> None:
    server = Server(LOST, reply(None))

    request(Caller("sync", server, spec), "POST", "/a", **parts)

    keys = {
        dict(one.headers)[name]
        for one in server.requests
        for name in dict(one.headers)
        if name.decode().lower() == header
    }
    assert 2 == len(server.requests)
    assert 1 == len(keys)


def test_no_key_is_made_for_other_methods() -> None:
    server = Server()

    request(Caller("sync", server, KEYED), "PUT", "/a")

    assert "x-key" not in server.headers


def test_errors_are_those_of_the_api(flavor: str) -> None:
    class TroubleError(ApiError[Plan]):
        pass

    failure = Failure(status="default", error=lambda: TroubleError, body=lambda: Plan)
    spec = msgspec.structs.replace(PLAIN, failures=(failure,))
    server = Server(reply({"id": 5}, status=418))

    with pytest.raises(TroubleError) as caught:
        request(Caller(flavor, server, spec), "GET", "/a")

    assert Plan(id=5) == caught.value.body


def test_error_names_the_path_as_it_was_written() -> None:
    server = Server(reply({"message": "no such plan"}, status=404))

    with pytest.raises(NotFoundError) as caught:
        request(
            Caller("sync", server),
            "GET",
            "/a/{id}?token=s3cret",
            path_parameters={"id": "private"},
        )

    assert "request: GET /a/{id} answered 404 Not Found: no such plan" == str(
        caught.value
    )
    assert "/a/{id}" == caught.value.call.path


AUTHORIZATION = Scheme(kind="token", credentials=("token",))
PAIR = Scheme(kind="basic", credentials=("user", "password"))
KEY = Scheme(kind="api_key", credentials=("key",), placement="query", name="api key")
SECURED = msgspec.structs.replace(
    PLAIN,
    schemes={"token": AUTHORIZATION, "pair": PAIR, "key": KEY},
    credentials=tuple(map(Credential, ("token", "user", "password", "key"))),
)
TOKEN = {"token": "t0ken"}
BASIC = {"user": "ada", "password": "lace"}
SECURITY: list[tuple[Any, dict[str, str], str | None, str]] = [
    ((), TOKEN, "Bearer t0ken", ""),
    ((), {**TOKEN, **BASIC, "key": "k&y"}, "Bearer t0ken", "?api%20key=k%26y"),
    ((), {}, None, ""),
    ((("pair",),), {**TOKEN, **BASIC, "key": "k"}, "Basic YWRhOmxhY2U=", ""),
    ((("pair",),), TOKEN, "Bearer t0ken", ""),
    (((), ("key",)), {"key": "k"}, None, "?api%20key=k"),
    (((),), TOKEN, "Bearer t0ken", ""),
]


@pytest.mark.parametrize(("security", "given", "authorization", "query"), SECURITY)
def test_credentials_are_the_usual_ones_or_those_that_there_are(
    flavor: str,
    security: Any,
    given: dict[str, str],
    authorization: str | None,
    query: str,
) -> None:
    server = Server()
    spec = msgspec.structs.replace(SECURED, security=security)

    request(Caller(flavor, server, spec, credentials=given), "GET", "/a")

    assert authorization == server.headers.get("authorization")
    assert f"/v1/a{query}" == server.target


def test_missing_credentials_are_named() -> None:
    spec = msgspec.structs.replace(SECURED, security=(("pair",),))

    with pytest.raises(CredentialError, match=r"request: .* user=… and password=…"):
        request(Caller("sync", Server(), spec), "GET", "/a")


def test_what_the_client_adds_is_not_repeated_from_a_link() -> None:
    server = Server()
    spec = msgspec.structs.replace(SECURED, parameters=(query("version", str),))
    caller = Caller(
        "sync", server, spec, credentials={"key": "k"}, parameters={"version": "2"}
    )

    request(caller, "GET", "https://plain.test/a?api+key=k&version=2&page=3")

    assert "/a?page=3&version=2&api%20key=k" == server.target


def test_request_has_the_settings_of_its_client(flavor: str) -> None:
    server = Server()
    caller = Caller(
        flavor,
        server,
        base_url="http://localhost:4010/base/",
        headers={"X-One": "1", "X-Two": "1"},
        timeout=7,
    )

    request(caller, "GET", "/a", headers={"x-two": "2"})

    assert "http://localhost:4010/base/a" == server.request.url
    assert ("1", "2") == (server.headers["x-one"], server.headers["x-two"])
    assert 7 == server.request.timeout.read


def test_options_of_the_call_win() -> None:
    server = Server(reply(None, status=503), reply(None))

    with pytest.raises(UnavailableError):
        request(
            Caller("sync", server),
            "GET",
            "/a",
            query={"a": 1},
            headers={"X-One": "1"},
            request_options={
                "retry": RetryPolicy(max_attempts=1),
                "headers": {"X-One": "2"},
                "query": {"b": 2},
            },
        )

    assert "/v1/a?a=1&b=2" == server.target
    assert "2" == server.headers["x-one"]


def test_hooks_hear_of_the_request(flavor: str) -> None:
    heard: list[tuple[str, str, str]] = []

    class Heard(Hooks):
        def call_started(self, call: Any) -> None:
            heard.append((call.operation, call.method, call.path))

    caller = Caller(flavor, Server(), hooks=Heard())

    request(caller, "GET", "/a/{id}?b=c", path_parameters={"id": 7})

    assert [("request", "GET", "/a/{id}")] == heard


def test_safe_request_follows_redirects_at_home(flavor: str) -> None:
    moved = reply(None, status=302, headers={"Location": "/v2/b"})
    server = Server(moved, reply({"id": 1}))

    assert {"id": 1} == request(Caller(flavor, server), "GET", "/a")
    assert "/v2/b" == server.target


def test_closed_client_sends_nothing() -> None:
    core = SyncCore(PLAIN)
    call = HttpCall(core)
    core.close()

    with pytest.raises(ClosedError):
        call("GET", "/a")


def test_api_without_address_needs_one() -> None:
    spec = msgspec.structs.replace(PLAIN, servers=())
    caller = Caller("sync", Server(), spec)

    for path in ("/a", "https://plain.test/a"):
        with pytest.raises(ArgumentError, match="request: give Plain a base_url"):
            request(caller, "GET", path)


def test_nothing_is_counted_where_nothing_is_described() -> None:
    server = Server(reply({"id": 1, "new": 2}))
    caller = Caller("sync", server, decode="observe")

    request(caller, "GET", "/a", expect=Plan)

    assert () == caller.core.drift.counts()


def test_strict_client_refuses_what_the_type_lacks() -> None:
    server = Server(reply({"id": 1, "new": 2}))

    with pytest.raises(DecodeError):
        request(Caller("sync", server, decode="strict"), "GET", "/a", expect=Plan)


def test_nothing_is_kept_of_a_request() -> None:
    caller = Caller("sync", Server())
    request(caller, "GET", "/a")
    gc.collect()
    before = sum(isinstance(one, Operation) for one in gc.get_objects())

    for number in range(5):
        request(caller, "GET", f"/a/{number}")

    gc.collect()
    assert before == sum(isinstance(one, Operation) for one in gc.get_objects())


def test_requests_can_be_made_by_several_tasks() -> None:
    server = Server(reply({"id": 1}))
    core = AsyncCore(PLAIN, http_client=AsyncTransport(server), clock=VirtualClock())
    call = AsyncHttpCall(core)

    async def both() -> list[Plan]:
        return await asyncio.gather(
            *(call("GET", f"/{one}", expect=Plan) for one in range(3))
        )

    assert [Plan(1)] * 3 == asyncio.run(both())


def test_errors_are_sdk_errors() -> None:
    with pytest.raises(SdkError):
        sent("GET", "//a")
