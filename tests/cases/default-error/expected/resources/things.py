"""Operations of `things`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import things as _records

if TYPE_CHECKING:
    import builtins as _builtins

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Problem


class ThingsResource:
    """Operations of `things`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> _builtins.list[str]:
        """List things.

        Returns:
            Listed.

        Raises:
            StatusError: any other status; Anything else.

        Wire:
            GET /things

        Example:
            result = client.things.list()
        """
        return self._core.call(_records.LIST, (), request_options)

    def only_default(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> Problem:
        """Only default.

        Returns:
            Whatever comes.

        Wire:
            GET /only

        Example:
            result = client.things.only_default()
        """
        return self._core.call(_records.ONLY_DEFAULT, (), request_options)
