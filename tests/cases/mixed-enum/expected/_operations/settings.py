"""Operation records of `settings`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Settings

GET: Operation[Settings] = Operation(
    id="settings.get",
    method="GET",
    path="/settings",
    arguments=(query("level"),),
    results=(Result(status="200", type=lambda: models.Settings),),
    idempotent=True,
)
