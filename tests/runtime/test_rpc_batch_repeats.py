"""When a batch is sent again, what hooks see of it, and its limits."""

from typing import Any

import msgspec
import pytest
from harness import Caller, Server, reply
from rpc_batching import (
    ECHO,
    FAULT,
    NOTE,
    READ,
    RPC,
    Sent,
    answering,
    batched,
    calls_of,
    everything,
    one,
    server_of,
)

from specmill_runtime import errors
from specmill_runtime.client import RpcSpec
from specmill_runtime.hooks import CallStarted, Hooks
from specmill_runtime.options import NO_RETRY
from specmill_runtime.sdk_error import CallRecord


def test_batch_is_repeated_when_all_calls_may_be(flavor: str) -> None:
    lost = errors.ConnectionLostError("lost")
    server = Server(lost, answering(everything))

    sent = Sent(Caller(flavor, server, RPC), READ, READ)

    assert [1, 2] == sent.outcomes
    assert 2 == len(server.requests)


def test_batch_is_not_repeated_when_one_call_may_not_be(flavor: str) -> None:
    lost = errors.ConnectionLostError("lost")
    server = Server(lost, answering(everything))

    sent = Sent(Caller(flavor, server, RPC), READ, ECHO)

    assert [errors.ConnectionLostError] * 2 == sent.outcomes
    assert 1 == len(server.requests)


def test_batch_that_was_not_sent_is_repeated(flavor: str) -> None:
    server = Server(errors.ConnectError("refused"), answering(everything))

    assert [1, 2] == Sent(Caller(flavor, server, RPC), READ, ECHO).outcomes


def test_only_calls_without_reply_are_sent_again(flavor: str) -> None:
    server = Server(answering(lambda calls: [one(calls[1])]), answering(everything))

    sent = Sent(Caller(flavor, server, RPC), READ, READ, READ)

    assert [1, 2, 3] == sent.outcomes
    numbers = [[call["id"] for call in calls_of(one)] for one in server.requests]
    assert [[1, 2, 3], [1, 3]] == numbers


def test_missing_replies_are_not_asked_for_again_beside_calls_that_may_not_be(
    flavor: str,
) -> None:
    server = server_of(lambda calls: [one(calls[1])])

    sent = Sent(Caller(flavor, server, RPC), READ, ECHO)

    assert [errors.MissingReplyError, 2] == sent.outcomes
    assert 1 == len(server.requests)


@pytest.mark.parametrize(("options", "expected"), [({}, 3), ({"retry": NO_RETRY}, 1)])
def test_attempts_are_bounded(
    flavor: str, options: dict[str, Any], expected: int
) -> None:
    server = server_of(lambda calls: [])

    sent = Sent(Caller(flavor, server, RPC), READ, READ, options=options)

    assert [errors.MissingReplyError] * 2 == sent.outcomes
    assert expected == len(server.requests)


def test_attempts_are_bounded_whatever_fails(flavor: str) -> None:
    missing = answering(lambda calls: [])
    server = Server(missing, errors.ConnectionLostError("lost"))

    sent = Sent(Caller(flavor, server, RPC), READ, READ)

    assert isinstance(sent.error, errors.ConnectionLostError)
    assert 3 == len(server.requests)


def test_deadline_ends_repeating(flavor: str) -> None:
    caller = Caller(flavor, Server(), RPC, deadline=10.0)

    def slow(calls: list[dict[str, Any]]) -> object:
        caller.clock.sleep(9.99)
        return []

    caller.server.answers = [answering(slow)]

    assert [errors.MissingReplyError] * 2 == Sent(caller, READ, READ).outcomes
    assert 1 == len(caller.server.requests)


class Watching(Hooks):
    """Keeps how calls ended."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, type[BaseException] | None]] = []

    def call_ended(
        self, call: CallStarted, record: CallRecord, error: BaseException | None
    ) -> None:
        """Note the operation and the class of the error."""
        self.seen.append((call.operation, type(error) if error else None))


def test_hooks_see_a_batch_as_one_call(flavor: str) -> None:
    hooks = Watching()
    server = Server(answering(everything), reply(status=403))
    caller = Caller(flavor, server, RPC, hooks=hooks)

    Sent(caller, ECHO, ECHO)
    Sent(caller, ECHO, ECHO)

    assert [("batch", None), ("batch", errors.ForbiddenError)] == hooks.seen


def test_large_batch_is_split(flavor: str) -> None:
    server = server_of(everything)

    sent = Sent(Caller(flavor, server, RPC), *[ECHO] * 5, max_size=2)

    assert [1, 2, 3, 4, 5] == sent.outcomes
    assert [2, 2, 1] == [len(calls_of(request)) for request in server.requests]


@pytest.mark.parametrize(("given", "expected"), [(None, 1), (3, 3)])
def test_described_limit_holds_unless_another_is_given(
    flavor: str, given: int | None, expected: int
) -> None:
    spec = msgspec.structs.replace(RPC, rpc=RpcSpec(max_batch=1))
    server = server_of(everything)

    sent = Sent(Caller(flavor, server, spec), ECHO, ECHO, ECHO, max_size=given)

    assert [1, 2, 3] == sent.outcomes
    assert expected == len(calls_of(server.requests[0]))


@pytest.mark.parametrize("size", [0, -1, True, "1", 1.0])
def test_size_that_is_none_is_refused(flavor: str, size: object) -> None:
    with pytest.raises(errors.ArgumentError, match="max_size must be an int"):
        batched(Caller(flavor, Server(), RPC), lambda calls: None, max_size=size)


def test_failed_request_is_the_last(flavor: str) -> None:
    server = Server(answering(everything), reply(status=403))

    sent = Sent(Caller(flavor, server, RPC), *[ECHO] * 3, max_size=1)

    forbidden, unsent = errors.ForbiddenError, errors.BatchError
    assert [1, forbidden, unsent] == sent.outcomes
    assert type(sent.error) is forbidden
    assert "echo: not sent, because an earlier request of its batch failed" == str(
        sent.handles[2].error
    )


def test_deadline_covers_all_requests(flavor: str) -> None:
    caller = Caller(flavor, Server(), RPC, deadline=10.0)

    def slow(calls: list[dict[str, Any]]) -> object:
        caller.clock.sleep(4.0)
        return everything(calls)

    caller.server.answers = [answering(slow)]
    Sent(caller, ECHO, ECHO, ECHO, max_size=1)

    assert [10.0, 6.0, 2.0] == [request.left for request in caller.server.requests]


def test_notification_has_neither_id_nor_result(flavor: str) -> None:
    server = server_of(lambda calls: [one(calls[0])])

    sent = Sent(Caller(flavor, server, RPC), ECHO, NOTE)

    assert {"jsonrpc": "2.0", "method": "note", "params": [2]} == server.json[1]
    assert [1, None] == sent.outcomes
    assert sent.error is None


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'[{"id":null,"result":1}]'])
@pytest.mark.parametrize("count", [1, 2])
def test_answer_to_notifications_is_ignored(
    flavor: str, count: int, content: bytes
) -> None:
    server = Server(reply(status=200, content=content))

    sent = Sent(Caller(flavor, server, RPC), *[NOTE] * count)

    assert [None] * count == sent.outcomes
    assert sent.error is None


def test_answer_to_a_notification_beside_calls_is_ignored(flavor: str) -> None:
    server = server_of(lambda calls: [one(calls[0]), one(calls[1])])

    sent = Sent(Caller(flavor, server, RPC), ECHO, NOTE)

    assert [1, None] == sent.outcomes
    assert sent.error is None


@pytest.mark.parametrize("as_array", [False, True])
def test_error_that_answers_notifications_is_raised(
    flavor: str, as_array: bool
) -> None:
    body = {"jsonrpc": "2.0", "id": None, "error": FAULT}
    server = Server(reply([body] if as_array else body))

    sent = Sent(Caller(flavor, server, RPC), NOTE, NOTE)

    assert type(sent.error) is errors.ParseError
    assert [errors.ParseError] * 2 == sent.outcomes


def test_http_error_of_notifications_is_raised(flavor: str) -> None:
    sent = Sent(Caller(flavor, Server(reply(status=503)), RPC), NOTE, NOTE)

    assert type(sent.error) is errors.UnavailableError
