"""Operation records of `bin`."""

from __future__ import annotations

from specmill_runtime.operation import header, Operation, path, query, Result

GET: Operation[None] = Operation(
    id="bin.get",
    method="GET",
    path="/bin/{id}",
    arguments=(
        path("id", bytes),
        query("sized", bytes),
        header("X-B", bytes, identifier="x_b"),
    ),
    results=(Result(status="204"),),
    idempotent=True,
)
