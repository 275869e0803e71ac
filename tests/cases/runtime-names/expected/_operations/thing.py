"""Operation records of `thing`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from specmill_runtime.operation import field, OffsetPaging, Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Pager, Response

CREATE: Operation[Response] = Operation(
    id="thing.create",
    method="POST",
    path="/things",
    arguments=(
        field("unset", str, required=True, nullable=True),
        field("cost", Decimal),
    ),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Response),),
)
LIST: Operation[list[Pager]] = Operation(
    id="thing.list",
    method="GET",
    path="/things",
    arguments=(query("skip", int),),
    results=(Result(status="200", type=lambda: list[models.Pager]),),
    idempotent=True,
    paging=OffsetPaging(offset="skip"),
)
