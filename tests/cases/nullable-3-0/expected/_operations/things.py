"""Operation records of `things`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, path, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Thing

GET: Operation[Thing] = Operation(
    id="things.get",
    method="GET",
    path="/things/{id}",
    arguments=(path("id", int),),
    results=(Result(status="200", type=lambda: models.Thing),),
    idempotent=True,
)
