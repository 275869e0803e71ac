"""Operations of `messages`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import messages as _records

if TYPE_CHECKING:
    import builtins as _builtins
    from collections.abc import Sequence
    from typing import Literal

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Message, Size, Sort


class MessagesResource:
    """Operations of `messages`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        direction: Literal["IN", "OUT"] | None = None,
        sort: Sort | None = None,
        size: Size | None = None,
        fields: Sequence[Literal["id", "body"]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> _builtins.list[Message]:
        """List messages.

        Returns:
            Messages.

        Wire:
            GET /messages

        Example:
            result = client.messages.list()
        """
        return self._core.call(
            _records.LIST,
            (direction, sort, size, fields),
            request_options,
        )
