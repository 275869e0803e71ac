"""Operation records of `a`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

GET: Operation[str] = Operation(
    id="a.get",
    results=(Result(status="200", type=lambda: str),),
    rpc="a.get",
    by_position=False,
)
