"""Operations of `users`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import users as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class UsersResource:
    """Operations of `users`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list_posts(
        self,
        user_id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> list[str]:
        """List the posts of a user.

        Returns:
            Posts.

        Wire:
            GET /api/v2/users/{user_id}/posts

        Example:
            result = client.users.list_posts(169)
        """
        return self._core.call(_records.LIST_POSTS, (user_id,), request_options)
