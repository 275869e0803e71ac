"""Operation records of `users`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, path, Result

LIST_POSTS: Operation[list[str]] = Operation(
    id="users.list_posts",
    method="GET",
    path="/api/v2/users/{user_id}/posts",
    arguments=(path("user_id", int),),
    results=(Result(status="200", type=lambda: list[str]),),
    idempotent=True,
)
