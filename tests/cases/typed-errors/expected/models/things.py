"""Models of `things`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "DuplicateConflict",
    "Problem",
]


class DuplicateConflict(Model, kw_only=True):
    """DuplicateConflict."""

    id: int


class Problem(Model, kw_only=True):
    """Problem."""

    message: str
