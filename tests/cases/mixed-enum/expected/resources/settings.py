"""Operations of `settings`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import settings as _records

if TYPE_CHECKING:
    from typing import Literal

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Settings


class SettingsResource:
    """Operations of `settings`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        level: Literal[1, "two", True] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Settings:
        """Call `settings.get`.

        Returns:
            The settings.

        Wire:
            GET /settings

        Example:
            result = client.settings.get()
        """
        return self._core.call(_records.GET, (level,), request_options)
