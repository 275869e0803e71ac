"""Batches of JSON-RPC: what travels, together with what, in how many requests."""

from typing import Any

import pytest
from courier._spec import SPEC
from harness import Caller, Server
from msgspec.structs import replace
from rpc_batching import ECHO, READ, RPC, Sent, batched, calls_of, everything, server_of

from specmill_runtime import errors
from specmill_runtime.batches import BatchCore
from specmill_runtime.handles import Handle
from specmill_runtime.operation import position


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


def test_call_after_the_block_is_refused(flavor: str) -> None:
    kept: list[BatchCore] = []
    batched(Caller(flavor, server_of(everything), RPC), kept.append)

    with pytest.raises(
        errors.ArgumentError, match=r"^echo: the block of its batch was"
    ):
        kept[0].add(ECHO, (1,))


def test_call_after_a_block_that_failed_is_refused(flavor: str) -> None:
    kept: list[BatchCore] = []

    def fill(calls: BatchCore) -> None:
        kept.append(calls)
        calls.add(ECHO, (1,))

    with pytest.raises(errors.TransportError):
        batched(Caller(flavor, Server(errors.TlsError("no")), RPC), fill)
    with pytest.raises(
        errors.ArgumentError, match=r"^echo: the block of its batch was"
    ):
        kept[0].add(ECHO, (1,))


def test_block_can_be_entered_again() -> None:
    caller = Caller("sync", server_of(everything), RPC)
    assert caller.sync is not None
    batch = caller.sync.batch(lambda calls: calls)
    with batch:
        pass

    with batch as calls:
        handle = calls.add(ECHO, (1,))

    assert 1 == handle.result()


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
