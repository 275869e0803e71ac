"""Operations of `events`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import events as _records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, time
    from decimal import Decimal
    from uuid import UUID

    from specmill_runtime.client import SyncCore
    from specmill_runtime.durations import IsoDuration
    from specmill_runtime.options import RequestOptions

    from ..models import Event


class EventsResource:
    """Operations of `events`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        day: date,
        *,
        starts: datetime,
        ends: datetime,
        stamps: Sequence[datetime] | None = None,
        cost: Decimal | None = None,
        days: Sequence[date] | None = None,
        at: time | None = None,
        lasts: IsoDuration | None = None,
        id: UUID | None = None,
        amount: Decimal | None = None,
        rate: Decimal | None = None,
        share: Decimal | str | None = None,
        payload: bytes | None = None,
        odd: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Event:
        """Create event.

        Returns:
            Made.

        Wire:
            POST /events/{day}

        Example:
            from datetime import date, datetime, timezone

            result = client.events.create(
                date(2026, 7, 10),
                starts=datetime(2026, 9, 25, 5, 59, 23),
                ends=datetime(2026, 8, 21, 8, 5, 52, tzinfo=timezone.utc),
            )
        """
        return self._core.call(
            _records.CREATE,
            (
                day,
                stamps,
                starts,
                ends,
                cost,
                days,
                at,
                lasts,
                id,
                amount,
                rate,
                share,
                payload,
                odd,
            ),
            request_options,
        )
