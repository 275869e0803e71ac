"""Operation records of `notes`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

ADD: Operation[None] = Operation(
    id="notes.add",
    method="POST",
    path="/notes",
    results=(Result(status="204"),),
)
GET: Operation[None] = Operation(
    id="notes.get",
    method="GET",
    path="/notes",
    results=(Result(status="204"),),
    security=(("authorization",), ()),
    idempotent=True,
)
