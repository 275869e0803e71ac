"""Operation records of `deep`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, query, Result

GET: Operation[None] = Operation(
    id="deep.get",
    method="GET",
    path="/deep",
    arguments=(
        query("extra", dict),
        query("filter", dict, style="deepObject"),
        query("window", dict),
    ),
    results=(Result(status="204"),),
    idempotent=True,
)
