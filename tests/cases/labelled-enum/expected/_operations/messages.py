"""Operation records of `messages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Status

LIST: Operation[list[Status]] = Operation(
    id="messages.list",
    method="GET",
    path="/messages",
    arguments=(
        query("status", int),
        query("color", str),
    ),
    results=(Result(status="200", type=lambda: list[models.Status]),),
    idempotent=True,
)
