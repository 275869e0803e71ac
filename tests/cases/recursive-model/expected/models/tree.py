"""Models of `tree`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Node",
]


class Node(Model, kw_only=True):
    """Node."""

    name: str
    parent: Node | None = None
    children: list[Node] | None = None
