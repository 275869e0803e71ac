"""Operation records of `rooms`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

CLEAR: Operation[None] = Operation(
    id="rooms.clear",
    method="GET",
    path="/rooms",
    results=(Result(status="204"),),
    idempotent=True,
)
