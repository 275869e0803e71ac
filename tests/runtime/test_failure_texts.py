"""What the text of a StatusError quotes of the server's words."""

import pytest
from harness import Caller, Server, get, reply, rpc_reply
from repeatable import LOST, REMOTE, SILENT

from specmill_runtime import errors
from specmill_runtime.client import ClientSpec, Credential, Scheme
from specmill_runtime.errors import RpcError, SdkError, StatusError
from specmill_runtime.request import RawResponse

SAID: list[tuple[object, str]] = [
    ({"message": "a"}, "a"),
    ({"error": {"code": 1, "message": "a"}}, "a"),
    ({"detail": [{"loc": ["body", 0], "msg": "a"}, {"msg": "b"}]}, "body.0: a; b"),
    ({"errors": [{"field": "x", "code": "odd"}, {"code": 7}]}, "x: odd"),
    ({"errors": [{"source": {"pointer": "/x"}, "detail": "a"}]}, "/x: a"),
    (
        {"errors": {"name": ["is long", "is odd"], "age": "is low"}},
        "name: is long; is odd; age: is low",
    ),
    ({"errors": [{"message": "a"}, {"message": "b"}]}, "a; b"),
    ({"errors": ["a", "b", "c", "d"]}, "a; b; c"),
    ({"errors": {"message": "a"}}, "a"),
    ({"message": "Invalid", "errors": {"name": ["is long"]}}, "Invalid; name: is long"),
    ({"title": "a", "status": 400}, "a"),
    ("a", "a"),
    ([{"message": "a"}], "a"),
    ({"Message": "a"}, "a"),
    ({"errorMessage": "a"}, "a"),
    ({"fault": {"faultstring": "a"}}, "a"),
    ({"code": 1, "description": "a"}, "a"),
]
WORDLESS: list[object] = [{}, [], None, 7, {"message": 7}, {"message": ""}, {"x": "a"}]
WORDLESS += [{"title": "Bad Request"}, "bad request"]

TEXTS: list[tuple[str, bytes, str]] = [
    ("text/plain", b"no\nluck", "no luck"),
    ("text/plain; charset=utf-8", b"no luck", "no luck"),
    ("text/html", b"<html><head><title> Bad &\n gate</title><body>x", "Bad & gate"),
    ("text/html", b"<h1>Bad</h1><script>if (a < b) c()</script><p>gate", "Bad gate"),
    ("text/plain", b"<title>Bad gate</title>", "Bad gate"),
    ("text/html", b"<title></title><p>Bad", "Bad"),
    ("text/html", b"Bad <b>gate</b>", "Bad gate"),
    ("text/plain", b"a <b> c", "a <b> c"),
    ("text/xml", b"<error>Bad</error>", "Bad"),
    ("application/xml", b"<e><code>No</code><message>Bad</message></e>", "No Bad"),
    ("text/plain; charset=latin-1", b"d\xe9faut", "d\u00e9faut"),
    ("text/plain; charset=no-such", b"Bad", "Bad"),
    ("text/plain; charset=hex", b"Bad", "Bad"),
]


def status_error(answer: RawResponse) -> StatusError:
    with pytest.raises(StatusError) as caught:
        Caller("sync", Server(answer), retry=None).call(get())
    return caught.value


@pytest.mark.parametrize(("body", "said"), SAID)
def test_words_of_a_json_body_are_quoted(body: object, said: str) -> None:
    error = status_error(reply(body, status=400))

    assert f"things.get: GET /things answered 400 Bad Request: {said}" == str(error)


@pytest.mark.parametrize("body", WORDLESS)
def test_body_without_words_is_not_quoted(body: object) -> None:
    error = status_error(reply(body, status=400))

    assert str(error).endswith("answered 400 Bad Request")


def test_place_that_is_nested_deep_is_left_out() -> None:
    depth = 850
    place = b'{"source":' * depth + b'"x"' + b"}" * depth
    content = b'{"errors":[{"detail":"a","source":' + place + b"}]}"

    error = status_error(reply(content=content, status=400))

    assert str(error).endswith("400 Bad Request: a")


@pytest.mark.parametrize(("media_type", "content", "said"), TEXTS)
def test_text_is_quoted_without_markup(
    media_type: str, content: bytes, said: str
) -> None:
    error = status_error(reply(content=content, media_type=media_type, status=400))

    assert str(error).endswith(f"answered 400 Bad Request: {said}")


def test_words_behind_a_byte_order_mark_are_quoted() -> None:
    error = status_error(reply(content=b'\xef\xbb\xbf{"error":"no"}', status=400))

    assert {"error": "no"} == error.body
    assert str(error).endswith("answered 400 Bad Request: no")


def test_bytes_are_not_quoted() -> None:
    answer = reply(content=b"abc", media_type="application/octet-stream", status=400)

    assert str(status_error(answer)).endswith("answered 400 Bad Request")


def test_wait_that_the_server_asks_for_is_named() -> None:
    answer = reply({}, status=400, headers={"Retry-After": "30", "X-Request-Id": "r1"})

    assert str(status_error(answer)).endswith("(request id r1, retry after 30 s)")


def test_quoted_text_holds_no_credential() -> None:
    spec = ClientSpec(
        name="A",
        package="a",
        version="1",
        servers=("https://a.test",),
        schemes={"key": Scheme(kind="token", credentials=("key",))},
        security=(("key",),),
        credentials=(Credential("key"),),
    )
    content = b"<p>no marker-secret here"
    server = Server(reply(content=content, media_type="text/html", status=400))
    caller = Caller("sync", server, spec, credentials={"key": "marker-secret"})

    with pytest.raises(StatusError) as caught:
        caller.call(get())

    assert "no [redacted] here" in str(caught.value)


@pytest.mark.parametrize("key", ["error", "errors", "detail"])
def test_words_far_inside_are_not_looked_for(key: str) -> None:
    depth = 900
    content = b'{"%s":' % key.encode() * depth + b'"x"' + b"}" * depth

    error = status_error(reply(content=content, status=400))

    assert str(error).endswith("answered 400 Bad Request")


def test_hostile_markup_takes_little_time() -> None:
    for content in (b"<title" * 100_000, b"<script>" * 100_000, b"<" * 600_000):
        answer = reply(content=content, media_type="text/html", status=400)

        assert len(str(status_error(answer))) < 400


IDS: list[tuple[dict[str, str], str]] = [
    ({"X-Amzn-RequestId": "r1"}, "r1"),
    ({"Twilio-Request-Id": "r1"}, "r1"),
    ({"CF-Ray": "r1"}, "r1"),
    ({"X-Request-Id": "", "Request-Id": "r1"}, "r1"),
    ({"X-Client-Request-Id": "mine", "X-Trace-Id": "r1"}, "r1"),
    ({"X-Trace-Id": "t1", "X-Correlation-Id": "r1"}, "r1"),
    ({"X-Request-Id": "r\x1b[31m"}, "r\\x1b[31m"),
    ({"X-Request-Id": "r" * 5000}, "r" * 199 + "…"),
]


@pytest.mark.parametrize(("headers", "request_id"), IDS)
def test_request_is_called_what_the_server_calls_it(
    headers: dict[str, str], request_id: str
) -> None:
    error = status_error(reply({}, status=400, headers=headers))

    assert request_id == error.request_id
    assert str(error).endswith(f"(request id {request_id})")


REPEATED = [
    (
        [reply({}, status=502, headers={"X-Request-Id": "r1"})],
        "answered 502 Bad Gateway (3 attempts, request id r1)",
    ),
    ([LOST], "lost (3 attempts)"),
    ([SILENT, reply({}, status=404)], "answered 404 Not Found (2 attempts)"),
    (
        [reply({}, status=502), reply(content=b"{")],
        "(200, application/json, 2 attempts)",
    ),
]


@pytest.mark.parametrize(("answers", "ending"), REPEATED)
def test_repetitions_are_named(
    answers: list[RawResponse | SdkError], ending: str
) -> None:
    with pytest.raises(SdkError) as caught:
        Caller("sync", Server(*answers)).call(get())

    assert ending in str(caught.value)


def test_repetitions_of_json_rpc_are_named() -> None:
    fault = rpc_reply({"error": {"code": 7, "message": "no"}})
    server = Server(reply({}, status=429), fault)

    with pytest.raises(RpcError) as caught:
        Caller("sync", server).call(REMOTE)

    assert str(caught.value) == "things.rpc: RPC error 7: no (2 attempts)"


def test_error_that_a_transport_keeps_is_explained_once() -> None:
    kept = errors.ConnectionLostError("broken")
    for _ in range(2):
        with pytest.raises(errors.ConnectionLostError) as caught:
            Caller("sync", Server(kept)).call(get())

    assert str(caught.value) == "broken (3 attempts)"
