"""Operation records of `all`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, query, Result

GET: Operation[None] = Operation(
    id="all.get",
    method="GET",
    path="/all",
    arguments=(
        query("word", str),
        query("named", dict),
    ),
    results=(Result(status="204"),),
    idempotent=True,
)
