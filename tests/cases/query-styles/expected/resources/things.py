"""Operations of `things`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import things as _records

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import ListThingsFilter


class ThingsResource:
    """Operations of `things`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        limit: int,
        exploded: Sequence[str] | None = None,
        commas: Sequence[int] | None = None,
        blanks: Sequence[str] | None = None,
        pipes: Sequence[str] | None = None,
        deep: Mapping[str, str] | None = None,
        filter: ListThingsFilter | None = None,
        expression: str | None = None,
        x_trace: Sequence[str] | None = None,
        seen: bool | None = None,
        since: datetime | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List things.

        Args:
            x_trace: Sent as `X-Trace`.
            limit: From 1 to 50. Default: 20.

        Returns:
            Listed.

        Wire:
            GET /things

        Example:
            client.things.list(limit=20)
        """
        return self._core.call(
            _records.LIST,
            (
                exploded,
                commas,
                blanks,
                pipes,
                deep,
                filter,
                expression,
                x_trace,
                seen,
                since,
                limit,
            ),
            request_options,
        )
