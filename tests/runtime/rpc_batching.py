"""Batches of JSON-RPC against a server that answers as a test says."""

import asyncio
from collections.abc import Callable
from typing import Any

import msgspec
from harness import Answer, Caller, Server, reply
from msgspec.structs import replace

from specmill_runtime import errors
from specmill_runtime.batches import BatchCore
from specmill_runtime.client import ClientSpec, RpcSpec, SyncCore
from specmill_runtime.handles import Handle
from specmill_runtime.operation import AnyOperation, Operation, Result, position
from specmill_runtime.request import RawRequest, RawResponse

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
