"""Operation records of `things`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, path, Result

DELETE: Operation[None] = Operation(
    id="things.delete",
    method="DELETE",
    path="/things/{id}",
    arguments=(path("id", int),),
    results=(Result(status="204"),),
    idempotent=True,
)
HAS: Operation[None] = Operation(
    id="things.has",
    method="HEAD",
    path="/things/{id}",
    arguments=(path("id", int),),
    results=(Result(status="200"),),
    idempotent=True,
)
