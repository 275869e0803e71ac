"""Operation records of `pets`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Pet

LIST: Operation[Pet] = Operation(
    id="pets.list",
    method="GET",
    path="/pets",
    arguments=(query("limit", int),),
    results=(Result(status="200", type=lambda: models.Pet),),
    idempotent=True,
)
