"""Operation records of `the client`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

PING: Operation[str] = Operation(
    id="ping",
    results=(Result(status="200", type=lambda: str),),
    rpc="ping",
    by_position=False,
)
