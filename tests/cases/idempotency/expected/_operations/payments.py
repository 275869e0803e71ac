"""Operation records of `payments`."""

from __future__ import annotations

from uuid import UUID

from specmill_runtime.operation import field, header, Operation, Result

CHANGE: Operation[None] = Operation(
    id="payments.change",
    method="PATCH",
    path="/payments",
    results=(Result(status="204"),),
    idempotency_key="X-Request-Key",
)
LIST: Operation[None] = Operation(
    id="payments.list",
    method="GET",
    path="/payments",
    results=(Result(status="204"),),
    idempotent=True,
)
PAY: Operation[None] = Operation(
    id="payments.pay",
    method="POST",
    path="/payments",
    arguments=(
        header("idempotency-KEY", UUID, identifier="idempotency_key"),
        field("cents", int, required=True),
    ),
    body_required=True,
    results=(Result(status="204"),),
    idempotency_key="idempotency-KEY",
)
