"""Operation records of `others`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

GET: Operation[None] = Operation(
    id="others.get",
    method="GET",
    path="/others",
    results=(Result(status="204"),),
    idempotent=True,
)
