"""Operation records of `things`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

LIST: Operation[None] = Operation(
    id="things.list",
    method="GET",
    path="/things",
    results=(Result(status="204"),),
    idempotent=True,
)
