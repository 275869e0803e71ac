"""Models of `messages`."""

from __future__ import annotations

from specmill_runtime.models import Model, UNSET, Unset

__all__ = [
    "Messages",
]


class Messages(Model, kw_only=True):
    """Messages."""

    items: list[str]
    last: str | None | Unset = UNSET
    has_more: bool | None = None
