"""Operation records of `messages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import CursorPaging, field, Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Messages

LIST: Operation[Messages] = Operation(
    id="messages.list",
    method="GET",
    path="/messages",
    arguments=(
        query("after", str),
        query("size", int),
    ),
    results=(Result(status="200", type=lambda: models.Messages),),
    idempotent=True,
    paging=CursorPaging(
        cursor="after",
        limit="size",
        items="/items",
        next="/last",
        has_more="/has_more",
    ),
)
SEARCH: Operation[Messages] = Operation(
    id="messages.search",
    method="POST",
    path="/messages/search",
    arguments=(
        field("after", str),
        field("text", str),
    ),
    results=(Result(status="200", type=lambda: models.Messages),),
    paging=CursorPaging(cursor="after", items="/items", next="/last"),
)
