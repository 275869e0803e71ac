"""Operations of `things`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import things as _records

if TYPE_CHECKING:
    import builtins as _builtins

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Thing


class ThingsResource:
    """Operations of `things`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> _builtins.list[Thing]:
        """Call `things.list`.

        Returns:
            Things.

        Wire:
            GET /things

        Example:
            result = client.things.list()
        """
        return self._core.call(_records.LIST, (), request_options)
