"""Operation records of `messages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, PageNumberPaging, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import ListMessagesResponse, ListNumbersResponse

LIST: Operation[ListMessagesResponse] = Operation(
    id="messages.list",
    method="GET",
    path="/messages",
    arguments=(
        query("page", int),
        query("per_page", int),
    ),
    results=(Result(status="200", type=lambda: models.ListMessagesResponse),),
    idempotent=True,
    paging=PageNumberPaging(
        page="page",
        limit="per_page",
        items="/items",
        total_pages="/page_count",
    ),
)
LIST_NUMBERS: Operation[ListNumbersResponse] = Operation(
    id="messages.list_numbers",
    method="GET",
    path="/numbers",
    arguments=(query("page", int),),
    results=(Result(status="200", type=lambda: models.ListNumbersResponse),),
    idempotent=True,
    paging=PageNumberPaging(page="page", first=0, items="/items", total="/total"),
)
