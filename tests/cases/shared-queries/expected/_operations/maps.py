"""Operation records of `maps`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, query, Result

GET: Operation[None] = Operation(
    id="maps.get",
    method="GET",
    path="/maps",
    arguments=(
        query("one", dict),
        query("other", dict),
    ),
    results=(Result(status="204"),),
    idempotent=True,
)
