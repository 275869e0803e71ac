"""Operation records of `accounts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import field, Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Account

CREATE: Operation[Account] = Operation(
    id="accounts.create",
    method="POST",
    path="/accounts",
    arguments=(
        field("name", str, required=True),
        field("password", str, required=True),
        field("profile", dict),
    ),
    body_required=True,
    results=(Result(status="201", type=lambda: models.Account),),
)
