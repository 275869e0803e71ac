"""Operation records of `things`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Thing

LIST: Operation[list[Thing]] = Operation(
    id="things.list",
    method="GET",
    path="/things",
    results=(Result(status="200", type=lambda: list[models.Thing]),),
    idempotent=True,
)
