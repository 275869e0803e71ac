"""Operation records of `things`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

GET: Operation[None] = Operation(
    id="things.get",
    method="GET",
    path="/things",
    results=(Result(status="204"),),
    idempotent=True,
)
