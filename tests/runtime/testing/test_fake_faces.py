"""The fake over HTTP and ASGI: problems instead of exceptions, a start page, connections that break."""

import asyncio
import http.client
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest
from fake_faces import FACES, KEY, connected, over_asgi, over_http
from fake_shop import THINGS, operation, result, shop
from shop_client import CREATE, GET, SPEC

from specmill_runtime.client import SyncCore
from specmill_runtime.testing import Fake, contract
from specmill_runtime.testing.transports import FakeTransport


@FACES
def test_request_is_answered(ask: Any) -> None:
    found = ask(Fake(shop()), "/v1/things/5")

    assert (200, 5) == (found.status, found.json["id"])
    assert "application/json" == found.headers["content-type"]


@FACES
def test_body_is_read(ask: Any) -> None:
    headers = {**KEY, "Content-Type": "application/json"}

    found = ask(Fake(shop()), "/v1/things", "POST", headers, b'{"name": "Lamp"}')

    assert (201, "Lamp") == (found.status, found.json["name"])


@FACES
@pytest.mark.parametrize(
    ("target", "method", "headers", "status"),
    [
        ("/v1/nothing", "GET", KEY, 404),
        ("/v1/things", "PUT", KEY, 405),
        ("/v1/things", "GET", {}, 401),
        ("/v1/things?limit=x", "GET", KEY, 400),
    ],
)
def test_violation_is_a_4xx(
    ask: Any, target: str, method: str, headers: dict[str, str], status: int
) -> None:
    assert status == ask(Fake(shop()), target, method, headers).status


def test_violation_is_a_problem_where_nothing_is_described() -> None:
    number = contract.Parameter(name="q", location="query", schema={"type": "integer"})
    listed = operation(
        "things.list", "GET", "/things", parameters=(number,), results=(result("200"),)
    )

    found = over_asgi(Fake(shop(listed)), "/v1/things?q=x")

    assert "application/problem+json" == found.headers["content-type"]
    assert ("value", "/query/q") == (found.json["code"], found.json["pointer"])


def test_unknown_name_is_passed_over_where_no_refusal_is_described() -> None:
    listed = operation("things.list", "GET", "/things", results=(result("200"),))

    assert 200 == over_asgi(Fake(shop(listed)), "/v1/things?a=b").status


@pytest.mark.parametrize("described", ["422", "4XX", "default", "404", "403"])
def test_violation_has_a_status_that_is_described(described: str) -> None:
    got = msgspec.structs.replace(
        THINGS[2], results=(result("200", "Thing"), result(described, "Problem"))
    )

    found = over_asgi(Fake(shop(got)), "/v1/things/abc")

    expected = int(described) if described.isdecimal() else 400
    assert (expected, ["reason"]) == (found.status, list(found.json))


@pytest.mark.parametrize(
    ("described", "status"), [("404", 404), ("422", 422), ("403", 403), ("409", 404)]
)
def test_deleted_record_has_a_status_that_is_described(
    described: str, status: int
) -> None:
    got = msgspec.structs.replace(
        THINGS[2], results=(result("200", "Thing"), result(described, "Problem"))
    )
    others = (one for one in THINGS if one.accessor != got.accessor)
    fake = Fake(shop(got, *others))
    over_asgi(fake, "/v1/things/5", "DELETE")

    assert status == over_asgi(fake, "/v1/things/5").status


@pytest.mark.parametrize(
    ("described", "status"), [("403", 403), ("400", 401), ("4XX", 401)]
)
def test_missing_credential_has_a_status_that_says_so(
    described: str, status: int
) -> None:
    got = msgspec.structs.replace(
        THINGS[2], results=(result("200", "Thing"), result(described, "Problem"))
    )

    assert status == over_asgi(Fake(shop(got)), "/v1/things/5", headers={}).status


def test_wrong_credential_has_a_status_that_says_so() -> None:
    got = msgspec.structs.replace(
        THINGS[2], results=(result("200", "Thing"), result("403", "Problem"))
    )
    fake = Fake(shop(got))
    fake.auth.require("another")

    assert 403 == over_asgi(fake, "/v1/things/5").status


def test_described_refusal_of_credentials_is_a_challenge() -> None:
    got = msgspec.structs.replace(
        THINGS[2], results=(result("200", "Thing"), result("401", "Problem"))
    )

    found = over_asgi(Fake(shop(got)), "/v1/things/5", headers={})

    assert "Bearer" == found.headers["www-authenticate"]


def test_violation_is_as_described_where_it_is() -> None:
    found = over_asgi(Fake(shop()), "/v1/things?limit=x")

    assert ["reason"] == list(found.json)
    assert "value; sdk; /query/limit" == found.headers["contract-violation"]


@FACES
def test_start_page_is_shown(ask: Any) -> None:
    found = ask(Fake(shop()), "/", page="<p>Hello</p>")

    assert ("text/html; charset=utf-8", b"<p>Hello</p>") == (
        found.headers["content-type"],
        found.content,
    )


@FACES
def test_status_without_a_body_has_none(ask: Any) -> None:
    found = ask(Fake(shop()), "/v1/things/5", "DELETE")

    assert (204, b"") == (found.status, found.content)


def test_broken_connection_has_no_answer() -> None:
    fake = Fake(shop())
    fake.on.things.get.fail(exc="disconnect")

    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        over_http(fake, "/v1/things/5")


def test_truncated_body_is_shorter_than_announced() -> None:
    fake = Fake(shop())
    fake.on.things.get.fail(exc="truncated")

    with pytest.raises(http.client.IncompleteRead):
        over_http(fake, "/v1/things/5")


def test_chunked_body_is_read() -> None:
    with Fake(shop()).serve() as server:
        connection = connected(server)
        headers = {**KEY, "Content-Type": "application/json"}
        body = iter([b'{"name":', b' "Lamp"}'])
        connection.request(
            "POST", "/v1/things", body=body, headers=headers, encode_chunked=True
        )
        found = connection.getresponse()

        assert 201 == found.status
        connection.close()


@pytest.mark.parametrize("size", [b"-1", b"FFFFFFFFFF", b"", b"x"])
def test_chunk_without_a_usable_size_is_refused(size: bytes) -> None:
    with Fake(shop()).serve() as server:
        connection = connected(server)
        connection.putrequest("POST", "/v1/things")
        connection.putheader("Transfer-Encoding", "chunked")
        connection.endheaders(size + b"\r\n")

        assert 413 == connection.getresponse().status
        connection.close()


@pytest.mark.parametrize("length", ["-1", "x", "9" * 12, "9" * 5_000])
def test_body_without_a_usable_length_is_refused(length: str) -> None:
    with Fake(shop()).serve() as server, closing(connected(server)) as connection:
        connection.putrequest("POST", "/v1/things")
        connection.putheader("Content-Length", length)
        connection.endheaders()

        assert 413 == connection.getresponse().status


def test_client_speaks_to_the_server() -> None:
    with Fake(shop()).serve() as server:
        core = SyncCore(SPEC, credentials={"key": "k"}, base_url=server.url)
        made = core.call(CREATE, ("Lamp", 5.0, []))

        assert made == core.call(GET, (made.id,))
        core.close()


def test_server_listens_on_this_machine_only() -> None:
    with Fake(shop()).serve() as server:
        assert "127.0.0.1" == urlsplit(server.url).hostname


def test_lifespan_is_answered() -> None:
    sent: list[str] = []
    waiting = ["lifespan.startup", "lifespan.shutdown"]

    async def receive() -> Any:
        return {"type": waiting.pop(0)}

    async def send(message: Any) -> None:
        sent.append(message["type"])

    asyncio.run(Fake(shop()).asgi()({"type": "lifespan"}, receive, send))

    assert ["lifespan.startup.complete", "lifespan.shutdown.complete"] == sent


def test_transport_is_one_that_clients_take() -> None:
    assert isinstance(Fake(shop()).transport(), FakeTransport)


@FACES
def test_description_cannot_add_headers_of_its_own(ask: Any) -> None:
    evil = (
        contract.Header(name="X\r\nEvil: yes", required=True),
        contract.Header(name="X-Text", required=True, schema={"const": "a\r\nEvil: b"}),
    )
    got = msgspec.structs.replace(
        THINGS[2], results=(contract.Result(status="200", headers=evil),), resource=None
    )

    found = ask(Fake(shop(got)), "/v1/things/5")

    assert "evil" not in found.headers
    assert "a??Evil: b" == found.headers["x-text"]


def test_missing_credential_is_told_with_its_place() -> None:
    answer = over_http(Fake(shop(operation("x", "GET", "/x"))), "/v1/x", headers={})

    assert "no credential for key (header X-Key)" in answer.json["detail"]


def test_silence_lasts_until_the_client_gives_up() -> None:
    fake = Fake(shop())
    fake.on.things.list.fail(exc="read_timeout")

    with fake.serve() as server, closing(connected(server)) as connection:
        connection.timeout = 0.2
        connection.request("GET", "/v1/things", headers=KEY)

        with pytest.raises(TimeoutError):
            connection.getresponse()


def asgi_scope(method: str, path: str) -> dict[str, Any]:
    """A scope of ASGI without its optional members."""
    headers = [(b"x-key", b"k"), (b"content-type", b"application/json")]
    return {"type": "http", "method": method, "path": path, "headers": headers}


def test_path_of_asgi_may_be_decoded() -> None:
    named = contract.Parameter(name="name", location="path", required=True)
    got = operation(
        "things.get", "GET", "/things/{name}", parameters=(named,), results=()
    )
    fake = Fake(shop(got))

    async def receive() -> Any:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        pass

    asyncio.run(fake.asgi()(asgi_scope("GET", "/v1/things/50% a?b"), receive, send))

    assert {"name": "50% a?b"} == fake.calls.things.get[0].args


def test_request_that_is_broken_off_is_none() -> None:
    fake = Fake(shop())
    messages = iter(
        [
            {"type": "http.request", "body": b'{"name": "Lamp"}', "more_body": True},
            {"type": "http.disconnect"},
        ]
    )

    async def receive() -> Any:
        return next(messages)

    async def send(message: Any) -> None:
        pass

    asyncio.run(fake.asgi()(asgi_scope("POST", "/v1/things"), receive, send))

    assert 0 == len(fake.calls)
