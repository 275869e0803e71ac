"""Operations of `report`, sync, with bodies in pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import report as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.downloads import StreamedResponse
    from specmill_runtime.options import RequestOptions


class StreamedReportResource:
    """Operations of `report`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get_image(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> StreamedResponse:
        """Like `report.get_image`, but the body is read in pieces, inside of `with`."""
        return self._core.streamed(_records.GET_IMAGE, (), request_options)
