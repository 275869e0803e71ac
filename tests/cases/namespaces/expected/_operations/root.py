"""Operation records of `the client`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

CLOSE: Operation[bool] = Operation(
    id="close_",
    results=(Result(status="200", type=lambda: bool),),
    rpc="close",
    by_position=False,
)
PING: Operation[str] = Operation(
    id="ping",
    results=(Result(status="200", type=lambda: str),),
    rpc="ping",
    by_position=False,
)
