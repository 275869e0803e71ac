"""Operations of `items`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import items as _records

if TYPE_CHECKING:
    import builtins as _builtins

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Item


class ItemsResource:
    """Operations of `items`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> _builtins.list[Item]:
        """Call `items.list`.

        Returns:
            Items.

        Wire:
            GET /items

        Example:
            result = client.items.list()
        """
        return self._core.call(_records.LIST, (), request_options)
