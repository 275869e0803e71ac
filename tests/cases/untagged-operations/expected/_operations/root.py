"""Operation records of `the client`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

GET: Operation[str] = Operation(
    id="get",
    method="GET",
    path="/",
    results=(Result(status="200", type=lambda: str),),
    idempotent=True,
)
