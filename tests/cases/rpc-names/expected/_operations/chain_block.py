"""Operation records of `chain.block`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import named, Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Block

GET: Operation[Block] = Operation(
    id="chain.block.get",
    arguments=(
        named("number", int, required=True),
        named("full", bool),
    ),
    results=(Result(status="200", type=lambda: models.Block),),
    rpc="chain/block/get",
    by_position=False,
)
