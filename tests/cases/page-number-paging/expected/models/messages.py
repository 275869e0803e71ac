"""Models of `messages`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "ListMessagesResponse",
    "ListNumbersResponse",
]


class ListMessagesResponse(Model, kw_only=True):
    """What `messages.list` answers."""

    items: list[str]
    page_count: int


class ListNumbersResponse(Model, kw_only=True):
    """What `messages.list_numbers` answers."""

    items: list[int]
    total: int | None = None
