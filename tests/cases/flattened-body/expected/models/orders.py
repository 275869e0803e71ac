"""Models of `orders`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Address",
    "Order",
]


class Address(Model, kw_only=True):
    """Address."""

    street: str


class Order(Model, kw_only=True):
    """Order."""

    number: int
    """Read-only."""
    address: Address

    secret: str | None = None
    """Write-only."""
