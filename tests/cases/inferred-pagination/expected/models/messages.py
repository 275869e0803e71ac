"""Models of `messages`."""

from __future__ import annotations

from specmill_runtime.models import Model, UNSET, Unset

__all__ = [
    "Message",
    "MessagePage",
    "MessagePageMeta",
]


class Message(Model, kw_only=True):
    """Message."""

    id: int


class MessagePage(Model, kw_only=True):
    """MessagePage."""

    data: list[Message] | None = None
    meta: MessagePageMeta | None = None


class MessagePageMeta(Model, kw_only=True):
    """The value of `MessagePage.meta`."""

    next_cursor: str | None | Unset = UNSET
    has_more: bool | None = None
