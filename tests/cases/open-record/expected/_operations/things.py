"""Operation records of `things`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import body, Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Shelf

CREATE: Operation[Shelf] = Operation(
    id="things.create",
    method="POST",
    path="/things",
    arguments=(body(dict, required=True),),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Shelf),),
)
