"""Operations of `pets`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import pets as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Pet


class PetsResource:
    """Operations of `pets`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pet:
        """List pets.

        Returns:
            Pets.

        Wire:
            GET /pets

        Example:
            result = client.pets.list()
        """
        return self._core.call(_records.LIST, (limit,), request_options)
