"""Models of `things`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "DuplicateConflict",
    "File",
    "Problem",
]


class DuplicateConflict(Model, kw_only=True):
    """DuplicateConflict."""

    id: int


class File(Model, kw_only=True):
    """File."""

    path: str


class Problem(Model, kw_only=True):
    """Problem."""

    message: str
