"""Operation records of `a_b`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

GET: Operation[str] = Operation(
    id="a_b.get",
    results=(Result(status="200", type=lambda: str),),
    rpc="a_b.get",
    by_position=False,
)
