"""Operations of `segments`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import segments as _records

if TYPE_CHECKING:
    import builtins as _builtins
    from collections.abc import Sequence
    from typing import Any

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import ListSegmentsRanges, Segment


class SegmentsResource:
    """Operations of `segments`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        *,
        start: tuple[float, float],
        end: tuple[float, float],
        row: Sequence[str | int] | None = None,
        loose: Sequence[Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Segment:
        """Create segment.

        Returns:
            The segment.

        Wire:
            POST /segments

        Example:
            result = client.segments.create(start=(109.0, 450.5), end=(393.0, 215.0))
        """
        return self._core.call(
            _records.CREATE,
            (start, end, row, loose),
            request_options,
        )

    def list(
        self,
        *,
        range: tuple[str, int] | None = None,
        ranges: ListSegmentsRanges | None = None,
        limit: tuple[str, int] | None = None,
        request_options: RequestOptions | None = None,
    ) -> _builtins.list[Segment]:
        """List segments.

        Returns:
            Segments.

        Wire:
            GET /segments

        Example:
            result = client.segments.list()
        """
        return self._core.call(_records.LIST, (range, ranges, limit), request_options)
