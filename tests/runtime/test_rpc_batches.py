"""Batches of JSON-RPC: what travels, which handle gets which reply, what fails and what does not."""

import asyncio
import pickle
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from courier import _operations
from courier._spec import SPEC
from courier.errors import OutOfStampsError
from courier.models import Mail
from harness import Answer, Caller, Server, reply
from msgspec.structs import replace

from specmill_runtime import errors
from specmill_runtime.batches import BatchCore
from specmill_runtime.client import ClientSpec, RpcSpec, SyncCore
from specmill_runtime.handles import Handle
from specmill_runtime.hooks import CallStarted, Hooks
from specmill_runtime.operation import AnyOperation, Operation, Result, position
from specmill_runtime.options import NO_RETRY
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.snapshot import CallRecord

Filling = Callable[[BatchCore], Any]

RPC = ClientSpec(
    name="Plain",
    package="plain",
    version="1",
    servers=("https://plain.test/rpc",),
    rpc=RpcSpec(),
)
ECHO: Operation[object] = Operation(
    id="echo",
    rpc="echo",
    arguments=(position("a", nullable=True),),
    results=(Result(status="200", type=lambda: object),),
)
READ = replace(ECHO, id="read", rpc="read", idempotent=True)
NOTE: Operation[None] = Operation(
    id="note", rpc="note", notification=True, arguments=(position("text"),)
)
FAULT = {"code": -32700, "message": "Parse error"}


def batched(caller: Caller, fill: Filling, **settings: Any) -> None:
    """Fill a batch and leave its block."""
    core = caller.core
    if isinstance(core, SyncCore):
        with core.batch(lambda calls: calls, **settings) as calls:
            fill(calls)
        return

    async def enter() -> None:
        async with core.batch(lambda calls: calls, **settings) as calls:
            fill(calls)

    asyncio.run(enter())


class Sent:
    """The handles of a batch that was sent, and the error that was raised."""

    def __init__(
        self, caller: Caller, *operations: AnyOperation, **settings: Any
    ) -> None:
        self.handles: list[Handle[Any]] = []
        self.error: errors.SdkError | None = None

        def fill(calls: BatchCore) -> None:
            for number, operation in enumerate(operations, 1):
                self.handles.append(calls.add(operation, (number,)))

        try:
            batched(caller, fill, **settings)
        except errors.SdkError as error:
            self.error = error

    @property
    def outcomes(self) -> list[object]:
        """The result of each handle, or the class of its error."""
        return [
            handle.result() if handle.error is None else type(handle.error)
            for handle in self.handles
        ]


def one(request: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """The reply that echoes the first parameter."""
    first = next(iter(request["params"]), None)
    return {"jsonrpc": "2.0", "id": request.get("id"), "result": first, **changed}


def failing(request: dict[str, Any], code: int = 1, **changed: Any) -> dict[str, Any]:
    """The reply that is an error."""
    fault = {"code": code, "message": "m"}
    return {"jsonrpc": "2.0", "id": request.get("id"), "error": fault, **changed}


def answering(
    make: Callable[[list[dict[str, Any]]], object], status: int = 200
) -> Answer:
    """An answer made of the calls of a request."""

    def answer(request: RawRequest) -> RawResponse:
        return reply(make(calls_of(request)), status=status)

    return answer


def calls_of(request: RawRequest) -> list[dict[str, Any]]:
    """The calls in a request."""
    assert isinstance(request.content, bytes)
    decoded = msgspec.json.decode(request.content)
    return decoded if isinstance(decoded, list) else [decoded]


def everything(calls: list[dict[str, Any]]) -> object:
    """A reply to each call, for a single one without an array."""
    replies = [one(call) for call in calls if "id" in call]
    return replies if len(calls) > 1 else replies[0]


def server_of(make: Callable[[list[dict[str, Any]]], object]) -> Server:
    return Server(answering(make))


def echo(flavor: str, make: Callable[[list[dict[str, Any]]], object]) -> Sent:
    """Three calls that are not repeated."""
    return Sent(Caller(flavor, server_of(make), RPC), ECHO, ECHO, ECHO)


# What travels


def test_calls_travel_in_one_array(flavor: str) -> None:
    server = server_of(everything)

    Sent(Caller(flavor, server, RPC), ECHO, READ)

    expected = (
        b'[{"jsonrpc":"2.0","method":"echo","id":1,"params":[1]},'
        b'{"jsonrpc":"2.0","method":"read","id":2,"params":[2]}]'
    )
    assert [expected] == [request.content for request in server.requests]
    assert "https://plain.test/rpc" == server.request.url


def test_batch_has_credentials_and_media_type_of_a_call(flavor: str) -> None:
    server = server_of(everything)
    credentials = {"username": "ada", "api_key": "key"}
    caller = Caller(flavor, server, SPEC, credentials=credentials)

    Sent(caller, ECHO, ECHO)
    batch = server.request
    caller.call(ECHO, (1,))

    assert (batch.url, batch.headers) == (server.request.url, server.request.headers)


def test_single_call_travels_without_array(flavor: str) -> None:
    server = server_of(everything)

    sent = Sent(Caller(flavor, server, RPC), ECHO)

    assert server.json == {"jsonrpc": "2.0", "method": "echo", "id": 1, "params": [1]}
    assert [1] == sent.outcomes


def test_empty_block_sends_nothing(flavor: str) -> None:
    server = server_of(everything)

    Sent(Caller(flavor, server, RPC))

    assert [] == server.requests


def test_block_that_is_left_by_an_error_sends_nothing(flavor: str) -> None:
    server = server_of(everything)
    handles: list[Handle[object]] = []

    def fill(calls: BatchCore) -> None:
        handles.append(calls.add(ECHO, (1,)))
        raise KeyError

    with pytest.raises(KeyError):
        batched(Caller(flavor, server, RPC), fill)
    with pytest.raises(errors.ArgumentError, match="echo: there is no reply yet"):
        handles[0].result()

    assert [] == server.requests


def test_handle_has_no_result_before_the_batch_is_sent(flavor: str) -> None:
    def fill(calls: BatchCore) -> None:
        handle = calls.add(ECHO, (1,))
        assert isinstance(handle.error, errors.ArgumentError)
        with pytest.raises(errors.ArgumentError, match="there is no reply yet"):
            handle.result()

    batched(Caller(flavor, server_of(everything), RPC), fill)


def test_argument_that_cannot_be_sent_is_refused_at_once(flavor: str) -> None:
    server = server_of(everything)

    with pytest.raises(errors.ArgumentError, match="argument 'a' is required"):
        batched(
            Caller(flavor, server, RPC),
            lambda calls: calls.add(
                replace(ECHO, arguments=(position("a", required=True),)), (None,)
            ),
        )

    assert [] == server.requests


def test_batch_can_be_sent_before_its_block_is_left() -> None:
    server = server_of(everything)
    caller = Caller("sync", server, RPC)
    assert caller.sync is not None
    batch = caller.sync.batch(lambda calls: calls)

    with batch as calls:
        first = calls.add(ECHO, (1,))
        batch.send()
        assert 1 == first.result()
        second = calls.add(ECHO, (2,))

    assert 2 == second.result()
    assert [1, 1] == [len(calls_of(request)) for request in server.requests]


def test_ids_go_on_from_calls_to_batches(flavor: str) -> None:
    server = server_of(everything)
    caller = Caller(flavor, server, RPC)

    caller.call(ECHO, (1,))
    Sent(caller, ECHO, ECHO)
    caller.call(ECHO, (1,))

    numbers = [[call["id"] for call in calls_of(one)] for one in server.requests]
    assert [[1], [2, 3], [4]] == numbers


def test_options_are_those_of_the_whole_batch(flavor: str) -> None:
    server = server_of(everything)
    options = {"headers": {"X-Trace": "t"}, "deadline": 7.0}

    Sent(Caller(flavor, server, RPC), ECHO, ECHO, options=options)

    assert ("t", 7.0) == (server.headers["x-trace"], server.request.left)


# Which calls may travel together


@pytest.mark.parametrize(
    "other",
    [
        {"server": "https://other.test/rpc"},
        {"security": ()},
        {"security": (("api_key",),)},
    ],
)
def test_calls_of_other_servers_or_credentials_are_refused(
    flavor: str, other: dict[str, Any]
) -> None:
    server = server_of(everything)
    caller = Caller(
        flavor, server, SPEC, credentials={"username": "ada", "api_key": "key"}
    )

    sent = Sent(caller, ECHO, replace(ECHO, id="other", **other))

    assert isinstance(sent.error, errors.ArgumentError)
    assert "other: its server or security is not that of the batch" == str(sent.error)
    assert [] == server.requests


def test_default_may_be_written_out() -> None:
    server = server_of(everything)
    caller = Caller(
        "sync", server, SPEC, credentials={"username": "ada", "api_key": "key"}
    )

    sent = Sent(caller, ECHO, replace(ECHO, security=SPEC.security))

    assert [1, 2] == sent.outcomes


# Which handle gets which reply


def test_replies_are_matched_by_id_whatever_their_order(flavor: str) -> None:
    sent = echo(flavor, lambda calls: [one(call) for call in reversed(calls)])

    assert [1, 2, 3] == sent.outcomes


def test_results_are_decoded(flavor: str) -> None:
    server = server_of(
        lambda calls: [one(call, result={"hash": "h"}) for call in calls]
    )
    caller = Caller(flavor, server, SPEC, credentials={"username": "a", "api_key": "k"})
    handles: list[Handle[Mail]] = []

    def fill(calls: BatchCore) -> None:
        for number in "12":
            handles.append(calls.add(_operations.MAIL_SEND, ("", number, None)))

    batched(caller, fill)

    assert [Mail(hash="h")] * 2 == [handle.result() for handle in handles]


def test_failing_call_does_not_disturb_the_others(flavor: str) -> None:
    sent = echo(flavor, lambda calls: [one(calls[0]), failing(calls[1]), one(calls[2])])

    assert [1, errors.RpcError, 3] == sent.outcomes
    assert sent.error is None


def test_error_has_class_data_and_operation_of_its_call(flavor: str) -> None:
    fault = {"code": 100, "message": "no stamps", "data": {"error": "x"}}
    server = server_of(
        lambda calls: [one(calls[0], result=[]), failing(calls[1], error=fault)]
    )
    caller = Caller(flavor, server, SPEC, credentials={"username": "a", "api_key": "k"})
    handles: list[Handle[Any]] = []

    def fill(calls: BatchCore) -> None:
        handles.append(calls.add(_operations.MAIL_FIND, ("+1", None)))
        handles.append(calls.add(_operations.MAIL_SEND, ("", "+1", None)))

    batched(caller, fill)
    with pytest.raises(OutOfStampsError, match="RPC error 100") as caught:
        handles[1].result()

    assert "mail.send" == caught.value.operation
    assert "x" == caught.value.data.error  # type: ignore[union-attr]


def test_error_keeps_its_own_reply_only(flavor: str) -> None:
    sent = echo(flavor, lambda calls: [failing(calls[0]), one(calls[1]), one(calls[2])])
    error = sent.handles[0].error

    assert error is not None
    assert error.response is not None
    assert {"jsonrpc": "2.0", "id": 1, "error": {"code": 1, "message": "m"}} == (
        msgspec.json.decode(error.response.content)
    )
    assert str(error) == str(pickle.loads(pickle.dumps(error)))


def test_wrong_shape_of_one_result_is_an_error_of_its_own(flavor: str) -> None:
    number = replace(ECHO, results=(Result(status="200", type=lambda: int),))
    server = server_of(lambda calls: [one(calls[0], result="one"), one(calls[1])])

    sent = Sent(Caller(flavor, server, RPC), number, number)

    assert [errors.DecodeError, 2] == sent.outcomes


def test_missing_reply_is_an_error_of_its_call(flavor: str) -> None:
    sent = echo(flavor, lambda calls: [one(calls[0]), one(calls[2])])

    assert [1, errors.MissingReplyError, 3] == sent.outcomes
    assert "echo: the reply to the batch has nothing for this call" == str(
        sent.handles[1].error
    )
    assert sent.error is None


def test_no_reply_at_all_is_missing_for_each(flavor: str) -> None:
    sent = echo(flavor, lambda calls: [])

    assert [errors.MissingReplyError] * 3 == sent.outcomes


def test_duplicate_reply_is_an_error_of_its_call(flavor: str) -> None:
    sent = echo(flavor, lambda calls: [*map(one, calls), one(calls[0], result="again")])

    assert [errors.DuplicateReplyError, 2, 3] == sent.outcomes
    assert sent.error is None


@pytest.mark.parametrize("number", [999, "2", 2.0, None])
def test_reply_to_nothing_is_an_error_of_the_batch(flavor: str, number: object) -> None:
    sent = echo(flavor, lambda calls: [*map(one, calls), one(calls[0], id=number)])

    assert [1, 2, 3] == sent.outcomes
    assert type(sent.error) is errors.UnknownReplyError
    assert "batch: a reply has the id of no call" == str(sent.error)


@pytest.mark.parametrize("number", ["2", 2.0, True])
def test_id_of_another_type_is_another_id(flavor: str, number: object) -> None:
    sent = echo(
        flavor, lambda calls: [one(calls[0]), one(calls[1], id=number), one(calls[2])]
    )

    assert [1, errors.MissingReplyError, 3] == sent.outcomes
    assert type(sent.error) is errors.UnknownReplyError


def test_text_is_an_id_where_the_description_says_so(flavor: str) -> None:
    spec = msgspec.structs.replace(RPC, rpc=RpcSpec(lenient_ids=True))
    server = server_of(lambda calls: [one(call, id=str(call["id"])) for call in calls])

    assert [1, 2] == Sent(Caller(flavor, server, spec), ECHO, ECHO).outcomes


@pytest.mark.parametrize("stray", [None, 1, "x", [], {}, {"jsonrpc": "2.0"}])
def test_reply_that_is_none_is_an_error_of_the_batch(
    flavor: str, stray: object
) -> None:
    sent = echo(flavor, lambda calls: [*map(one, calls), stray])

    assert [1, 2, 3] == sent.outcomes
    assert type(sent.error) is errors.BatchError
    assert "batch: a reply is no JSON-RPC response" == str(sent.error)


def test_nested_replies_answer_nothing(flavor: str) -> None:
    sent = echo(flavor, lambda calls: [[one(call) for call in calls]])

    assert [errors.MissingReplyError] * 3 == sent.outcomes
    assert type(sent.error) is errors.BatchError


@pytest.mark.parametrize(
    "broken",
    [
        {"jsonrpc": "1.0"},
        {"error": {"code": 1, "message": "m"}},
        {"result": 1, "error": 2},
    ],
)
def test_broken_reply_is_an_error_of_its_call(
    flavor: str, broken: dict[str, object]
) -> None:
    sent = echo(
        flavor, lambda calls: [one(calls[0], **broken), one(calls[1]), one(calls[2])]
    )

    assert [errors.RpcProtocolError, 2, 3] == sent.outcomes


def test_single_object_is_one_reply(flavor: str) -> None:
    sent = echo(flavor, lambda calls: one(calls[1]))

    missing = errors.MissingReplyError
    assert [missing, 2, missing] == sent.outcomes


# Failures of the batch as a whole


@pytest.mark.parametrize("as_array", [False, True])
def test_error_without_id_is_that_of_all_calls(flavor: str, as_array: bool) -> None:
    body = {"jsonrpc": "2.0", "id": None, "error": FAULT}

    sent = echo(flavor, lambda calls: [body] if as_array else body)

    assert type(sent.error) is errors.ParseError
    assert [sent.error] * 3 == [handle.error for handle in sent.handles]
    assert "batch: RPC error -32700: Parse error" == str(sent.error)


def test_error_without_id_beside_results_is_that_of_the_batch(flavor: str) -> None:
    sent = echo(
        flavor, lambda calls: [one(calls[0]), failing({}, -32600), one(calls[2])]
    )

    assert type(sent.error) is errors.InvalidRequestError
    assert [1, errors.MissingReplyError, 3] == sent.outcomes


@pytest.mark.parametrize("status", [400, 500])
def test_replies_count_under_any_status(flavor: str, status: int) -> None:
    answer = answering(
        lambda calls: [one(calls[0]), failing(calls[1], 7)], status=status
    )

    sent = Sent(Caller(flavor, Server(answer), RPC), ECHO, ECHO)

    assert [1, errors.RpcError] == sent.outcomes
    assert sent.error is None
    assert status == sent.handles[1].error.status  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b'{"message":"no"}', b"[]", b'[{"id":1}', b"[1]"]
)
def test_http_error_without_replies_is_that_of_all_calls(
    flavor: str, content: bytes
) -> None:
    answer = reply(status=401, content=content)

    sent = Sent(Caller(flavor, Server(answer), RPC), ECHO, ECHO)

    assert type(sent.error) is errors.UnauthorizedError
    assert [sent.error] * 2 == [handle.error for handle in sent.handles]


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"[", b'[{"jsonrpc":"2.0","id":1', b"[" * 100_000]
)
def test_what_is_no_json_is_a_decode_error_of_all_calls(
    flavor: str, content: bytes
) -> None:
    sent = Sent(Caller(flavor, Server(reply(content=content)), RPC), ECHO, ECHO)

    assert type(sent.error) is errors.DecodeError
    assert [errors.DecodeError] * 2 == sent.outcomes


def test_error_of_the_transport_is_that_of_all_calls(flavor: str) -> None:
    lost = errors.ConnectionLostError("the connection broke")

    sent = Sent(Caller(flavor, Server(lost), RPC), ECHO, NOTE)

    assert sent.error is lost
    assert [lost, lost] == [handle.error for handle in sent.handles]


# Repeating


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


# What hooks see


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


# Several requests


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


# Notifications


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
