"""Requests that the description does not have take the course of all other calls."""

import asyncio
import gc
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from harness import (
    PLAIN,
    AsyncTransport,
    Caller,
    Server,
    SyncTransport,
    reply,
)

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
    AsyncRawHttpCall,
    AsyncStreamedHttpCall,
    HttpCall,
    RawHttpCall,
    StreamedHttpCall,
)
from specmill_runtime.operation import Failure, Operation, query
from specmill_runtime.options import RetryPolicy
from specmill_runtime.response import Response
from specmill_runtime.testing import VirtualClock

BYTES = "application/octet-stream"
FORM = "application/x-www-form-urlencoded"


class Plan(msgspec.Struct):
    """A model as SDKs have them."""

    id: int
    name: str | None = None


def request(
    caller: Caller, method: str, path: str, *, raw: bool = False, **parts: Any
) -> Any:
    """What a client's `request` gives, sync or async."""
    core = caller.core
    if isinstance(core, SyncCore):
        return (RawHttpCall if raw else HttpCall)(core)(method, path, **parts)
    call = (AsyncRawHttpCall if raw else AsyncHttpCall)(core)
    return asyncio.run(call(method, path, **parts))


def sent(method: str, path: str, **parts: Any) -> Server:
    """The server after one request."""
    server = Server()
    request(Caller("sync", server), method, path, **parts)
    return server


def refused(method: Any, path: Any, **parts: Any) -> str:
    """Why a request is not sent."""
    server = Server()
    with pytest.raises(ArgumentError) as caught:
        request(Caller("sync", server), method, path, **parts)
    assert [] == server.requests
    return str(caught.value)


def test_request_goes_below_the_address_of_the_api(flavor: str) -> None:
    server = Server(reply({"id": 7}))

    found = request(
        Caller(flavor, server),
        "GET",
        "/plans/{id}",
        path_parameters={"id": 7},
        query={"deep": True},
        expect=Plan,
    )

    assert Plan(id=7) == found
    assert "GET https://plain.test/v1/plans/7?deep=true" == (
        f"{server.request.method} {server.request.url}"
    )


PATHS = [
    ("plans", "/v1/plans"),
    ("", "/v1"),
    ("?a=1", "/v1?a=1"),
    ("/", "/v1/"),
    ("/a b/é%2F%zz", "/v1/a%20b/%C3%A9%2F%25zz"),
    ("/plans?after=a+b%2F&z[]=1 2", "/v1/plans?after=a+b%2F&z[]=1%202"),
    ('/plans?by={"name":1}', "/v1/plans?by=%7B%22name%22:1%7D"),
    ("@evil.test/plans", "/v1/@evil.test/plans"),
    (".evil.test", "/v1/.evil.test"),
    ("https://plain.test/v2/plans?after=x", "/v2/plans?after=x"),
    ("HTTPS://PLAIN.test:443", "/"),
]


@pytest.mark.parametrize(("path", "expected"), PATHS)
def test_path_stays_at_the_origin_of_the_api(path: str, expected: str) -> None:
    server = sent("GET", path)

    assert server.request.url.startswith("https://plain.test/")
    assert expected == server.target


REFUSED_PATHS = [
    ("https://evil.test/v1", "another origin than that of the client, https://plain"),
    ("http://plain.test/v1", "another origin"),
    ("https://plain.test:8443/v1", "another origin"),
    ("https://u@plain.test/v1", "another origin"),
    ("https://plain.test:x/", "another origin"),
    ("https:/evil.test", "another origin"),
    ("//evil.test/v1", "two slashes"),
    ("/a/../b", "segment '.' or '..'"),
    ("a/%2E%2e", "segment '.' or '..'"),
    ("/a\r\nX-Evil: 1", "character that no path has"),
    ("/a\\b", "character that no path has"),
    ("/a#b", "character that no path has"),
    ("/{id}", "path_parameters has nothing for {id}"),
    (5, "path must be str, not int"),
]


@pytest.mark.parametrize(("path", "reason"), REFUSED_PATHS)
def test_path_that_leads_elsewhere_is_refused(path: Any, reason: str) -> None:
    assert reason in refused("GET", path)


@pytest.mark.parametrize("value", ["..", ".", ""])
def test_path_parameter_that_changes_the_path_is_refused(value: str) -> None:
    assert "argument 'id'" in refused("GET", "/a/{id}", path_parameters={"id": value})


def test_path_parameter_is_one_segment() -> None:
    server = sent("GET", "/a/{id}", path_parameters={"id": "b/../c?d"})

    assert "/v1/a/b%2F..%2Fc%3Fd" == server.target


def test_path_parameter_that_the_path_lacks_is_refused() -> None:
    reason = refused("GET", "/a", path_parameters={"id": 1})

    assert "the path has no {id}" in reason


@pytest.mark.parametrize("method", ["", "G T", "CONNECT", "connect", "ß", None])
def test_what_is_no_method_is_refused(method: Any) -> None:
    assert "method" in refused(method, "/a")


def test_method_is_sent_in_capitals() -> None:
    assert "PATCH" == sent("patch", "/a").request.method


QUERIES: list[tuple[dict[str, Any], str]] = [
    ({"a": [1, 2], "b": None}, "a=1&a=2"),
    ({"a": {"b": {"c": 1}}, "d": [{"e": 1}]}, "a%5Bb%5D%5Bc%5D=1&d%5B0%5D%5Be%5D=1"),
    ({"é": "x y&z"}, "%C3%A9=x%20y%26z"),
    ({"at": datetime(2026, 1, 2, tzinfo=UTC)}, "at=2026-01-02T00%3A00%3A00Z"),
]


@pytest.mark.parametrize(("given", "expected"), QUERIES)
def test_query_is_written_as_servers_read_it(
    given: dict[str, Any], expected: str
) -> None:
    assert f"/v1/a?{expected}" == sent("GET", "/a", query=given).target


BODIES: list[tuple[dict[str, Any], bytes, str]] = [
    ({"json": {"a": None, "b": Plan(1)}}, b'{"a":null,"b":{"id":1,"name":null}}', "application/json"),
    ({"json": [1]}, b"[1]", "application/json"),
    ({"json": 0}, b"0", "application/json"),
    ({"form": {"a": [1, 2], "b": {"c": "d e"}, "n": None}}, b"a=1&a=2&b%5Bc%5D=d%20e", FORM),
    ({"form": Plan(1, "x")}, b"id=1&name=x", FORM),
    ({"content": b"\x00"}, b"\x00", BYTES),
    ({"content": "é"}, "é".encode(), "text/plain; charset=utf-8"),
    ({"content": "{}", "headers": {"content-type": "application/json"}}, b"{}", "application/json"),
    ({"json": {}, "request_options": {"body": {"a": 1}}}, b'{"a":1}', "application/json"),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "content", "media_type"), BODIES)
def test_body_is_sent(
    flavor: str, parts: dict[str, Any], content: bytes, media_type: str
) -> None:
    server = Server()

    request(Caller(flavor, server), "POST", "/a", **parts)

    assert content == server.request.content
    assert media_type == server.headers["content-type"]


def test_nothing_is_sent_without_a_body() -> None:
    server = sent("POST", "/a", json=None)

    assert server.request.content is None
    assert "content-type" not in server.headers


def test_files_are_parts_of_a_multipart_body(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(b"PNG")

    content: Any = sent("POST", "/a", multipart={"f": file, "n": 1}).request.content

    whole = b"".join(content.chunks())
    assert (
        b'name="f"; filename="a.png"\r\nContent-Type: image/png\r\n\r\nPNG\r\n' in whole
    )
    assert b'name="n"\r\n\r\n1\r\n' in whole


def test_file_is_sent_as_what_its_name_says(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"a,b")

    server = sent("PUT", "/a", content=file)

    assert "text/csv" == server.headers["content-type"]


def test_two_bodies_are_refused() -> None:
    assert "not json and form" in refused("POST", "/a", json={}, form={"a": 1})


def test_unknown_keyword_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'jsn'"):
        sent("GET", "/a", jsn={})


@pytest.mark.parametrize("name", ["query", "form", "headers", "path_parameters"])
def test_what_is_no_mapping_is_refused(name: str) -> None:
    assert "must be a mapping" in refused("POST", "/a", **{name: "a=b"})


@pytest.mark.parametrize("name", ["query", "path_parameters"])
def test_name_that_is_no_text_is_refused(name: str) -> None:
    assert f"names in {name} must be str" in refused("GET", "/a", **{name: {1: 2}})


def test_headers_of_the_options_are_checked() -> None:
    options = {"headers": "X-One: 1"}

    assert "options.headers must be a mapping" in refused(
        "GET", "/a", headers={"X-Two": "2"}, request_options=options
    )


RESULTS: list[tuple[dict[str, Any], bytes, str, object]] = [
    ({}, b'{"a":[1]}', "application/json", {"a": [1]}),
    ({}, b"", "application/json", None),
    ({"expect": list[Plan]}, b'[{"id":1}]', "application/json", [Plan(1)]),
    ({"expect": Plan | None}, b"null", "application/json", None),
    ({"expect": dict[str, int]}, b'{"a":1}', "text/plain", {"a": 1}),
    ({"expect": str}, b'"a"', "application/json", '"a"'),
    ({"expect": str}, b"\xe9", "text/plain; charset=latin-1", "é"),
    ({"expect": bytes}, b"<html>", "text/html", b"<html>"),
    ({"expect": None}, b"ignored", "text/plain", None),
]


@pytest.mark.parametrize(("parts", "content", "media_type", "expected"), RESULTS)
def test_answer_is_read_as_what_is_expected(
    flavor: str,
    parts: dict[str, Any],
    content: bytes,
    media_type: str,
    expected: object,
) -> None:
    server = Server(reply(content=content, media_type=media_type))

    assert expected == request(Caller(flavor, server), "GET", "/a", **parts)


@pytest.mark.parametrize(
    ("parts", "content"),
    [({"expect": Plan}, b""), ({"expect": Plan}, b"[]"), ({}, b"ok")],
)
def test_answer_that_is_not_as_expected_is_a_decode_error(
    parts: dict[str, Any], content: bytes
) -> None:
    server = Server(reply(content=content))

    with pytest.raises(DecodeError, match="request: the response is not as expected"):
        request(Caller("sync", server), "GET", "/a", **parts)


@pytest.mark.parametrize("type_", [5, "Plan", Caller, list[Caller], Plan | Failure])
def test_type_that_json_cannot_be_is_refused(type_: object) -> None:
    assert "expect must be a type that JSON can be read as" in refused(
        "GET", "/a", expect=type_
    )


def test_whole_response_has_status_and_headers(flavor: str) -> None:
    server = Server(reply({"id": 1}, status=202, headers={"X-Request-Id": "r1"}))

    found: Response[Plan] = request(
        Caller(flavor, server), "GET", "/a", expect=Plan, raw=True
    )

    assert (202, "r1", "request") == (found.status, found.request_id, found.operation)
    assert Plan(id=1) == found.parse()


def test_body_is_read_in_pieces(flavor: str) -> None:
    server = Server(reply(content=b"abc", media_type="image/png"))
    core = Caller(flavor, server).core

    if isinstance(core, SyncCore):
        with StreamedHttpCall(core)("GET", "/a") as response:
            assert b"abc" == response.read()
        return

    async def read() -> bytes:
        assert isinstance(core, AsyncCore)
        async with AsyncStreamedHttpCall(core)("GET", "/a") as response:
            return await response.read()

    assert b"abc" == asyncio.run(read())


def test_items_are_streamed(flavor: str) -> None:
    content = b'data: {"id":1}\n\ndata: {"id":2}\n\ndata: [DONE]\n\n'
    server = Server(reply(content=content, media_type="text/event-stream"))
    core = Caller(flavor, server).core

    async def items(core: AsyncCore) -> list[Plan]:
        stream = AsyncHttpCall(core).stream("POST", "/a", item=Plan, json={"q": 1})
        return [one async for one in stream]

    found = (
        list(HttpCall(core).stream("POST", "/a", item=Plan, json={"q": 1}))
        if isinstance(core, SyncCore)
        else asyncio.run(items(core))
    )

    assert [Plan(1), Plan(2)] == found
    assert "text/event-stream, application/json" == server.headers["accept"]
    assert {"q": 1} == server.json


def test_lines_are_streamed() -> None:
    server = Server(reply(content=b"1\n2\n", media_type="application/x-ndjson"))
    call = HttpCall(SyncCore(PLAIN, http_client=SyncTransport(server)))

    assert [1, 2] == list(call.stream("GET", "/a", item=int, format="lines"))


@pytest.mark.parametrize("bad", [{"format": "xml"}, {"item": 5}])
def test_stream_of_nothing_known_is_refused(bad: dict[str, Any]) -> None:
    call = HttpCall(SyncCore(PLAIN, http_client=SyncTransport(Server())))

    with pytest.raises(ArgumentError):
        call.stream("GET", "/a", **bad)


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
