"""Operations of `events`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import events as _records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from decimal import Decimal
    from uuid import UUID

    from specmill_runtime.client import SyncCore
    from specmill_runtime.durations import IsoDuration
    from specmill_runtime.options import RequestOptions

    from ..models import Event, EventPlace


class EventsResource:
    """Operations of `events`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        day: date,
        *,
        title: str,
        from_: date | None = None,
        until: datetime | None = None,
        id: UUID | None = None,
        cost: Decimal | None = None,
        count: int | None = None,
        ends: date | None = None,
        lasts: IsoDuration | None = None,
        tags: Sequence[str] | None = None,
        place: EventPlace | None = None,
        request_options: RequestOptions | None = None,
    ) -> Event:
        """Create event.

        Args:
            from_: Sent as `from`.

        Returns:
            The event.

        Wire:
            POST /events/{day}

        Example:
            from datetime import date, datetime, timezone

            result = client.events.create(
                date(2026, 12, 31),
                until=datetime(2026, 1, 2, 1, 4, 5, tzinfo=timezone.utc),
                title="title-grove",
            )
        """
        return self._core.call(
            _records.CREATE,
            (day, from_, until, id, cost, count, title, ends, lasts, tags, place),
            request_options,
        )
