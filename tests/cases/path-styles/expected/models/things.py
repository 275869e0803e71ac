"""Models of `things`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Point",
]


class Point(Model, kw_only=True):
    """Point."""

    x: int
    y: int | None = None
