"""Operation records of `log`."""

from __future__ import annotations

from specmill_runtime.operation import named, Operation

WRITE: Operation[None] = Operation(
    id="log.write",
    arguments=(named("line", str, required=True),),
    rpc="log.write",
    notification=True,
    by_position=False,
)
