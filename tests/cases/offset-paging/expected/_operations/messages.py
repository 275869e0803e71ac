"""Operation records of `messages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import OffsetPaging, Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import ListMessagesResponse

LIST: Operation[ListMessagesResponse] = Operation(
    id="messages.list",
    method="GET",
    path="/messages",
    arguments=(
        query("offset", int),
        query("limit", int),
    ),
    results=(Result(status="200", type=lambda: models.ListMessagesResponse),),
    idempotent=True,
    paging=OffsetPaging(
        offset="offset",
        limit="limit",
        items="/objects",
        total="/meta/total_count",
        next="/meta/next",
    ),
)
