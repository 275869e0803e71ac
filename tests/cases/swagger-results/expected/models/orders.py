"""Models of `orders`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Order",
    "Problem",
]


class Order(Model, kw_only=True):
    """Order."""

    item: str

    id: int | None = None
    """Read-only."""


class Problem(Model, kw_only=True):
    """The answer `Problem`."""

    message: str
