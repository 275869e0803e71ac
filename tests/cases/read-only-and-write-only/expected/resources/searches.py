"""Operations of `searches`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import searches as _records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Found, Query


class SearchesResource:
    """Operations of `searches`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def run(
        self,
        *,
        body: Sequence[Query],
        request_options: RequestOptions | None = None,
    ) -> Found:
        """Call `searches.run`.

        Returns:
            What was found.

        Wire:
            POST /searches

        Example:
            from read_only_and_write_only.models import Query

            result = client.searches.run(body=[Query(text="text-amber")])
        """
        return self._core.call(_records.RUN, (body,), request_options)
