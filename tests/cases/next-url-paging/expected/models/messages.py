"""Models of `messages`."""

from __future__ import annotations

from specmill_runtime.models import Model, UNSET, Unset

__all__ = [
    "ListMessagesResponse",
    "ListMessagesResponseLinks",
]


class ListMessagesResponse(Model, kw_only=True):
    """What `messages.list` answers."""

    items: list[str]
    links: ListMessagesResponseLinks | None = None
    total: int | None = None


class ListMessagesResponseLinks(Model, kw_only=True):
    """The value of `ListMessagesResponse.links`."""

    next: str | None | Unset = UNSET
