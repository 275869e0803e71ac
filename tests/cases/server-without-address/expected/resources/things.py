"""Operations of `things`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import things as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class ThingsResource:
    """Operations of `things`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List things.

        Returns:
            Listed.

        Wire:
            GET /things

        Example:
            client.things.list()
        """
        return self._core.call(_records.LIST, (), request_options)
