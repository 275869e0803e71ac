"""Operation records of `shop.orders.refunds`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

LIST: Operation[None] = Operation(
    id="shop.orders.refunds.list",
    method="GET",
    path="/refunds",
    results=(Result(status="204"),),
    idempotent=True,
)
