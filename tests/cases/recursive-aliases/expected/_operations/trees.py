"""Operation records of `trees`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import body, Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Everything, Tree

GET: Operation[Tree] = Operation(
    id="trees.get",
    method="GET",
    path="/trees",
    results=(Result(status="200", type=lambda: models.Tree),),
    idempotent=True,
)
REPLACE: Operation[Everything] = Operation(
    id="trees.replace",
    method="PUT",
    path="/trees",
    arguments=(body(required=True, wire_type=lambda: models.Values, nullable=True),),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Everything),),
    idempotent=True,
)
