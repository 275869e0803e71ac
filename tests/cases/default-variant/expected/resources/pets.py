"""Operations of `pets`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import pets as _records

if TYPE_CHECKING:
    import builtins as _builtins

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
        request_options: RequestOptions | None = None,
    ) -> _builtins.list[Pet]:
        """List pets.

        Returns:
            The pets.

        Wire:
            GET /pets

        Example:
            result = client.pets.list()
        """
        return self._core.call(_records.LIST, (), request_options)
