"""Operation records of `orders`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import field, Operation, path, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Order

CREATE: Operation[Order] = Operation(
    id="orders.create",
    method="POST",
    path="/orders",
    arguments=(field("item", str, required=True),),
    body_required=True,
    results=(Result(status="201", type=lambda: models.Order),),
)
GET_RECEIPT: Operation[bytes] = Operation(
    id="orders.get_receipt",
    method="GET",
    path="/orders/{id}/receipt",
    arguments=(path("id", int),),
    results=(Result(status="200", type=lambda: bytes, media_type="application/pdf"),),
    idempotent=True,
)
LIST: Operation[list[Order]] = Operation(
    id="orders.list",
    method="GET",
    path="/orders",
    results=(Result(status="200", type=lambda: list[models.Order]),),
    idempotent=True,
)
PING: Operation[str] = Operation(
    id="orders.ping",
    method="GET",
    path="/ping",
    results=(Result(status="200", type=lambda: str, media_type="text/plain"),),
    idempotent=True,
)
