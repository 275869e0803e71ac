"""Operation records of `tree`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Tree

GET: Operation[Tree] = Operation(
    id="tree.get",
    method="GET",
    path="/tree",
    results=(Result(status="200", type=lambda: models.Tree),),
    idempotent=True,
)
