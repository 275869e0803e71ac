"""Operation records of `ping`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

PING: Operation[None] = Operation(
    id="ping.ping",
    method="GET",
    path="/ping",
    results=(Result(status="204"),),
    idempotent=True,
)
