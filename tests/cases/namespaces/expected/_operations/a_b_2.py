"""Operation records of `a.b`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

A_B_DEPRECATED: Operation[str] = Operation(
    id="a.b.a_b_deprecated",
    results=(Result(status="200", type=lambda: str),),
    rpc="a.b.deprecated",
    by_position=False,
)
GET: Operation[str] = Operation(
    id="a.b.get",
    results=(Result(status="200", type=lambda: str),),
    rpc="a.b.get",
    by_position=False,
)
