"""Operation records of `the client`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, path, Result

FIND: Operation[None] = Operation(
    id="find",
    method="GET",
    path="/{id}",
    arguments=(path("id", str),),
    results=(Result(status="204"),),
    idempotent=True,
)
