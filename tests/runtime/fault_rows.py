"""Every fault of a server, and how a call has to end: in an error of ours or in a right value."""

import gzip
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from fault_server import Fault
from faults import (
    CHUNKED,
    CODED,
    HEAD,
    answer,
    counted,
    encoded,
    endless,
    fixed,
    moved,
    packed,
    silent,
    silent_after,
    then_closed,
    then_reset,
)

from specmill_runtime import errors


class Thing(msgspec.Struct):
    """What a few answers should have been."""

    id: int
    tags: list[str]


class Row(NamedTuple):
    """A fault; `ends` is a class of errors or the value of the call, `sent` counts requests."""

    act: Fault
    ends: object
    sent: int = 1
    type: Any = dict[str, Any]


LATE = errors.DeadlineExceededError
LOST = errors.ConnectionLostError
LARGE = errors.ResponseTooLargeError
DECODE = errors.DecodeError

LATE_ROWS: dict[str, Row] = {
    "silent": Row(silent, LATE),
    "slow-headers": Row(endless(b"a", 0.05, b"HTTP/1.1 200 OK\r\nX-A: "), LATE),
    "slow-body": Row(endless(b" ", 0.05, HEAD + b"Content-Length: 9999\r\n\r\n"), LATE),
    "endless-hints": Row(endless(b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.001), LATE),
    "no-length": Row(endless(b" ", 0.05, HEAD + b"\r\n"), LATE),
    "no-length-silent": Row(silent_after(HEAD + b"\r\n{}"), LATE),
    "old-http": Row(fixed(b"hello\n"), LATE),
    "vast-chunk": Row(fixed(CHUNKED, b"F" * 18, b"\r\n{}"), LATE),
}

LOST_ROWS: dict[str, Row] = {
    "close": Row(then_closed(), LOST, sent=3),
    "reset": Row(then_reset(), LOST, sent=3),
    "reset-in-headers": Row(then_reset(b"HTTP/1.1 200 OK\r\nCont"), LOST, sent=3),
    "reset-in-body": Row(
        then_reset(HEAD + b'Content-Length: 99\r\n\r\n{"a":'), LOST, sent=3
    ),
    "cut-body": Row(
        then_closed(HEAD + b'Content-Length: 99\r\n\r\n{"a":'), LOST, sent=3
    ),
    "cut-chunks": Row(then_closed(CHUNKED, b'5\r\n{"a":\r\n'), LOST, sent=3),
    "garbage": Row(fixed(b"\x16\x03\x01 this is not HTTP\r\n\r\n"), LOST, sent=3),
    "words-as-status": Row(fixed(b"HTTP/1.1 OK 200\r\n\r\n"), LOST, sent=3),
    "status-000": Row(fixed(answer(status="000 X")), LOST, sent=3),
    "two-lengths": Row(
        fixed(HEAD + b"Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}xxx"),
        LOST,
        sent=3,
    ),
    "negative-length": Row(fixed(HEAD + b"Content-Length: -5\r\n\r\n{}"), LOST, sent=3),
    "no-colon": Row(fixed(HEAD + b"Broken\r\n\r\n{}"), LOST, sent=3),
    "nul-in-header": Row(fixed(HEAD + b"X: a\x00b\r\n\r\n{}"), LOST, sent=3),
    "endless-headers": Row(endless(b"X-A: aaa\r\n" * 999, start=HEAD), LOST, sent=3),
    "long-header": Row(fixed(answer(X_Long="a" * 1_000_000)), LOST, sent=3),
}

CONTENT_ROWS: dict[str, Row] = {
    "endless-body": Row(
        endless(b"4000\r\n" + b" " * 0x4000 + b"\r\n", start=CHUNKED), LARGE
    ),
    "large-body": Row(fixed(answer(b'"' + b"a" * 2_000_000 + b'"')), LARGE),
    "gzip-bomb": Row(encoded(packed(b" " * 1_000_000, times=40)), LARGE),
    "gzip": Row(encoded(packed(b'{"a":1}')), {"a": 1}),
    "cut-gzip": Row(encoded(packed(b'{"a":1}' * 50)[:-12]), DECODE),
    "bad-gzip": Row(encoded(b"no gzip at all"), DECODE),
    "two-codings": Row(encoded(gzip.compress(packed(b"{}")), "gzip, gzip"), DECODE),
    "many-codings": Row(encoded(b"{}", ", ".join(["gzip"] * 1000)), DECODE),
    "unknown-coding": Row(encoded(b"\x00\x01", "zz"), DECODE),
    "html": Row(fixed(answer(b"<html>", media_type="text/html")), DECODE),
    "empty": Row(fixed(answer(b"")), DECODE),
    "null": Row(fixed(answer(b"null")), DECODE),
    "error-with-200": Row(fixed(answer(b'{"error":"no"}')), DECODE, type=Thing),
    "wrong-types": Row(fixed(answer(b'{"id":"x","tags":{}}')), DECODE, type=Thing),
    "cut-json": Row(fixed(answer(b'{"a": [1, 2')), DECODE),
    "more-after-json": Row(fixed(answer(b'{"a":1} x')), DECODE),
    "two-documents": Row(fixed(answer(b'{"a":1}{"a":2}')), DECODE),
    "utf-16": Row(fixed(answer('{"a":1}'.encode("utf-16"))), DECODE),
    "broken-utf-8": Row(fixed(answer(b'{"a":"\xff\xfe"}')), DECODE),
    "lone-surrogate": Row(fixed(answer(b'{"a":"\\ud800"}')), DECODE),
    "not-a-number": Row(fixed(answer(b'{"a":NaN}')), DECODE),
    "vast-float": Row(fixed(answer(b'{"a":1e999}')), DECODE),
    "vast-int": Row(fixed(answer(b'{"a":' + b"9" * 5000 + b"}")), DECODE),
    "deep": Row(
        fixed(answer(b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}")), DECODE
    ),
    "long-int": Row(
        fixed(answer(b'{"a":12345678901234567890123}')), {"a": 12345678901234567890123}
    ),
    "byte-order-mark": Row(fixed(answer(b'\xef\xbb\xbf{"a":1}')), {"a": 1}),
    "nul-in-text": Row(fixed(answer(b'{"a":"x\\u0000y"}')), {"a": "x\x00y"}),
    "same-key-twice": Row(fixed(answer(b'{"a":1,"a":2}')), {"a": 2}),
    "names-of-python": Row(
        fixed(answer(b'{"__class__":1,"self":2}')), {"__class__": 1, "self": 2}
    ),
    "json-as-text": Row(fixed(answer(b'{"a":1}', media_type="text/plain")), {"a": 1}),
    "no-media-type": Row(fixed(answer(b'{"a":1}', media_type=None)), {"a": 1}),
    "odd-charset": Row(
        fixed(answer(b'{"a":"+AGE-"}', media_type="application/json; charset=utf-7")),
        {"a": "+AGE-"},
    ),
    "unknown-charset": Row(
        fixed(answer(b'{"a":1}', media_type="application/json; charset=no-such")),
        {"a": 1},
    ),
    "binary": Row(
        fixed(answer(bytes(range(256)), media_type="application/octet-stream")),
        bytes(range(256)),
        type=bytes,
    ),
    "body-of-204": Row(fixed(answer(status="204 No Content")), DECODE),
    "two-answers": Row(fixed(answer() + answer(b'{"a":1}')), {}),
    "whole-float": Row(
        fixed(answer(b'{"id":1.0,"tags":[]}')), Thing(1, []), type=Thing
    ),
    "latin-header": Row(fixed(answer(X_Name="caf\xe9")), {}),
    "many-headers": Row(
        fixed(HEAD + b"X-A: 1\r\n" * 5000 + b"Content-Length: 2\r\n\r\n{}"), {}
    ),
    "length-and-chunks": Row(
        fixed(HEAD + b"Content-Length: 9\r\n" + CODED + b"2\r\n{}\r\n0\r\n\r\n"), {}
    ),
    "stale": Row(then_closed(answer()), {}),
}

STATUS_ROWS: dict[str, Row] = {
    "status-999": Row(fixed(answer(status="999 Odd")), errors.StatusError),
    "status-299": Row(fixed(answer(status="299 Odd")), {}),
    "failing": Row(fixed(answer(status="500 No")), errors.ServerError, sent=3),
    "down": Row(fixed(answer(status="503 No")), errors.UnavailableError, sent=3),
    "flaky": Row(
        counted(lambda n: answer(status="200 OK" if n == 3 else "503 No")), {}, sent=3
    ),
    "cut-failure": Row(
        then_closed(answer(b"no luck", status="404 No")[:-2]), errors.NotFoundError
    ),
    "cut-refusal": Row(
        then_closed(answer(b"no luck", status="429 No")[:-2]),
        errors.RateLimitedError,
        sent=3,
    ),
    "odd-coding-of-failure": Row(
        fixed(answer(status="503 No", Content_Encoding="br")),
        errors.UnavailableError,
        sent=3,
    ),
    "vast-failure": Row(
        fixed(answer(b" " * 2_000_000, status="404 No")), errors.NotFoundError
    ),
    "move-with-broken-body": Row(
        fixed(answer(b"x", "302 Go", Location="/status-299", Content_Encoding="gzip")),
        {},
        sent=2,
    ),
    "move": Row(moved("{elsewhere}/echo?moved=1"), {"target": "/echo?moved=1"}, sent=2),
    "move-307": Row(moved("{elsewhere}/echo", "307 Go"), {"target": "/echo"}, sent=2),
    "move-in-circles": Row(moved("/move-in-circles"), errors.RedirectError, sent=6),
    "move-to-file": Row(moved("file:///etc/passwd"), errors.RedirectError),
    "move-nowhere": Row(fixed(answer(b"", "302 Found")), errors.RedirectError),
    "move-to-nonsense": Row(moved("http://[::1"), errors.RedirectError),
}

WAITS: Mapping[str, str] = {
    "year": "31536000",
    "negative": "-5",
    "zero": "0",
    "words": "soon",
    "nothing": "",
    "float": "0.01",
    "not-a-number": "nan",
    "infinity": "inf",
    "hexadecimal": "0x10",
    "superscript": "\xb2",
    "past": "Wed, 21 Oct 2015 07:28:00 GMT",
    "future": "Fri, 31 Dec 9999 23:59:59 GMT",
    "no-date": "Foo, 99 Bar 2015 99:99:99 GMT",
    "digits": "9" * 400,
}
_AT_ONCE = ("year", "future", "digits")
WAIT_ROWS: dict[str, Row] = {
    f"wait-{name}": Row(
        fixed(answer(status="429 Slow", Retry_After=text)),
        errors.RateLimitedError,
        sent=1 if name in _AT_ONCE else 3,
    )
    for name, text in WAITS.items()
}

CALL_ROWS: dict[str, Row] = (
    LATE_ROWS | LOST_ROWS | CONTENT_ROWS | STATUS_ROWS | WAIT_ROWS
)
