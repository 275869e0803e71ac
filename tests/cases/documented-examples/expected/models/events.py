"""Models of `events`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, TYPE_CHECKING, TypeAlias

from specmill_runtime.durations import IsoDuration
from specmill_runtime.models import (
    extra_fields as _extra_fields,
    Model,
    OpenModel,
    text_date,
    text_decimal,
)

__all__ = [
    "Event",
    "EventPlace",
    "Price",
    "UsDate",
]


class Event(Model, kw_only=True):
    """Event."""

    title: str
    ends: UsDate | None = None
    lasts: IsoDuration | None = None
    tags: list[str] | None = None
    place: EventPlace | None = None


class EventPlace(OpenModel, kw_only=True):
    """The value of `Event.place`."""

    name: str | None = None

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""


if TYPE_CHECKING:
    UsDate: TypeAlias = date | None
    """A date sent as text `%m/%d/%Y`; an empty text stands for None."""
    Price: TypeAlias = Decimal
    """A decimal sent as text."""
else:
    UsDate = text_date("%m/%d/%Y", none="")
    Price = text_decimal()
