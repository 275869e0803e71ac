"""Operations of `messages`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import messages as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions
    from specmill_runtime.pagination import Pager


class MessagesResource:
    """Operations of `messages`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[str]:
        """List messages.

        Returns:
            All items, page after page, as they are asked for; `.page()` gives one page.

        Wire:
            GET /messages

        Example:
            for item in client.messages.list():
                print(item)
        """
        return self._core.paginate(_records.LIST, (size,), request_options)
