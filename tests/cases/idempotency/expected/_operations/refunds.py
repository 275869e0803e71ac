"""Operation records of `refunds`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

CHANGE: Operation[None] = Operation(
    id="refunds.change",
    method="PATCH",
    path="/refunds",
    results=(Result(status="204"),),
)
REFUND: Operation[None] = Operation(
    id="refunds.refund",
    method="POST",
    path="/refunds",
    results=(Result(status="204"),),
    idempotency_key="Refund-Token",
)
REPLACE: Operation[None] = Operation(
    id="refunds.replace",
    method="PUT",
    path="/refunds",
    results=(Result(status="204"),),
    idempotent=True,
    idempotency_key="Put-Key",
)
