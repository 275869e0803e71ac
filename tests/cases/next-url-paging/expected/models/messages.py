"""Models of `messages`."""

from __future__ import annotations

from specmill_runtime.models import Model, UNSET, Unset

__all__ = [
    "ListMessagesResponse",
    "ListMessagesResponseLinks",
]


class ListMessagesResponse(Model, kw_only=True):
    """ListMessagesResponse."""

    items: list[str]
    links: ListMessagesResponseLinks | None = None
    total: int | None = None


class ListMessagesResponseLinks(Model, kw_only=True):
    """ListMessagesResponseLinks."""

    next: str | None | Unset = UNSET
