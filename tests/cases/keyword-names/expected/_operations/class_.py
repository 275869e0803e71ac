"""Operation records of `class_`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import None_

LAMBDA: Operation[None_] = Operation(
    id="class_.lambda_",
    method="GET",
    path="/lambda",
    results=(Result(status="200", type=lambda: models.None_),),
    idempotent=True,
)
