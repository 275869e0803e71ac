"""Operations of `root`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import root_ as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class RootResource:
    """Operations of `root`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Call `root.get`.

        Returns:
            The decoded result.

        Wire:
            JSON-RPC root.get

        Example:
            result = client.root.get()
        """
        return self._core.call(_records.GET, (), request_options)
