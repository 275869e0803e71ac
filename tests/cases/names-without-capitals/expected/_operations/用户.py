"""Operation records of `用户`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import 用户Type

LIST: Operation[list[用户Type]] = Operation(
    id="用户.list",
    method="GET",
    path="/users",
    arguments=(query("种类", str),),
    results=(Result(status="200", type=lambda: list[models.用户Type]),),
    idempotent=True,
)
