"""Models of `events`."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from specmill_runtime.durations import IsoDuration
from specmill_runtime.models import (
    best_of,
    DecimalText,
    Model,
    text_date,
    text_datetime,
    text_decimal,
    UnknownVariant,
)

__all__ = [
    "Event",
    "EventShare",
    "Price",
    "Stamp",
    "UsDate",
    "UsDatetime",
]


class Event(Model, kw_only=True):
    """Event."""

    starts: UsDatetime
    ends: Stamp
    cost: Price | None = None
    days: list[UsDate] | None = None
    at: time | None = None
    lasts: IsoDuration | None = None
    id: UUID | None = None
    amount: DecimalText | None = None
    rate: Decimal | None = None
    share: EventShare | None = None
    payload: bytes | None = None
    odd: str | None = None


if TYPE_CHECKING:
    UsDatetime: TypeAlias = datetime
    """A datetime sent as text `%b %d, %Y %I:%M:%S %p` (time zone unknown).

    Time of the server.
    """
    Stamp: TypeAlias = datetime | None
    """A datetime sent as text `%Y-%m-%d %H:%M:%S` (UTC); `0000-00-00 00:00:00`
    stands for None.
    """
    Price: TypeAlias = Decimal | None
    """A decimal sent as text; `n/a` stands for None."""
    UsDate: TypeAlias = date
    """A date sent as text `%m/%d/%Y`."""
    EventShare: TypeAlias = Decimal | str | UnknownVariant
else:
    UsDatetime = text_datetime("%b %d, %Y %I:%M:%S %p")
    Stamp = text_datetime(
        "%Y-%m-%d %H:%M:%S",
        timezone="UTC",
        none="0000-00-00 00:00:00",
    )
    Price = text_decimal(none="n/a")
    UsDate = text_date("%m/%d/%Y")
    EventShare = best_of(lambda: (Decimal, str))
