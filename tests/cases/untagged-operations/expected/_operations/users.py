"""Operation records of `users`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, path, Result

GET_API_V2_BY_USER_ID_POSTS: Operation[list[str]] = Operation(
    id="users.get_api_v2_by_user_id_posts",
    method="GET",
    path="/api/v2/users/{user_id}/posts",
    arguments=(path("user_id", int),),
    results=(Result(status="200", type=lambda: list[str]),),
    idempotent=True,
)
