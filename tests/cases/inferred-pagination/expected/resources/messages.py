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

    def list_by_cursor(
        self,
        *,
        cursor: str | None = None,
        limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[Message]:
        """List by cursor.

        Returns:
            All items, page after page, as they are asked for; `.page()` gives one page.

        Wire:
            GET /by-cursor

        Example:
            for item in client.messages.list_by_cursor():
                print(item)
        """
        return self._core.paginate(
            _records.LIST_BY_CURSOR,
            (cursor, limit),
            request_options,
        )

    def list_by_link(
        self,
        *,
        limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[Message]:
        """List by link.

        Returns:
            All items, page after page, as they are asked for; `.page()` gives one page.

        Wire:
            GET /by-link

        Example:
            for item in client.messages.list_by_link():
                print(item)
        """
        return self._core.paginate(_records.LIST_BY_LINK, (limit,), request_options)

    def list_by_offset(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[Message]:
        """List by offset.

        Returns:
            All items, page after page, as they are asked for; `.page()` gives one page.

        Wire:
            GET /by-offset

        Example:
            for item in client.messages.list_by_offset():
                print(item)
        """
        return self._core.paginate(
            _records.LIST_BY_OFFSET,
            (offset, limit),
            request_options,
        )

    def list_denied(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> list[Message]:
        """List denied.

        Returns:
            A page.

        Wire:
            GET /denied

        Example:
            result = client.messages.list_denied()
        """
        return self._core.call(_records.LIST_DENIED, (offset, limit), request_options)
