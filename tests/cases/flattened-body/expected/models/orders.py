"""Models of `orders`."""

from __future__ import annotations

from typing import Any

from specmill_runtime.models import kept_fields as _kept_fields, Model, OpenModel

__all__ = [
    "Address",
    "Order",
    "OrderInput",
]


class Address(OpenModel, kw_only=True):
    """Address."""

    street: str

    extra: dict[str, Any] = _kept_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class Order(Model, kw_only=True):
    """Order."""

    number: int
    """Read-only."""
    address: Address


class OrderInput(Model, kw_only=True):
    """`Order` as it is sent."""

    address: Address

    secret: str | None = None
    """Write-only."""
