"""Operations of `things`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import things as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Thing

if TYPE_CHECKING:
    from typing_extensions import deprecated
else:
    from specmill_runtime.deprecation import deprecated


class ThingsResource:
    """Operations of `things`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @deprecated("things.create is deprecated.")
    def create(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Create thing.

        This operation is deprecated.

        Returns:
            Made.

        Wire:
            POST /things

        Example:
            client.things.create()
        """
        return self._core.call(_records.CREATE, (), request_options)

    @deprecated("things.list is deprecated. Use things.search.")
    def list(
        self,
        *,
        page: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Thing:
        """List things.

        This operation is deprecated. Use things.search.

        Args:
            page: This argument is deprecated. Page.

        Returns:
            Listed.

        Wire:
            GET /things

        Example:
            result = client.things.list()
        """
        return self._core.call(_records.LIST, (page,), request_options)
