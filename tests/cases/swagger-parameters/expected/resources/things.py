"""Operations of `things`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import things as _records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Literal

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Color


class ThingsResource:
    """Operations of `things`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        ids: Sequence[int],
        names: Sequence[str],
        *,
        since: datetime,
        page: int | None = None,
        usual: Sequence[str] | None = None,
        commas: Sequence[int] | None = None,
        blanks: Sequence[str] | None = None,
        tabs: Sequence[str] | None = None,
        pipes: Sequence[str] | None = None,
        repeated: Sequence[str] | None = None,
        pretty: bool | None = None,
        x_trace: Sequence[str] | None = None,
        color: Color | Literal["red", "green"] | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List things.

        Args:
            page: Which page. At least 1. Default: 1.
            x_trace: Sent as `X-Trace`.

        Returns:
            Listed.

        Wire:
            GET /things/{ids}/{names}

        Example:
            from datetime import datetime, timezone

            client.things.list(
                [116],
                ["text-amber"],
                since=datetime(2026, 7, 27, 2, 6, 3, tzinfo=timezone.utc),
            )
        """
        return self._core.call(
            _records.LIST,
            (
                ids,
                names,
                page,
                usual,
                commas,
                blanks,
                tabs,
                pipes,
                repeated,
                pretty,
                since,
                x_trace,
                color,
            ),
            request_options,
        )
