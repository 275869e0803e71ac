"""Operation records of `things`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Thing

CREATE: Operation[None] = Operation(
    id="things.create",
    method="POST",
    path="/things",
    results=(Result(status="204"),),
)
LIST: Operation[Thing] = Operation(
    id="things.list",
    method="GET",
    path="/things",
    arguments=(query("page", int),),
    results=(Result(status="200", type=lambda: models.Thing),),
    idempotent=True,
)
