"""Operations of `trees`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import trees as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Everything, Tree, Values


class TreesResource:
    """Operations of `trees`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> Tree:
        """Call `trees.get`.

        Returns:
            The tree.

        Wire:
            GET /trees

        Example:
            result = client.trees.get()
        """
        return self._core.call(_records.GET, (), request_options)

    def replace(
        self,
        *,
        body: Values | None,
        request_options: RequestOptions | None = None,
    ) -> Everything:
        """Call `trees.replace`.

        Returns:
            Everything.

        Wire:
            PUT /trees

        Example:
            result = client.trees.replace(body="text-amber")
        """
        return self._core.call(_records.REPLACE, (body,), request_options)
