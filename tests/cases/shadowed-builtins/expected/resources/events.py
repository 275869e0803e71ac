"""Operations of `events`, sync."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specmill_runtime.models import UNSET

from .._operations import events as _records

if TYPE_CHECKING:
    import builtins as _builtins
    import datetime as _datetime
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Event
    from .events_date import EventsDateResource


class EventsResource:
    """Operations of `events`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @cached_property
    def date(self) -> EventsDateResource:
        """Operations of `events.date`."""
        from .events_date import EventsDateResource

        return EventsDateResource(self._core)

    def dict(
        self,
        *,
        date: _datetime.date,
        str: _builtins.str,
        int: int | None = None,
        next: _datetime.date | None = None,
        count: int | None = None,
        title: _builtins.str | None = None,
        list: Sequence[_builtins.str] | None = None,
        dict: Mapping[_builtins.str, _builtins.str] | None = None,
        more: Sequence[Mapping[_builtins.str, Any]] | None = None,
        any: Any = UNSET,
        literal: Literal["x"] | None = None,
        model: _builtins.str | None = None,
        property: _builtins.str | None = None,
        request_options: RequestOptions | None = None,
    ) -> _builtins.dict[_builtins.str, int]:
        """Call `events.dict`.

        Args:
            any: Sent as `Any`.
            literal: Sent as `Literal`.
            model: Sent as `Model`.

        Returns:
            Counts.

        Wire:
            POST /events

        Example:
            from datetime import date

            result = client.events.dict(date=date(2026, 5, 6), str="str-cedar")
        """
        return self._core.call(
            _records.DICT,
            (
                date,
                str,
                int,
                next,
                count,
                title,
                list,
                dict,
                more,
                any,
                literal,
                model,
                property,
            ),
            request_options,
        )

    def event(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> Event:
        """Call `e`.

        Returns:
            Event.

        Wire:
            GET /event

        Example:
            result = client.events.event()
        """
        return self._core.call(_records.EVENT, (), request_options)

    def list(
        self,
        *,
        after: Sequence[_datetime.date] | None = None,
        request_options: RequestOptions | None = None,
    ) -> _builtins.list[Event]:
        """Call `events.list`.

        Returns:
            All.

        Wire:
            GET /events

        Example:
            result = client.events.list()
        """
        return self._core.call(_records.LIST, (after,), request_options)

    def str(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> _builtins.str:
        """Call `s`.

        Returns:
            Text.

        Wire:
            GET /str

        Example:
            result = client.events.str()
        """
        return self._core.call(_records.STR, (), request_options)
