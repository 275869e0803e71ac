"""Operations of `a_b`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import a_b as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class ABResource:
    """Operations of `a_b`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Call `a_b.get`.

        Returns:
            The decoded result.

        Wire:
            JSON-RPC a_b.get

        Example:
            result = client.a_b.get()
        """
        return self._core.call(_records.GET, (), request_options)
