"""Operations of `names`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unsupported_hints._operations import names as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from unsupported_hints.models import ListNamesResponse


class NamesResource:
    """Operations of `names`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        after: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> ListNamesResponse:
        """Call `listNames`.

        Args:
            after

        Returns:
            A page.

        Wire:
            GET /names
        """
        return self._core.call(_records.LIST, (after,), request_options)
