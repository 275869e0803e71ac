"""Operation records of `things`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

LIST: Operation[None] = Operation(
    id="things.list",
    method="GET",
    path="/things",
    results=(Result(status="204"),),
    idempotent=True,
)
LIST_FILES: Operation[None] = Operation(
    id="things.list_files",
    method="GET",
    path="/files",
    results=(Result(status="204"),),
    idempotent=True,
    server="https://{region}.files.example{path}",
)
