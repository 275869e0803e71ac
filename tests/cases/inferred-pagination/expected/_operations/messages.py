"""Operation records of `messages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import (
    CursorPaging,
    NextUrlPaging,
    OffsetPaging,
    Operation,
    query,
    Result,
)

from .. import models

if TYPE_CHECKING:
    from ..models import Message, MessagePage

LIST_BY_CURSOR: Operation[MessagePage] = Operation(
    id="messages.list_by_cursor",
    method="GET",
    path="/by-cursor",
    arguments=(
        query("cursor", str),
        query("limit", int),
    ),
    results=(Result(status="200", type=lambda: models.MessagePage),),
    idempotent=True,
    paging=CursorPaging(
        cursor="cursor",
        limit="limit",
        items="/data",
        next="/meta/next_cursor",
        has_more="/meta/has_more",
    ),
)
LIST_BY_LINK: Operation[list[Message]] = Operation(
    id="messages.list_by_link",
    method="GET",
    path="/by-link",
    arguments=(query("limit", int),),
    results=(Result(status="200", type=lambda: list[models.Message]),),
    idempotent=True,
    paging=NextUrlPaging(limit="limit", link_header=True),
)
LIST_BY_OFFSET: Operation[list[Message]] = Operation(
    id="messages.list_by_offset",
    method="GET",
    path="/by-offset",
    arguments=(
        query("offset", int),
        query("limit", int),
    ),
    results=(Result(status="200", type=lambda: list[models.Message]),),
    idempotent=True,
    paging=OffsetPaging(offset="offset", limit="limit"),
)
LIST_DENIED: Operation[list[Message]] = Operation(
    id="messages.list_denied",
    method="GET",
    path="/denied",
    arguments=(
        query("offset", int),
        query("limit", int),
    ),
    results=(Result(status="200", type=lambda: list[models.Message]),),
    idempotent=True,
)
