"""Operation records of `teams`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import body, Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Team

REPLACE: Operation[list[Team]] = Operation(
    id="teams.replace",
    method="PUT",
    path="/teams",
    arguments=(body(list, item=dict, required=True),),
    body_required=True,
    results=(Result(status="200", type=lambda: list[models.Team]),),
    idempotent=True,
)
