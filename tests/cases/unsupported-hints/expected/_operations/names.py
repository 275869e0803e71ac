"""Operation records of `names`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import CursorPaging, Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import ListNamesResponse

LIST: Operation[ListNamesResponse] = Operation(
    id="names.list",
    method="GET",
    path="/names",
    arguments=(query("after", str),),
    results=(Result(status="200", type=lambda: models.ListNamesResponse),),
    idempotent=True,
    paging=CursorPaging(cursor="after", items="/items", next="/next"),
)
