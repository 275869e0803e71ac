"""Operations of `messages`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import messages as _records

if TYPE_CHECKING:
    import builtins as _builtins
    from typing import Literal

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Color, ColorValue, Status


class MessagesResource:
    """Operations of `messages`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        status: Status | Literal[0, 10, -1] | None = None,
        color: Color | ColorValue | None = None,
        request_options: RequestOptions | None = None,
    ) -> _builtins.list[Status]:
        """List messages.

        Returns:
            Statuses.

        Wire:
            GET /messages

        Example:
            result = client.messages.list()
        """
        return self._core.call(_records.LIST, (status, color), request_options)
