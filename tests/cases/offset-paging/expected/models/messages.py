"""Models of `messages`."""

from __future__ import annotations

from specmill_runtime.models import Model, UNSET, Unset

__all__ = [
    "ListMessagesResponse",
    "ListMessagesResponseMeta",
    "Message",
]


class ListMessagesResponse(Model, kw_only=True):
    """What `messages.list` answers."""

    meta: ListMessagesResponseMeta
    objects: list[Message]


class ListMessagesResponseMeta(Model, kw_only=True):
    """The value of `ListMessagesResponse.meta`."""

    total_count: int | None = None
    next: str | None | Unset = UNSET


class Message(Model, kw_only=True):
    """Message."""

    id: int
