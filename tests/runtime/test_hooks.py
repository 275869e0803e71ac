"""Hooks see calls and attempts, add headers, and cannot break a call."""

import logging
from collections.abc import Mapping

import pytest
from harness import Caller, Server, get, reply

from specmill_runtime import errors
from specmill_runtime.errors import ArgumentError
from specmill_runtime.hooks import AttemptEnded, CallStarted, Hooks
from specmill_runtime.operation import Result
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.sdk_error import CallRecord


class Recorder(Hooks):
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def call_started(self, call: CallStarted) -> None:
        call.state["seen"] = True
        self.told.append(("started", call.operation, call.method, call.path))

    def attempt_started(
        self, call: CallStarted, number: int
    ) -> Mapping[str, str] | None:
        self.told.append(("attempt", number, call.state["seen"]))
        return {"X-Attempt": str(number)}

    def attempt_ended(self, call: CallStarted, attempt: AttemptEnded) -> None:
        self.told.append(("ended", attempt.number, attempt.status, attempt.wait))

    def call_ended(
        self, call: CallStarted, record: CallRecord, error: BaseException | None
    ) -> None:
        self.told.append(("over", record.attempts, type(error).__name__))


def test_hooks_see_call_and_attempts(flavor: str) -> None:
    hooks = Recorder()
    server = Server(reply(status=503), reply({}))

    Caller(flavor, server, hooks=hooks).call(get())

    assert [
        ("started", "things.get", "GET", "/things"),
        ("attempt", 1, True),
        ("ended", 1, 503, 0.5),
        ("attempt", 2, True),
        ("ended", 2, 200, None),
        ("over", 2, "NoneType"),
    ] == hooks.told


def test_headers_of_hooks_are_sent_with_their_attempt(flavor: str) -> None:
    server = Server(reply(status=503), reply({}))

    Caller(flavor, server, hooks=Recorder()).call(get())

    sent = [dict(request.headers)[b"X-Attempt"] for request in server.requests]
    assert [b"1", b"2"] == sent


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (reply(status=404), "NotFoundError"),
        (errors.TlsError("no"), "TlsError"),
        (reply(content=b"<html>"), "DecodeError"),
    ],
)
def test_hooks_hear_how_a_call_failed(
    flavor: str, answer: RawResponse | Exception, name: str
) -> None:
    hooks = Recorder()

    with pytest.raises(errors.SdkError):
        Caller(flavor, Server(answer), hooks=[hooks]).call(get())

    assert ("over", 1, name) == hooks.told[-1]


def test_hooks_hear_what_interrupted_a_call(flavor: str) -> None:
    def interrupt(request: RawRequest) -> RawResponse:
        raise KeyboardInterrupt

    hooks = Recorder()

    with pytest.raises(KeyboardInterrupt):
        Caller(flavor, Server(interrupt), hooks=hooks).call(get())

    assert ("over", 1, "KeyboardInterrupt") == hooks.told[-1]


def test_hooks_hear_what_interrupted_the_reading_of_a_result(flavor: str) -> None:
    def interrupt() -> object:
        raise KeyboardInterrupt

    hooks = Recorder()
    operation = get(results=(Result(status="200", type=interrupt),))

    with pytest.raises(KeyboardInterrupt):
        Caller(flavor, Server(), hooks=hooks).call(operation)

    assert ("over", 1, "KeyboardInterrupt") == hooks.told[-1]


def test_failing_hook_is_logged_and_changes_nothing(
    flavor: str, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(Hooks):
        def call_started(self, call: CallStarted) -> None:
            raise RuntimeError("mine")

    with caplog.at_level(logging.ERROR, "specmill_runtime"):
        result = Caller(flavor, Server(), hooks=Broken()).call(get())

    assert ({}, ["call_started of Broken failed"]) == (result, caplog.messages)


def test_header_of_a_hook_that_cannot_be_sent_is_refused() -> None:
    class Splitting(Hooks):
        def attempt_started(self, call: CallStarted, number: int) -> Mapping[str, str]:
            return {"X-A": "a\r\nX-B: b"}

    server = Server()
    with pytest.raises(ArgumentError, match="hooks"):
        Caller("sync", server, hooks=Splitting()).call(get())

    assert [] == server.requests


def test_asynchronous_hook_is_refused_at_construction() -> None:
    class Awaited(Hooks):
        async def call_started(self, call: CallStarted) -> None:  # type: ignore[override]
            """Never awaited."""

    with pytest.raises(ArgumentError, match="call_started must be a plain function"):
        Caller("async", Server(), hooks=Awaited())


def test_what_is_no_hook_is_refused() -> None:
    with pytest.raises(ArgumentError, match="hooks must be Hooks, not str"):
        Caller("sync", Server(), hooks=["x"])
