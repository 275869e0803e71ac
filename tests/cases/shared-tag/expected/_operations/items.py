"""Operation records of `items`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Item

LIST: Operation[list[Item]] = Operation(
    id="items.list",
    method="GET",
    path="/items",
    results=(Result(status="200", type=lambda: list[models.Item]),),
    idempotent=True,
)
