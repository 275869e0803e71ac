"""Operations of `status`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import status as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class StatusResource:
    """Operations of `status`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Get status.

        Returns:
            All is well.

        Wire:
            GET /status

        Example:
            result = client.status.get()
        """
        return self._core.call(_records.GET, (), request_options)
