"""Operations of `deep`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import deep as _records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import DeepFilter, DeepWindow


class DeepResource:
    """Operations of `deep`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        extra: Mapping[str, str] | None = None,
        filter: DeepFilter | None = None,
        window: DeepWindow | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `deep`.

        Returns:
            none.

        Wire:
            GET /deep

        Example:
            client.deep.get()
        """
        return self._core.call(_records.GET, (extra, filter, window), request_options)
