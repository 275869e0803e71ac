"""Operation records of `counts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import body, Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Count

SET: Operation[dict[str, Count]] = Operation(
    id="counts.set",
    method="PUT",
    path="/counts",
    arguments=(body(dict, required=True),),
    body_required=True,
    results=(Result(status="200", type=lambda: dict[str, models.Count]),),
    idempotent=True,
)
