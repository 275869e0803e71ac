"""Operation records of `orders`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import body, field, Operation, path, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Order

CHANGE: Operation[None] = Operation(
    id="orders.change",
    method="PATCH",
    path="/orders/{id}",
    arguments=(
        path("id", int),
        field("note", str, needed=True),
        field("urgent", bool),
    ),
    media_type="application/x-www-form-urlencoded",
    results=(Result(status="204"),),
)
IMPORT: Operation[None] = Operation(
    id="orders.import_",
    method="POST",
    path="/orders/import",
    arguments=(body(list, item=dict, required=True),),
    body_required=True,
    results=(Result(status="204"),),
)
REPLACE: Operation[Order] = Operation(
    id="orders.replace",
    method="PUT",
    path="/orders/{id}",
    arguments=(
        path("id", int),
        field("secret", str),
        field("address", dict, required=True),
    ),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Order),),
    idempotent=True,
)
