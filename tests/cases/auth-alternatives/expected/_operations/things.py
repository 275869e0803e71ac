"""Operation records of `things`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

CLEAR: Operation[None] = Operation(
    id="things.clear",
    method="DELETE",
    path="/things",
    results=(Result(status="204"),),
    security=(),
    idempotent=True,
)
CREATE: Operation[None] = Operation(
    id="things.create",
    method="POST",
    path="/things",
    results=(Result(status="204"),),
    security=(("token",), ()),
)
LIST: Operation[None] = Operation(
    id="things.list",
    method="GET",
    path="/things",
    results=(Result(status="204"),),
    idempotent=True,
)
REPLACE: Operation[None] = Operation(
    id="things.replace",
    method="PUT",
    path="/things",
    results=(Result(status="204"),),
    security=(("token",),),
    idempotent=True,
)
