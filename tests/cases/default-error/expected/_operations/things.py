"""Operation records of `things`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Problem

LIST: Operation[list[str]] = Operation(
    id="things.list",
    method="GET",
    path="/things",
    results=(Result(status="200", type=lambda: list[str]),),
    idempotent=True,
)
ONLY_DEFAULT: Operation[Problem] = Operation(
    id="things.only_default",
    method="GET",
    path="/only",
    results=(Result(status="default", type=lambda: models.Problem),),
    idempotent=True,
)
