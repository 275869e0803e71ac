"""Models of `things`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Problem",
]


class Problem(Model, kw_only=True):
    """Problem."""

    title: str
