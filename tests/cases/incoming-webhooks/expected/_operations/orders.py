"""Operation records of `orders`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Order

CREATE: Operation[Order] = Operation(
    id="orders.create",
    method="POST",
    path="/orders",
    results=(Result(status="201", type=lambda: models.Order),),
)
