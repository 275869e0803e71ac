"""What a request that the description does not have sends, and what it reads."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from harness import (
    PLAIN,
    Caller,
    Server,
    SyncTransport,
    reply,
)
from undescribed_requests import Plan, refused, request, sent

from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.errors import (
    ArgumentError,
    DecodeError,
)
from specmill_runtime.http_calls import (
    AsyncHttpCall,
    AsyncStreamedHttpCall,
    HttpCall,
    StreamedHttpCall,
)
from specmill_runtime.operation import Failure
from specmill_runtime.response import Response

BYTES = "application/octet-stream"
FORM = "application/x-www-form-urlencoded"


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
