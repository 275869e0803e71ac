"""Operation records of `eth`."""

from __future__ import annotations

from specmill_runtime.operation import named, Operation, Result

GET_BALANCE: Operation[str] = Operation(
    id="eth.get_balance",
    arguments=(named("address", str, required=True),),
    results=(Result(status="200", type=lambda: str),),
    rpc="eth_getBalance",
    by_position=False,
)
