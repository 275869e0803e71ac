"""Operation records of `names`."""

from __future__ import annotations

from specmill_runtime.operation import OffsetPaging, Operation, query, Result

LIST: Operation[list[str]] = Operation(
    id="names.list",
    method="GET",
    path="/names",
    arguments=(query("skip", int),),
    results=(Result(status="200", type=lambda: list[str]),),
    idempotent=True,
    paging=OffsetPaging(offset="skip", page_size=500),
)
