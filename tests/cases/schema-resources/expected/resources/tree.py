"""Operations of `tree`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import tree as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Tree


class TreeResource:
    """Operations of `tree`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> Tree:
        """Get tree.

        Returns:
            A tree.

        Wire:
            GET /tree

        Example:
            result = client.tree.get()
        """
        return self._core.call(_records.GET, (), request_options)
