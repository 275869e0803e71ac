"""Operation records of `the client`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

RUN: Operation[None] = Operation(
    id="run",
    method="GET",
    path="/run",
    results=(Result(status="204"),),
    idempotent=True,
)
