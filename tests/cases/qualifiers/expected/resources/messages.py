"""Operations of `messages`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import messages as _records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class MessagesResource:
    """Operations of `messages`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        opens: int | None = None,
        opens__gt: int | None = None,
        opens__gte: int | None = None,
        opens__in: Sequence[int] | None = None,
        opens__isnull: bool | None = None,
        sender: str | None = None,
        sender__icontains: str | None = None,
        sent: datetime | None = None,
        sent__year: int | None = None,
        sent__lt: datetime | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List messages.

        Args:
            opens: Number of times it was opened.
            opens__gt: Only records whose value is greater than this one.
            opens__gte: Only records whose value is this one or greater.
            opens__in: Only records whose value is one of these.
            opens__isnull: Only records without a value (true), or only those with one
                (false).
            sender__icontains: Only records whose value contains this text, upper and
                lower case alike.
            sent__year: Only records whose time lies in this year.
            sent__lt: Only records whose value is less than this one.

        Returns:
            Listed.

        Wire:
            GET /messages

        Example:
            client.messages.list()
        """
        return self._core.call(
            _records.LIST,
            (
                opens,
                opens__gt,
                opens__gte,
                opens__in,
                opens__isnull,
                sender,
                sender__icontains,
                sent,
                sent__year,
                sent__lt,
            ),
            request_options,
        )
