"""Operation records of `status`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

GET: Operation[str] = Operation(
    id="status.get",
    method="GET",
    path="/status",
    results=(Result(status="200", type=lambda: str, media_type="text/plain"),),
    idempotent=True,
)
