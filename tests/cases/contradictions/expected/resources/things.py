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

    def get(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `things`.

        Returns:
            Listed.

        Wire:
            GET /things

        Example:
            client.things.get()
        """
        return self._core.call(_records.GET, (), request_options)
