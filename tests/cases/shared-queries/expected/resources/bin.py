"""Operations of `bin`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import bin as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class BinResource:
    """Operations of `bin`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        id: bytes,
        *,
        sized: bytes | None = None,
        x_b: bytes | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `bins`.

        Args:
            x_b: Sent as `X-B`.

        Returns:
            none.

        Wire:
            GET /bin/{id}

        Example:
            client.bin.get(b"birc")
        """
        return self._core.call(_records.GET, (id, sized, x_b), request_options)
