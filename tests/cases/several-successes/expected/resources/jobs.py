"""Operations of `jobs`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import jobs as _records

if TYPE_CHECKING:
    from typing import Any

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class JobsResource:
    """Operations of `jobs`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Create job.

        Returns:
            Done at once. Still running. Nothing to do. Something else.

        Wire:
            POST /jobs

        Example:
            result = client.jobs.create()
        """
        return self._core.call(_records.CREATE, (), request_options)
