"""Operation records of `message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, path, Result

from .. import models

if TYPE_CHECKING:
    from ..models import DeletedMessage, MessageSmsReport

DELETE: Operation[DeletedMessage] = Operation(
    id="message.delete",
    method="DELETE",
    path="/message/{id}",
    arguments=(path("id", int),),
    results=(Result(status="200", type=lambda: models.DeletedMessage),),
    idempotent=True,
)
GET: Operation[list[MessageSmsReport]] = Operation(
    id="message.get",
    method="GET",
    path="/message/{id}",
    arguments=(path("id", int),),
    results=(Result(status="200", type=lambda: list[models.MessageSmsReport]),),
    idempotent=True,
)
