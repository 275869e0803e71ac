"""The fake over HTTP and ASGI: problems instead of exceptions, `Prefer`, a start page."""

import asyncio
import http.client
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest
from fake_shop import CREATE, GET, SPEC, THINGS, desk, operation, result, shop

from specmill_runtime.client import SyncCore
from specmill_runtime.testing import Fake, FakeServer, contract
from specmill_runtime.testing.messages import ContractViolation, Request
from specmill_runtime.testing.transports import FakeTransport

KEY = {"X-Key": "k"}


class Answer(msgspec.Struct):
    """What a server said."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        """The body decoded."""
        return msgspec.json.decode(self.content)


def connected(server: FakeServer) -> http.client.HTTPConnection:
    """A connection to a server."""
    return http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)


def over_http(
    fake: Fake,
    target: str,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    content: bytes | None = None,
    page: str | None = None,
) -> Answer:
    """A request over a real socket."""
    with fake.serve(page=page) as server, closing(connected(server)) as connection:
        given = KEY if headers is None else headers
        connection.request(method, target, body=content, headers=given)
        with connection.getresponse() as response:
            body = response.read()
            found = {name.lower(): text for name, text in response.getheaders()}
            return Answer(response.status, found, body)


def over_asgi(
    fake: Fake,
    target: str,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    content: bytes | None = None,
    page: str | None = None,
) -> Answer:
    """The same request over ASGI."""
    sent: list[Any] = []
    path, _, query = target.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [
            (name.lower().encode(), value.encode())
            for name, value in (KEY if headers is None else headers).items()
        ],
    }

    async def receive() -> Any:
        return {"type": "http.request", "body": content or b""}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(fake.asgi(page=page)(scope, receive, send))
    start, body = sent
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], found, body["body"])


FACES = pytest.mark.parametrize("ask", [over_http, over_asgi])


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


def test_wrong_method_names_the_right_ones() -> None:
    found = over_asgi(Fake(shop()), "/v1/things", "PUT")

    assert "GET, HEAD, OPTIONS, POST" == found.headers["allow"]


@FACES
def test_head_is_get_without_a_body(ask: Any) -> None:
    got = ask(Fake(shop()), "/v1/things/5")
    found = ask(Fake(shop()), "/v1/things/5", "HEAD")

    assert (200, b"") == (found.status, found.content)
    names = ("content-type", "content-length")
    assert [got.headers[one] for one in names] == [found.headers[one] for one in names]


@FACES
@pytest.mark.parametrize(
    ("target", "headers", "status"),
    [("/v1/nothing", KEY, 404), ("/v1/things", {}, 401), ("/v1/things/x", KEY, 400)],
)
def test_head_is_refused_as_get_is(
    ask: Any, target: str, headers: dict[str, str], status: int
) -> None:
    found = ask(Fake(shop()), target, "HEAD", headers)

    assert (status, b"") == (found.status, found.content)


def test_head_that_is_described_is_an_operation_of_its_own() -> None:
    head = operation("things.probe", "HEAD", "/things", results=(result("202"),))

    found = over_asgi(Fake(shop(*THINGS, head)), "/v1/things", "HEAD")

    assert 202 == found.status


def test_head_in_the_process_is_another_method() -> None:
    request = Request(method="HEAD", url="https://shop.test/v1/things", headers=KEY)

    with pytest.raises(ContractViolation, match="there is no HEAD here"):
        Fake(shop()).handle(request)


@FACES
@pytest.mark.parametrize(
    ("target", "allow"),
    [
        ("/v1/things", "GET, HEAD, OPTIONS, POST"),
        ("/v1/things/5", "DELETE, GET, HEAD, OPTIONS, PATCH"),
    ],
)
def test_options_names_the_methods_without_credentials(
    ask: Any, target: str, allow: str
) -> None:
    fake = Fake(shop())

    found = ask(fake, target, "OPTIONS", {})

    assert (204, allow, b"") == (found.status, found.headers["allow"], found.content)
    assert [] == fake.violations


@FACES
def test_options_of_no_path_is_not_found(ask: Any) -> None:
    assert 404 == ask(Fake(shop()), "/v1/nothing", "OPTIONS").status


def test_options_that_is_described_is_an_operation_of_its_own() -> None:
    told = operation("things.options", "OPTIONS", "/things", results=(result("200"),))

    assert 200 == over_asgi(Fake(shop(*THINGS, told)), "/v1/things", "OPTIONS").status


def test_options_of_json_rpc_names_post() -> None:
    found = over_asgi(Fake(desk()), "/rpc", "OPTIONS")

    assert (204, "OPTIONS, POST") == (found.status, found.headers["allow"])


@pytest.mark.parametrize(
    ("prefer", "status"), [("code=404", 404), ("code=503", 503), ("code=99", 200)]
)
def test_preferred_status_is_answered(prefer: str, status: int) -> None:
    found = over_asgi(Fake(shop()), "/v1/things/5", headers={**KEY, "Prefer": prefer})

    assert status == found.status


def test_applied_preferences_are_named() -> None:
    prefer = "seed=3, code=404, nonsense=1"

    found = over_asgi(Fake(shop()), "/v1/things/5", headers={**KEY, "Prefer": prefer})

    assert "seed=3, code=404" == found.headers["preference-applied"]


def test_preferred_example_is_answered() -> None:
    example = contract.Example(
        name="red", status="200", result={"id": 1, "name": "Red"}
    )
    got = msgspec.structs.replace(THINGS[2], examples=(example,), resource=None)

    found = over_asgi(
        Fake(shop(got)), "/v1/things/5", headers={**KEY, "Prefer": "example=red"}
    )

    assert "Red" == found.json["name"]


def test_preferred_seed_changes_values() -> None:
    bodies = {
        over_asgi(
            Fake(shop()), "/v1/things/5", headers={**KEY, "Prefer": f"seed={seed}"}
        ).content
        for seed in range(4)
    }

    assert 1 < len(bodies)


def test_dynamic_fills_in_optional_members() -> None:
    headers = {**KEY, "Prefer": "dynamic=true"}

    found = over_asgi(Fake(shop()), "/v1/things/5", headers=headers)

    assert {"id", "name", "price", "tags"} == set(found.json)


def test_wait_passes_on_the_clock() -> None:
    fake = Fake(shop())

    over_asgi(fake, "/v1/things/5", headers={**KEY, "Prefer": "wait=3"})

    assert [3] == fake.clock.slept


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


ORIGIN = {"Origin": "https://app.example"}


@pytest.mark.parametrize("face", [over_http, over_asgi])
def test_page_of_any_origin_may_read_the_answer(face: Any) -> None:
    answer = face(Fake(shop()), "/v1/things/1", headers={**KEY, **ORIGIN})

    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("face", [over_http, over_asgi])
def test_preflight_of_a_browser_is_answered(face: Any) -> None:
    asked = {
        **ORIGIN,
        "Access-Control-Request-Method": "DELETE",
        "Access-Control-Request-Headers": "x-key",
    }

    answer = face(Fake(shop()), "/v1/things/1", method="OPTIONS", headers=asked)

    assert answer.status == 204
    assert answer.headers["access-control-allow-methods"] == "DELETE"
    assert answer.headers["access-control-allow-headers"] == "x-key"


def test_other_clients_get_no_headers_for_browsers() -> None:
    headers = over_http(Fake(shop()), "/v1/things/1").headers

    assert not [one for one in headers if one.startswith("access-control")]


def test_missing_credential_is_told_with_its_place() -> None:
    answer = over_http(Fake(shop(operation("x", "GET", "/x"))), "/v1/x", headers={})

    assert "no credential for key (header X-Key)" in answer.json["detail"]
