"""Operation records of `events`."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from specmill_runtime.durations import IsoDuration
from specmill_runtime.models import DecimalText
from specmill_runtime.operation import field, Operation, path, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Event

CREATE: Operation[Event] = Operation(
    id="events.create",
    method="POST",
    path="/events/{day}",
    arguments=(
        path("day", date, wire_type=lambda: models.UsDate),
        query("stamps", list, item=datetime, wire_type=lambda: list[models.Stamp]),
        field("starts", datetime, required=True, wire_type=lambda: models.UsDatetime),
        field("ends", datetime, required=True, wire_type=lambda: models.Stamp),
        field("cost", Decimal, wire_type=lambda: models.Price),
        field("days", list, item=date, wire_type=lambda: list[models.UsDate]),
        field("at", time),
        field("lasts", wire_type=lambda: IsoDuration),
        field("id", UUID),
        field("amount", Decimal, wire_type=lambda: DecimalText),
        field("rate", Decimal),
        field("share"),
        field("payload", bytes),
        field("odd", str),
    ),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Event),),
)
