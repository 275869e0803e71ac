"""Operation records of `things`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

THINGS: Operation[None] = Operation(
    id="things.things",
    method="GET",
    path="/things",
    results=(Result(status="204"),),
    idempotent=True,
)
