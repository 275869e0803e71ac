"""Operation records of `messages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Message

LIST: Operation[list[Message]] = Operation(
    id="messages.list",
    method="GET",
    path="/messages",
    arguments=(
        query("direction", str),
        query("sort", str),
        query("size", str),
        query("fields", list, item=str),
    ),
    results=(Result(status="200", type=lambda: list[models.Message]),),
    idempotent=True,
)
