"""Models of `things`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "ListThingsFilter",
]


class ListThingsFilter(Model, kw_only=True):
    """The argument `filter` of `things.list`."""

    a: int | None = None
