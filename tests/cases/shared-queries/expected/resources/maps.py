"""Operations of `maps`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import maps as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import MapsOne, MapsOther


class MapsResource:
    """Operations of `maps`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        one: MapsOne | None = None,
        other: MapsOther | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `maps`.

        Returns:
            none.

        Wire:
            GET /maps

        Example:
            client.maps.get()
        """
        return self._core.call(_records.GET, (one, other), request_options)
