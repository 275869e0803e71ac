"""Models of `messages`."""

from __future__ import annotations

from specmill_runtime.models import Model, UNSET, Unset

__all__ = [
    "ListMessagesResponse",
    "ListMessagesResponseMeta",
    "Message",
]


class ListMessagesResponse(Model, kw_only=True):
    """ListMessagesResponse."""

    meta: ListMessagesResponseMeta
    objects: list[Message]


class ListMessagesResponseMeta(Model, kw_only=True):
    """ListMessagesResponseMeta."""

    total_count: int | None = None
    next: str | None | Unset = UNSET


class Message(Model, kw_only=True):
    """Message."""

    id: int
