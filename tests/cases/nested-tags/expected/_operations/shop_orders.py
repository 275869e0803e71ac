"""Operation records of `shop.orders`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

LIST: Operation[None] = Operation(
    id="shop.orders.list",
    method="GET",
    path="/orders",
    results=(Result(status="204"),),
    idempotent=True,
)
