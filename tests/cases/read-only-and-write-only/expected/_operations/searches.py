"""Operation records of `searches`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import body, Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Found

RUN: Operation[Found] = Operation(
    id="searches.run",
    method="POST",
    path="/searches",
    arguments=(body(list, item=dict, required=True),),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Found),),
)
