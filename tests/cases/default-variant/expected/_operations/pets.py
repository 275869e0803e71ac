"""Operation records of `pets`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Pet

LIST: Operation[list[Pet]] = Operation(
    id="pets.list",
    method="GET",
    path="/pets",
    results=(Result(status="200", type=lambda: list[models.Pet]),),
    idempotent=True,
)
