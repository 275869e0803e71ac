"""Operation records of `shirt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Shirt

LIST: Operation[list[Shirt]] = Operation(
    id="shirt.list",
    method="GET",
    path="/shirts",
    arguments=(
        query("colours", list, item=str),
        query("level", int),
    ),
    results=(Result(status="200", type=lambda: list[models.Shirt]),),
    idempotent=True,
)
