"""Models of `tree`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Tree",
]


class Tree(Model, kw_only=True):
    """Tree."""

    children: list[Tree] | None = None
