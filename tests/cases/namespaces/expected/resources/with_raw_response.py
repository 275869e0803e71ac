"""Operations of `with_raw_response_`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import with_raw_response as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class WithRawResponseResource:
    """Operations of `with_raw_response_`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Call `with_raw_response.get`.

        Returns:
            The decoded result.

        Wire:
            JSON-RPC with_raw_response.get

        Example:
            result = client.with_raw_response_.get()
        """
        return self._core.call(_records.GET, (), request_options)
