"""Models of `things`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Duplicate",
    "Problem",
]


class Duplicate(Model, kw_only=True):
    """Duplicate."""

    id: int


class Problem(Model, kw_only=True):
    """Problem."""

    message: str
