"""Operation records of `channels`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Channel

LIST: Operation[list[Channel]] = Operation(
    id="channels.list",
    method="GET",
    path="/channels",
    arguments=(query("kind", int),),
    results=(Result(status="200", type=lambda: list[models.Channel]),),
    idempotent=True,
)
