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

    def get_api_v2_by_user_id_posts(
        self,
        user_id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> list[str]:
        """List the posts of a user.

        Args:
            user_id

        Returns:
            Posts.

        Wire:
            GET /api/v2/users/{user_id}/posts

        Example:
            result = client.users.get_api_v2_by_user_id_posts(187)
        """
        return self._core.call(
            _records.GET_API_V2_BY_USER_ID_POSTS,
            (user_id,),
            request_options,
        )
