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

    def delete(
        self,
        id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Delete thing.

        Returns:
            Gone.

        Wire:
            DELETE /things/{id}

        Example:
            client.things.delete(943)
        """
        return self._core.call(_records.DELETE, (id,), request_options)

    def has(
        self,
        id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Has thing.

        Returns:
            It is there.

        Wire:
            HEAD /things/{id}

        Example:
            client.things.has(644)
        """
        return self._core.call(_records.HAS, (id,), request_options)
