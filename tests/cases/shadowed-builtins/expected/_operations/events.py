"""Operation records of `events`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from specmill_runtime.operation import field, Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Event

DICT: Operation[dict[str, int]] = Operation(
    id="events.dict",
    method="POST",
    path="/events",
    arguments=(
        field("date", date, required=True),
        field("str", str, required=True),
        field("int", int),
        field("next", date),
        field("count", int),
        field("title", str),
        field("list", list, item=str),
        field("dict", dict),
        field("more", list, item=dict),
        field("Any", nullable=True, identifier="any"),
        field("Literal", str, identifier="literal"),
        field("Model", str, identifier="model"),
        field("property", str),
    ),
    body_required=True,
    results=(Result(status="200", type=lambda: dict[str, int]),),
)
EVENT: Operation[Event] = Operation(
    id="events.event",
    method="GET",
    path="/event",
    results=(Result(status="200", type=lambda: models.Event),),
    idempotent=True,
)
LIST: Operation[list[Event]] = Operation(
    id="events.list",
    method="GET",
    path="/events",
    arguments=(query("after", list, item=date),),
    results=(Result(status="200", type=lambda: list[models.Event]),),
    idempotent=True,
)
STR: Operation[str] = Operation(
    id="events.str",
    method="GET",
    path="/str",
    results=(Result(status="200", type=lambda: str),),
    idempotent=True,
)
