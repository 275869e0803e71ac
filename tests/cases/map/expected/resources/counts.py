"""Operations of `counts`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import counts as _records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Count


class CountsResource:
    """Operations of `counts`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def set(
        self,
        *,
        body: Mapping[str, int],
        request_options: RequestOptions | None = None,
    ) -> dict[str, Count]:
        """Set counts.

        Returns:
            Counts.

        Wire:
            PUT /counts

        Example:
            result = client.counts.set(body={"key1": 997})
        """
        return self._core.call(_records.SET, (body,), request_options)
