"""HEAD, OPTIONS and what browsers ask for, where a description does not have them."""

from pathlib import Path
from typing import Any

import pytest
from fake_desk import desk
from fake_faces import FACES, KEY, over_asgi, over_http
from fake_shop import THINGS, operation, result, shop

from specmill_runtime.testing import Fake, contract
from specmill_runtime.testing.messages import ContractViolation, Request


def test_wrong_method_names_the_right_ones() -> None:
    found = over_asgi(Fake(shop()), "/v1/things", "PUT")

    assert "GET, HEAD, OPTIONS, POST" == found.headers["allow"]


def test_text_is_in_the_charset_that_is_described() -> None:
    media_type = "text/plain; charset=iso-8859-1"
    content = contract.Content(media_type=media_type, schema={"const": "grün"})
    named = contract.Result(status="200", contents=(content,))
    fake = Fake(shop(operation("things.get", "GET", "/things/5", results=(named,))))

    assert b"gr\xfcn" == over_asgi(fake, "/v1/things/5").content


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


HERE = {"Origin": "http://localhost:3000"}
LINE = b'{"operation":"things.get","args":{"id":5},"body":{"id":5,"name":"told"}}\n'
PREFLIGHT = {"Access-Control-Request-Method": "GET"}


@pytest.fixture
def recorded(tmp_path: Path) -> Fake:
    """A fake with a recording."""
    place = tmp_path / "recorded.jsonl"
    place.write_bytes(LINE)
    fake = Fake(shop())
    fake.replay(place)
    return fake


@FACES
def test_recordings_are_not_for_pages_from_elsewhere(recorded: Fake, ask: Any) -> None:
    answer = ask(recorded, "/v1/things/5", headers={**KEY, **ORIGIN})

    assert answer.status == 403
    assert b"recordings are not for web pages from elsewhere" in answer.content
    assert "access-control-allow-origin" not in answer.headers
    assert list(recorded.calls) == []


@FACES
@pytest.mark.parametrize("origin", ["null", "http://[", "https://localhost.example"])
def test_pages_of_no_place_are_from_elsewhere(
    recorded: Fake, ask: Any, origin: str
) -> None:
    answer = ask(recorded, "/v1/things/5", headers={**KEY, "Origin": origin})

    assert answer.status == 403


@FACES
def test_preflight_from_elsewhere_is_refused_by_recordings(
    recorded: Fake, ask: Any
) -> None:
    asked = {**ORIGIN, **PREFLIGHT}

    answer = ask(recorded, "/v1/things/5", "OPTIONS", headers=asked)

    assert answer.status == 403
    assert "access-control-allow-origin" not in answer.headers


@FACES
@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [("GET", {**KEY, **HERE}, 200), ("OPTIONS", {**HERE, **PREFLIGHT}, 204)],
)
def test_pages_of_this_machine_may_read_recordings(
    recorded: Fake, ask: Any, method: str, headers: dict[str, str], status: int
) -> None:
    answer = ask(recorded, "/v1/things/5", method, headers=headers)

    assert answer.status == status
    assert answer.headers["access-control-allow-origin"] == HERE["Origin"]
    assert answer.headers["vary"] == "Origin"


def test_page_that_the_server_itself_has_may_read_recordings(recorded: Fake) -> None:
    own = {**KEY, "Host": "mock:8000", "Origin": "http://mock:8000"}

    assert over_asgi(recorded, "/v1/things/5", headers=own).status == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [("evil.example", 403), ("localhost:80", 200), ("[::1]:80", 200), ("[", 403)],
)
def test_recordings_are_not_for_pages_that_renamed_this_machine(
    recorded: Fake, host: str, status: int
) -> None:
    answer = over_http(recorded, "/v1/things/5", headers={**KEY, "Host": host})

    assert answer.status == status


def test_any_name_leads_to_a_fake_without_recordings() -> None:
    named = {**KEY, "Host": "shop.example"}

    assert over_http(Fake(shop()), "/v1/things/5", headers=named).status == 200
