"""Operations of `all`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import all as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import AllNamed


class AllResource:
    """Operations of `all`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        word: str | None = None,
        named: AllNamed | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `all`.

        Returns:
            none.

        Wire:
            GET /all

        Example:
            client.all.get()
        """
        return self._core.call(_records.GET, (word, named), request_options)
