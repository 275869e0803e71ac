"""Operations of `things`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import things as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Thing


class ThingsResource:
    """Operations of `things`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> Thing:
        """Get thing.

        Args:
            id: More than 0.

        Returns:
            The thing.

        Wire:
            GET /things/{id}

        Example:
            result = client.things.get(835)
        """
        return self._core.call(_records.GET, (id,), request_options)
