"""Responses become what the description says, or a DecodeError that keeps them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from courier.models import Parcel, ParcelPage
from harness import ANYTHING, Caller, Server, get, reply

from specmill_runtime.client import ClientSpec, Credential, Scheme
from specmill_runtime.errors import DecodeError
from specmill_runtime.operation import AnyOperation, Result
from specmill_runtime.request import RawResponse

PAGE = get(results=(Result(status="200", type=lambda: ParcelPage),))
PARCEL = get(results=(Result(status="200", type=lambda: Parcel),))

BROKEN: list[tuple[str, bytes, str, str]] = [
    ("html", b"<html><body>Login</body></html>", "", "JSON is malformed"),
    ("empty", b"", "", "the body is empty"),
    ("truncated", b'{"meta":{},"objects":[{"id":1', "", "input data was truncated"),
    ("trailing", b'{"meta":{},"objects":[]} x', "", "trailing characters"),
    ("null", b"null", "", "expected `object`, got `null`"),
    ("list", b"[]", "", "expected `object`, got `array`"),
    ("field", b'{"meta":{}}', "", "missing required field `objects`"),
    (
        "type",
        b'{"meta":{},"objects":[{"id":"x","status":1}]}',
        "/objects/0/id",
        "expected `int`, got `str`",
    ),
    (
        "date",
        b'{"meta":{},"objects":[{"id":1,"status":1,"created":"now"}]}',
        "/objects/0/created",
        "expected text written as '%b %d, %Y %I:%M:%S %p'",
    ),
    (
        "wire item",
        b'{"meta":{},"objects":[{"id":1,"status":1,"stops":[1,"x"]}]}',
        "/objects/0/stops/1",
        "expected `int`, got `str`",
    ),
    ("utf-8", b'{"meta":{"next":"\xff"},"objects":[]}', "", "invalid UTF-8"),
    ("deep", b"[" * 100_000, "", "nested too deeply"),
]


def undecodable(
    flavor: str, answer: RawResponse, operation: AnyOperation = PAGE
) -> DecodeError:
    with pytest.raises(DecodeError) as caught:
        Caller(flavor, Server(answer)).call(operation)
    return caught.value


@pytest.mark.parametrize(
    ("content", "pointer", "reason"),
    [row[1:] for row in BROKEN],
    ids=[row[0] for row in BROKEN],
)
def test_wrong_body_is_a_decode_error(
    flavor: str, content: bytes, pointer: str, reason: str
) -> None:
    error = undecodable(flavor, reply(content=content))

    assert pointer == error.pointer
    assert reason in str(error)


def test_deeply_nested_json_is_a_decode_error() -> None:
    error = undecodable("sync", reply(content=b"[" * 100_000), get())

    assert "nested too deeply" in str(error)


def test_decode_error_keeps_the_raw_response(flavor: str) -> None:
    answer = reply(
        content=b"<html>", media_type="text/html", headers={"X-Request-Id": "r1"}
    )

    error = undecodable(flavor, answer)

    assert error.response is not None
    assert b"<html>" == error.response.content
    assert 200 == error.response.status
    assert "text/html" == error.response.header("Content-Type")
    assert "r1" == error.request_id


def test_decode_error_says_the_media_type_and_how_the_body_begins() -> None:
    error = undecodable(
        "sync", reply(content=b"<html>\n<b>Hi", media_type="text/html; a=b")
    )

    assert str(error).endswith("(200, text/html): <html> <b>Hi")


def test_decode_error_does_not_quote_a_body_that_is_json() -> None:
    error = undecodable("sync", reply({"meta": {}, "objects": [{"id": "private"}]}))

    assert "private" not in str(error)


def test_decode_error_names_the_expected_type() -> None:
    error = undecodable("sync", reply({"id": "x", "status": 1}), PARCEL)

    assert ("/id", "int") == (error.pointer, error.expected)


def test_decode_error_names_the_expected_notation() -> None:
    error = undecodable("sync", reply({"id": 1, "status": 1, "day": "x"}), PARCEL)

    assert ("/day", "text written as '%m/%d/%Y'") == (error.pointer, error.expected)


def test_decode_error_has_no_chained_exception() -> None:
    error = undecodable("sync", reply(content=b"<html>"))

    assert (None, None) == (error.__cause__, error.__context__)


def test_raw_response_decodes_when_asked(flavor: str) -> None:
    response = Caller(flavor, Server(reply(content=b"<html>"))).raw(PAGE)

    assert 200 == response.status
    with pytest.raises(DecodeError):
        response.parse()


def test_raw_response_parses_to_the_result(flavor: str) -> None:
    response = Caller(flavor, Server(reply({"id": 1, "status": 2}))).raw(PARCEL)

    assert Parcel(id=1, status=2) == response.parse()


def test_raw_response_shows_status_headers_and_content(flavor: str) -> None:
    answer = reply({"id": 1}, headers={"X-Request-Id": "r1", "X-Many": "a"})

    response = Caller(flavor, Server(answer)).raw(get())

    assert "a" == response.headers["x-MANY"]
    assert "r1" == response.request_id
    assert b'{"id":1}' == response.content
    assert '{"id":1}' == response.text
    assert {"id": 1} == response.json()
    assert "things.get" == response.operation
    assert (1, 0.0) == (response.attempts, response.elapsed)


def test_readers_may_be_forgotten_by_another_thread() -> None:
    class Forgotten(dict[Any, Any]):
        def __setitem__(self, key: Any, reader: Any) -> None:
            super().__setitem__(key, reader)
            self.clear()

    caller = Caller("sync", Server(reply({"id": 1, "status": 2})))
    assert caller.sync is not None
    caller.sync.binding(PARCEL).outcome._readers = Forgotten()

    assert Parcel(id=1, status=2) == caller.call(PARCEL)


def test_json_of_a_raw_response_may_begin_with_a_byte_order_mark() -> None:
    answer = reply(content=b'\xef\xbb\xbf{"a":1}')

    assert {"a": 1} == Caller("sync", Server(answer)).raw(get()).json()


@pytest.mark.parametrize("content", [b"", b"{", b'"\xff"', b"[" * 100_000])
def test_json_of_a_raw_response_that_is_none_is_a_value_error(content: bytes) -> None:
    response = Caller("sync", Server(reply(content=content))).raw(get())

    with pytest.raises(ValueError, match=r"JSON|truncated|utf-8|nested"):
        response.json()


@pytest.mark.parametrize(
    "text", ["Wed Oct 21 07:28:30 2015", "Wed, 21 Oct 2015 07:28:30 -0000"]
)
def test_date_of_a_header_is_in_utc_unless_it_names_a_zone(text: str) -> None:
    response = Caller("sync", Server(reply({}, headers={"Date": text}))).raw(get())

    wanted = datetime(2015, 10, 21, 7, 28, 30, tzinfo=UTC)
    assert wanted == response.header("Date", datetime)


def test_header_that_is_not_there_is_none() -> None:
    response = Caller("sync", Server(reply({}))).raw(get())

    assert response.header("X-Left", int) is None


@pytest.mark.parametrize(
    "text", ["Mon, 1 Jan 2024 99999999999999999999:00:00 GMT", "a, b"]
)
def test_header_that_is_no_date_is_a_value_error(text: str) -> None:
    response = Caller("sync", Server(reply({}, headers={"Date": text}))).raw(get())

    with pytest.raises(ValueError, match="header 'Date'"):
        response.header("Date", datetime)


def test_repeated_headers_are_joined() -> None:
    answer = RawResponse(
        status=200, headers=((b"X-A", b"1"), (b"x-a", b"2")), content=b"1"
    )

    assert "1, 2" == Caller("sync", Server(answer)).raw(get()).headers["X-A"]


@pytest.mark.parametrize(
    "media_type", ["text/html", "text/plain", "application/hal+json"]
)
def test_json_is_decoded_whatever_the_server_calls_it(media_type: str) -> None:
    answer = reply({"id": 1, "status": 1}, media_type=media_type)

    assert 1 == Caller("sync", Server(answer)).call(PARCEL).id


def test_json_without_media_type_is_decoded() -> None:
    answer = RawResponse(status=200, content=b'{"id":1,"status":1}')

    assert 1 == Caller("sync", Server(answer)).call(PARCEL).id


def test_byte_order_mark_is_ignored() -> None:
    answer = reply(content=b'\xef\xbb\xbf{"id":1,"status":1}')

    assert 1 == Caller("sync", Server(answer)).call(PARCEL).id


def test_result_without_type_is_none(flavor: str) -> None:
    operation = get(results=(Result(status="204"),))

    assert (
        Caller(flavor, Server(reply(status=204, content=b"left over"))).call(operation)
        is None
    )


def test_text_result_is_str() -> None:
    operation = get(
        results=(Result(status="200", type=lambda: str, media_type="text/plain"),)
    )
    server = Server(reply(content="grün".encode(), media_type="text/plain"))

    assert "grün" == Caller("sync", server).call(operation)


@pytest.mark.parametrize(
    ("charset", "content", "expected"),
    [
        ("iso-8859-1", b"gr\xfcn", "grün"),
        ('"Windows-1252"; x=y', b"\x80", "\u20ac"),
        ("utf-16", "grün".encode("utf-16"), "grün"),
        ("us-ascii", "grün".encode(), "grün"),
        ("no-such", "grün".encode(), "grün"),
        ("hex", "grün".encode(), "grün"),
    ],
)
def test_text_result_is_in_the_charset_of_the_answer(
    charset: str, content: bytes, expected: str
) -> None:
    operation = get(
        results=(Result(status="200", type=lambda: str, media_type="text/plain"),)
    )
    server = Server(reply(content=content, media_type=f"text/plain; charset={charset}"))

    assert expected == Caller("sync", server).call(operation)


def test_text_result_in_another_charset_than_it_says_is_a_decode_error() -> None:
    operation = get(
        results=(Result(status="200", type=lambda: str, media_type="text/plain"),)
    )
    answer = reply(content=b"ab\xff", media_type="text/plain; charset=shift_jis")

    assert "invalid at byte 2" in str(undecodable("sync", answer, operation))


def test_text_result_that_is_not_utf_8_is_a_decode_error() -> None:
    operation = get(
        results=(Result(status="200", type=lambda: str, media_type="text/plain"),)
    )

    assert "invalid UTF-8 at byte 0" in str(
        undecodable("sync", reply(content=b"\xff"), operation)
    )


def test_binary_result_is_bytes() -> None:
    media_type = "application/octet-stream"
    operation = get(
        results=(Result(status="200", type=lambda: bytes, media_type=media_type),)
    )

    assert b"\x00\xff" == Caller("sync", Server(reply(content=b"\x00\xff"))).call(
        operation
    )


RESULTS = (
    Result(status="200", type=lambda: int),
    Result(status="2XX", type=lambda: str),
    Result(status="default", type=lambda: bool),
)


@pytest.mark.parametrize(
    ("results", "status", "body"),
    [
        (RESULTS, 200, 7),
        (RESULTS, 202, "x"),
        (RESULTS[::2], 202, True),
        (RESULTS[:1], 202, 7),
    ],
)
def test_exact_status_beats_range_beats_default_beats_first(
    results: tuple[Result, ...], status: int, body: object
) -> None:
    server = Server(reply(body, status=status))

    assert body == Caller("sync", server).call(get(results=results))


def test_media_type_chooses_among_results_of_one_status() -> None:
    results = (
        Result(status="200", type=lambda: int),
        Result(status="200", type=lambda: str, media_type="text/plain"),
    )
    server = Server(reply(content=b"7", media_type="text/plain; charset=utf-8"))

    assert "7" == Caller("sync", server).call(get(results=results))


def nested(depth: int) -> object:
    value: object = []
    for _ in range(depth - 1):
        value = [value]
    return value


# What docs/runtime.md says of bodies that are described as JSON: the value, or why there is none.
BODIES: list[tuple[str, bytes, object]] = [
    ("white space", b' \r\n\t{"a": 1} \n', {"a": 1}),
    ("byte order mark", b'\xef\xbb\xbf{"a":1}', {"a": 1}),
    ("duplicate key", b'{"a":1,"a":2}', {"a": 2}),
    ("long int", b"123456789012345678901234567890", 123456789012345678901234567890),
    ("NUL in text", b'"\\u0000"', "\x00"),
    ("escapes", b'"\\/\\u00fc"', "/\u00fc"),
    ("pair", b'"\\ud83d\\ude00"', "\U0001f600"),
    ("200 brackets", b"[" * 200 + b"]" * 200, nested(200)),
]
NO_BODIES: list[tuple[str, bytes, str]] = [
    ("empty", b"", "the body is empty"),
    ("blank", b" \n", "input data was truncated"),
    ("page", b"<!doctype html>", "JSON is malformed"),
    ("cut", b'{"a":', "input data was truncated"),
    ("trailing", b"{} {}", "trailing characters"),
    ("trailing comma", b"[1,]", "trailing comma"),
    ("comment", b"{} // x", "trailing characters"),
    ("UTF-16", '{"a":1}'.encode("utf-16"), "JSON must be in UTF-8"),
    ("UTF-16 without mark", '{"a":1}'.encode("utf-16-le"), "JSON must be in UTF-8"),
    ("UTF-16 big end", '["a"]'.encode("utf-16-be"), "JSON must be in UTF-8"),
    ("UTF-32", '{"a":1}'.encode("utf-32"), "JSON must be in UTF-8"),
    ("bad UTF-8", b'"\xed\xa0\x80"', "invalid UTF-8"),
    ("lone surrogate", b'["\\ud800", "and more"]', "surrogate pair"),
    ("control character", b'"a\x01"', "malformed"),
    ("NaN", b"[NaN]", "malformed"),
    ("Infinity", b"-Infinity", "malformed"),
    ("1e999", b"1e999", "number out of range"),
    ("5,000 digits", b"1" * 5000, "integer value out of range"),
    ("100,000 brackets", b"[" * 100_000, "nested too deeply"),
    ("100,000 objects", b'{"a":' * 100_000, "nested too deeply"),
]


@pytest.mark.parametrize(
    ("content", "value"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES]
)
def test_body_that_is_json_is_read(content: bytes, value: object) -> None:
    found = Caller("sync", Server(reply(content=content))).call(get())

    assert value == found


@pytest.mark.parametrize(
    ("content", "reason"),
    [row[1:] for row in NO_BODIES],
    ids=[row[0] for row in NO_BODIES],
)
def test_body_that_is_no_json_says_why(
    flavor: str, content: bytes, reason: str
) -> None:
    error = undecodable(flavor, reply(content=content), get())

    assert reason in str(error)
    assert ("", "object") == (error.pointer, error.expected)
    assert error.response is not None
    assert content == error.response.content


def test_undeclared_member_that_is_not_utf_8_is_a_decode_error() -> None:
    content = b'{"meta":{},"objects":[],"x":"\xff"}'

    assert "invalid UTF-8 at byte 29" in str(
        undecodable("sync", reply(content=content))
    )


def test_excerpt_is_the_start_of_a_body_that_is_wrong_as_a_whole() -> None:
    error = undecodable("sync", reply(content=b"<html>\n<b>Hi" + b"!" * 500))

    assert error.excerpt.startswith("<html> <b>Hi!!!")
    assert 100 == len(error.excerpt)


def test_excerpt_is_what_stands_at_the_pointer() -> None:
    error = undecodable("sync", reply({"id": {"a": [1]}, "status": 1}), PARCEL)

    assert ("/id", '{"a":[1]}') == (error.pointer, error.excerpt)
    assert '{"a":[1]}' not in str(error)


def test_excerpt_holds_no_credential() -> None:
    spec = ClientSpec(
        name="A",
        package="a",
        version="1",
        servers=("https://a.test",),
        schemes={"key": Scheme(kind="token", credentials=("key",))},
        security=(("key",),),
        credentials=(Credential("key"),),
    )
    server = Server(reply({"id": "marker-secret", "status": 1}))
    caller = Caller("sync", server, spec, credentials={"key": "marker-secret"})

    with pytest.raises(DecodeError) as caught:
        caller.call(PARCEL)

    assert '"[redacted]"' == caught.value.excerpt


@pytest.mark.parametrize("described", ["text/plain", "text/csv", "application/pdf"])
def test_page_is_no_text_and_no_file(flavor: str, described: str) -> None:
    type_: type = str if described.startswith("text/") else bytes
    result = Result(status="200", type=lambda: type_, media_type=described)
    answer = reply(content=b"<p>Log in", media_type="text/html; charset=utf-8")

    error = undecodable(flavor, answer, get(results=(result,)))

    assert "an HTML page came" in str(error)
    assert ("", described) == (error.pointer, error.expected)


@pytest.mark.parametrize(
    "described", ["text/html", "text/*", "*/*", "application/octet-stream"]
)
def test_page_is_taken_where_it_may_be_meant(described: str) -> None:
    result = Result(status="200", type=lambda: bytes, media_type=described)
    answer = reply(content=b"<p>", media_type="text/html")

    assert b"<p>" == Caller("sync", Server(answer)).call(get(results=(result,)))


def test_memory_for_media_types_that_a_server_invents_is_bounded() -> None:
    results = (ANYTHING, Result(status="201", type=lambda: object))
    caller = Caller(
        "sync", Server(*(reply(1, media_type=f"a/{n}") for n in range(200)))
    )
    operation = get(results=results)

    for _ in range(200):
        caller.call(operation)

    assert len(caller.core.binding(operation).outcome._readers) <= 64
