"""Operation records of `names`."""

from __future__ import annotations

from specmill_runtime.operation import NextUrlPaging, Operation, Result

LIST: Operation[list[str]] = Operation(
    id="names.list",
    method="GET",
    path="/names",
    results=(Result(status="200", type=lambda: list[str]),),
    idempotent=True,
    paging=NextUrlPaging(link_header=True),
)
