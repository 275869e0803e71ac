"""Operation records of `block`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import named, OffsetPaging, Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Batch

LIST: Operation[list[Batch]] = Operation(
    id="block.list",
    arguments=(named("start", int),),
    results=(Result(status="200", type=lambda: list[models.Batch]),),
    rpc="block.list",
    by_position=False,
    paging=OffsetPaging(offset="start", page_size=10),
)
NOTE: Operation[None] = Operation(
    id="block.note",
    arguments=(named("text", str, required=True),),
    rpc="block.note",
    notification=True,
    by_position=False,
)
