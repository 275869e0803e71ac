"""Operations of `find`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import find as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import FindF


class FindResource:
    """Operations of `find`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def find(
        self,
        *,
        f: FindF,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `find`.

        Returns:
            none.

        Wire:
            GET /find

        Example:
            from shared_queries.models import FindF

            client.find.find(f=FindF())
        """
        return self._core.call(_records.FIND, (f,), request_options)
