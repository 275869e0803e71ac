"""Models of `users`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "CreateUserResponse",
]


class CreateUserResponse(Model, kw_only=True):
    """What `users.create` answers."""

    id: str | None = None
