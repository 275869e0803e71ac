"""Operation records of `messages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.models import listed
from specmill_runtime.operation import field, Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Answer

SEND: Operation[Answer] = Operation(
    id="messages.send",
    method="POST",
    path="/messages",
    arguments=(
        field("to", required=True, wire_type=lambda: listed(str)),
        field("days", wire_type=lambda: listed(int)),
    ),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Answer),),
)
