"""Operation records of `root`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

GET: Operation[str] = Operation(
    id="root.get",
    results=(Result(status="200", type=lambda: str),),
    rpc="root.get",
    by_position=False,
)
