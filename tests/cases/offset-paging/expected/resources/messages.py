"""Operations of `messages`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import messages as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions
    from specmill_runtime.pagination import Pager

    from ..models import Message


class MessagesResource:
    """Operations of `messages`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[Message]:
        """List messages.

        Args:
            limit: Default: 20.

        Returns:
            All items, page after page, as they are asked for; `.page()` gives one page.

        Wire:
            GET /messages

        Example:
            for item in client.messages.list():
                print(item)
        """
        return self._core.paginate(_records.LIST, (offset, limit), request_options)
