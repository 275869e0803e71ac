"""Models of `names`."""

from __future__ import annotations

from specmill_runtime.models import Model, UNSET, Unset

__all__ = [
    "ListNamesResponse",
]


class ListNamesResponse(Model, kw_only=True):
    """What `names.list` answers."""

    items: list[str] | None = None
    next: str | None | Unset = UNSET
