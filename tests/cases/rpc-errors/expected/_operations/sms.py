"""Operation records of `sms`."""

from __future__ import annotations

from specmill_runtime.operation import named, Operation, Result

SEND: Operation[str] = Operation(
    id="sms.send",
    arguments=(named("text", str, required=True),),
    results=(Result(status="200", type=lambda: str),),
    rpc="sms.send",
    by_position=False,
)
