"""Operation records of `payments`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, path, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Payment

GET: Operation[Payment] = Operation(
    id="payments.get",
    method="GET",
    path="/payments/{id}",
    arguments=(path("id", str),),
    results=(Result(status="200", type=lambda: models.Payment),),
    idempotent=True,
)
