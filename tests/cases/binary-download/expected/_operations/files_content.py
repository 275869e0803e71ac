"""Operation records of `files.content`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, path, Result

DOWNLOAD: Operation[bytes] = Operation(
    id="files.content.download",
    method="GET",
    path="/files/{id}/content",
    arguments=(path("id", int),),
    results=(
        Result(status="200", type=lambda: bytes, media_type="application/octet-stream"),
    ),
    idempotent=True,
)
