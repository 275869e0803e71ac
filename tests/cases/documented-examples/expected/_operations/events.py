"""Operation records of `events`."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from specmill_runtime.durations import IsoDuration
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
        query("from", date, identifier="from_"),
        query("until", datetime),
        query("id", UUID),
        query("cost", Decimal, wire_type=lambda: models.Price),
        query("count", int),
        field("title", str, required=True),
        field("ends", date, wire_type=lambda: models.UsDate),
        field("lasts", wire_type=lambda: IsoDuration),
        field("tags", list, item=str),
        field("place", dict),
    ),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Event),),
)
