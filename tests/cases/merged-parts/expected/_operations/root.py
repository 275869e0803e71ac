"""Operation records of `the client`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import named, Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Balance

GET_BALANCE: Operation[Balance] = Operation(
    id="get_balance",
    arguments=(named("address", required=True, nullable=True),),
    results=(Result(status="200", type=lambda: models.Balance),),
    rpc="getBalance",
    by_position=False,
)
