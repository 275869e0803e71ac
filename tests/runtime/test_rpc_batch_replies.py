"""Which handle gets which reply of a batch, and whose a failure is."""

import pickle
from typing import Any

import msgspec
import pytest
from courier import _operations
from courier._spec import SPEC
from courier.errors import OutOfStampsError
from courier.models import Mail
from harness import Caller, Server, reply
from msgspec.structs import replace
from rpc_batching import (
    ECHO,
    FAULT,
    NOTE,
    RPC,
    Sent,
    answering,
    batched,
    echo,
    failing,
    one,
    server_of,
)

from specmill_runtime import errors
from specmill_runtime.batches import BatchCore
from specmill_runtime.client import RpcSpec
from specmill_runtime.handles import Handle
from specmill_runtime.operation import Result


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
    assert caught.value.data is not None
    assert "x" == caught.value.data.error


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
    error = sent.handles[1].error
    assert isinstance(error, errors.RpcError)
    assert status == error.status


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
