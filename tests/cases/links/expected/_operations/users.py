"""Operation records of `users`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, path, Result

from .. import models

if TYPE_CHECKING:
    from ..models import CreateUserResponse

CREATE: Operation[CreateUserResponse] = Operation(
    id="users.create",
    method="POST",
    path="/users",
    results=(Result(status="201", type=lambda: models.CreateUserResponse),),
)
GET: Operation[None] = Operation(
    id="users.get",
    method="GET",
    path="/users/{id}",
    arguments=(path("id", str),),
    results=(Result(status="204"),),
    idempotent=True,
)
