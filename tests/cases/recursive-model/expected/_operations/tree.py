"""Operation records of `tree`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import body, Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Node, Value

EVALUATE: Operation[Value] = Operation(
    id="tree.evaluate",
    method="POST",
    path="/expression",
    arguments=(body(required=True, wire_type=lambda: models.Expression),),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Value),),
)
GET: Operation[Node] = Operation(
    id="tree.get",
    method="GET",
    path="/tree",
    results=(Result(status="200", type=lambda: models.Node),),
    idempotent=True,
)
