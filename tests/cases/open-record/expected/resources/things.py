"""Operations of `things`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import things as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Shelf, Thing


class ThingsResource:
    """Operations of `things`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        *,
        body: Thing,
        request_options: RequestOptions | None = None,
    ) -> Shelf:
        """Create thing.

        Returns:
            The thing.

        Wire:
            POST /things

        Example:
            from open_record.models import Thing

            result = client.things.create(body=Thing(id=225))
        """
        return self._core.call(_records.CREATE, (body,), request_options)
