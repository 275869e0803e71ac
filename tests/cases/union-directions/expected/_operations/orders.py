"""Operation records of `orders`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import field, Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Target

CREATE: Operation[Target] = Operation(
    id="orders.create",
    method="POST",
    path="/orders",
    arguments=(
        field("payment", required=True),
        field("gift", dict),
        field("target", dict),
        field("basket", dict),
    ),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Target),),
)
