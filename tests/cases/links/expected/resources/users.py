"""Operations of `users`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import users as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import CreateUserResponse


class UsersResource:
    """Operations of `users`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> CreateUserResponse:
        """Create user.

        Returns:
            Made.

        Links:
            GetUser: `getUser` with `id` = `$response.body#/id`. The user as it is now.
            Rename: `#/paths/~1users~1{id}/put` with the body `{"name":"x"}`.

        Wire:
            POST /users

        Example:
            result = client.users.create()
        """
        return self._core.call(_records.CREATE, (), request_options)

    def get(
        self,
        id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Get user.

        Returns:
            None.

        Wire:
            GET /users/{id}

        Example:
            client.users.get("text-fjord")
        """
        return self._core.call(_records.GET, (id,), request_options)
