"""Operation records of `names`."""

from __future__ import annotations

from specmill_runtime.operation import CursorPaging, header, Operation, Result

LIST: Operation[list[str]] = Operation(
    id="names.list",
    method="GET",
    path="/names",
    arguments=(header("X-After", str, identifier="x_after"),),
    results=(Result(status="200", type=lambda: list[str]),),
    idempotent=True,
    paging=CursorPaging(cursor="X-After", next_header="X-Next"),
)
