"""Operation records of `the client`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

GET_BACKUP: Operation[bytes] = Operation(
    id="get_backup",
    method="GET",
    path="/backup",
    results=(Result(status="200", type=lambda: bytes, media_type="application/zip"),),
    idempotent=True,
)
