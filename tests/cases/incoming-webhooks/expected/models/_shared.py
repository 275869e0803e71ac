"""Models shared by several groups of operations."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Order",
]


class Order(Model, kw_only=True):
    """Order."""

    id: str
