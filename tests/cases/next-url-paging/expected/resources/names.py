"""Operations of `names`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import names as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions
    from specmill_runtime.pagination import Pager


class NamesResource:
    """Operations of `names`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> Pager[str]:
        """List names.

        Returns:
            All items, page after page, as they are asked for; `.page()` gives one page.

        Wire:
            GET /names

        Example:
            for item in client.names.list():
                print(item)
        """
        return self._core.paginate(_records.LIST, (), request_options)
