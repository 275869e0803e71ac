"""Operations of `others`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import others as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class OthersResource:
    """Operations of `others`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `GET /others`.

        Returns:
            Listed.

        Wire:
            GET /others

        Example:
            client.others.get()
        """
        return self._core.call(_records.GET, (), request_options)
