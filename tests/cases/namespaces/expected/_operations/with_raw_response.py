"""Operation records of `with_raw_response_`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

GET: Operation[str] = Operation(
    id="with_raw_response_.get",
    results=(Result(status="200", type=lambda: str),),
    rpc="with_raw_response.get",
    by_position=False,
)
