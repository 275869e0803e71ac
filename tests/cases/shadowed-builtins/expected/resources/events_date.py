"""Operations of `events.date`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import events_date as _records

if TYPE_CHECKING:
    from datetime import date

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class EventsDateResource:
    """Operations of `events.date`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def int(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> date:
        """Call `d`.

        Returns:
            Date.

        Wire:
            GET /date

        Example:
            result = client.events.date.int()
        """
        return self._core.call(_records.INT, (), request_options)
