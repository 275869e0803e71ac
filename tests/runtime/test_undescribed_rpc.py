"""Calls over JSON-RPC that the description does not have travel in the same envelopes."""

import asyncio
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from harness import PLAIN, Caller, Server, SyncTransport, reply, rpc_reply

from specmill_runtime.client import RpcSpec, SyncCore
from specmill_runtime.errors import (
    ArgumentError,
    DecodeError,
    MethodNotFoundError,
    RpcError,
)
from specmill_runtime.operation import Failure, Operation, Result, named
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.rpc_calls import (
    AsyncRawRpcCall,
    AsyncRpcCall,
    BatchRpcCall,
    RawRpcCall,
    RpcCall,
)

SPEC = msgspec.structs.replace(PLAIN, rpc=RpcSpec())


class Quote(msgspec.Struct):
    """A model as SDKs have them."""

    cents: int


def request(caller: Caller, method: str, *given: Any, **options: Any) -> Any:
    """What a client's `request` gives, sync or async."""
    core = caller.core
    if isinstance(core, SyncCore):
        return RpcCall(core)(method, *given, **options)
    return asyncio.run(AsyncRpcCall(core)(method, *given, **options))


PARAMS: list[tuple[tuple[Any, ...], str]] = [
    ((), "[]"),
    (([1, None, "x"],), '[1,null,"x"]'),
    (({"a": None, "b": Quote(1)},), '{"a":null,"b":{"cents":1}}'),
    (((),), "[]"),
    (({},), "{}"),
]


@pytest.mark.parametrize(("given", "params"), PARAMS)
def test_call_travels_in_its_envelope(
    flavor: str, given: tuple[Any, ...], params: str
) -> None:
    server = Server(rpc_reply({"result": {"cents": 5}}))

    found = request(Caller(flavor, server, SPEC), "sms.quote", *given, expect=Quote)

    assert Quote(5) == found
    assert (
        f'{{"jsonrpc":"2.0","method":"sms.quote","id":1,"params":{params}}}'.encode()
        == server.request.content
    )
    assert "https://plain.test/v1" == server.request.url


def test_ids_go_on_from_those_of_described_calls(flavor: str) -> None:
    server = Server(rpc_reply({"result": 1}))
    caller = Caller(flavor, server, SPEC)

    caller.call(Operation(id="a.b", rpc="b"))
    request(caller, "c")
    caller.call(Operation(id="a.b", rpc="b"))

    assert [1, 2, 3] == [one.rpc_id for one in server.requests]


RESULTS: list[tuple[dict[str, Any], object, object]] = [
    ({}, {"a": [1]}, {"a": [1]}),
    ({}, None, None),
    ({"expect": str}, "text", "text"),
    ({"expect": list[Quote]}, [{"cents": 1}], [Quote(1)]),
    ({"expect": None}, {"a": 1}, None),
]


@pytest.mark.parametrize(("options", "result", "expected"), RESULTS)
def test_result_is_read_as_what_is_expected(
    flavor: str, options: dict[str, Any], result: object, expected: object
) -> None:
    server = Server(rpc_reply({"result": result}))

    assert expected == request(Caller(flavor, server, SPEC), "a", **options)


def test_result_that_is_not_as_expected_is_a_decode_error() -> None:
    server = Server(rpc_reply({"result": 5}))

    with pytest.raises(DecodeError, match="request a: the response is not as expected"):
        request(Caller("sync", server, SPEC), "a", expect=Quote)


def test_error_names_the_method(flavor: str) -> None:
    server = Server(rpc_reply({"error": {"code": -32601, "message": "no such"}}))

    with pytest.raises(MethodNotFoundError) as caught:
        request(Caller(flavor, server, SPEC), "sms.quote")

    assert "request sms.quote: RPC error -32601: no such" == str(caught.value)


def test_errors_are_those_of_the_api() -> None:
    class PoorError(RpcError[Quote]):
        pass

    failure = Failure(code=7, error=lambda: PoorError, body=lambda: Quote)
    spec = msgspec.structs.replace(SPEC, failures=(failure,))
    error = {"code": 7, "message": "poor", "data": {"cents": 3}}

    with pytest.raises(PoorError) as caught:
        request(Caller("sync", Server(rpc_reply({"error": error})), spec), "a")

    assert Quote(3) == caught.value.body


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (("",), "method must be"),
        ((5,), "method must be"),
        (("a\n",), "method must be"),
        (("a", 5), "params must be a mapping or a list, not int"),
        (("a", "text"), "params must be a mapping or a list, not str"),
    ],
)
def test_what_is_no_call_is_refused(given: tuple[Any, ...], reason: str) -> None:
    server = Server()

    with pytest.raises(ArgumentError, match=reason):
        request(Caller("sync", server, SPEC), *given)

    assert [] == server.requests


def test_unknown_keyword_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'query'"):
        request(Caller("sync", Server(), SPEC), "a", query={})


def test_options_are_those_of_the_call() -> None:
    server = Server(rpc_reply({"result": 1}))
    options = {"headers": {"X-One": "1"}, "timeout": 3}

    request(Caller("sync", server, SPEC), "a", request_options=options)

    assert "1" == server.headers["x-one"]
    assert 3 == server.request.timeout.read


def test_notification_has_no_id_and_no_result(flavor: str) -> None:
    server = Server(reply(content=b"", status=204))
    core = Caller(flavor, server, SPEC).core

    if isinstance(core, SyncCore):
        RpcCall(core).notify("a", [1])
    else:
        asyncio.run(AsyncRpcCall(core).notify("a", [1]))

    assert b'{"jsonrpc":"2.0","method":"a","params":[1]}' == server.request.content


def test_whole_response_has_status_and_result(flavor: str) -> None:
    server = Server(rpc_reply({"result": {"cents": 5}}))
    core = Caller(flavor, server, SPEC).core

    found = (
        RawRpcCall(core)("a", expect=Quote)
        if isinstance(core, SyncCore)
        else asyncio.run(AsyncRawRpcCall(core)("a", expect=Quote))
    )

    assert (200, Quote(5)) == (found.status, found.parse())


def batched(results: dict[str, object]) -> Callable[[RawRequest], RawResponse]:
    """An answer to a batch: the result of each method."""

    def answer(sent: RawRequest) -> RawResponse:
        assert isinstance(sent.content, bytes)
        calls: list[Any] = msgspec.json.decode(sent.content)
        return reply(
            [
                {"jsonrpc": "2.0", "id": one["id"], "result": results[one["method"]]}
                for one in calls
                if "id" in one
            ]
        )

    return answer


def test_batch_takes_calls_beside_described_ones() -> None:
    described = Operation[Quote](
        id="sms.known",
        rpc="known",
        arguments=(named("to", str),),
        results=(Result(status="200", type=lambda: Quote),),
    )
    server = Server(batched({"known": {"cents": 1}, "new": {"cents": 2}}))
    core = SyncCore(SPEC, http_client=SyncTransport(server))

    with core.batch(lambda calls: calls) as batch:
        first = batch.add(described, ("x",))
        second = BatchRpcCall(batch)("new", {"to": "y"}, expect=Quote)
        third = BatchRpcCall(batch).notify("noted")

    assert (Quote(1), Quote(2), None) == (
        first.result(),
        second.result(),
        third.result(),
    )
    assert 1 == len(server.requests)
