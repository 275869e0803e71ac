"""Models of `orders`."""

from __future__ import annotations

from typing import Any, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import (
    best_of,
    kept_fields as _kept_fields,
    Model,
    OpenModel,
    tagged,
    UnknownVariant,
)

__all__ = [
    "Basket",
    "BasketPaid",
    "Card",
    "Cash",
    "Home",
    "Payment",
    "Shop",
    "Target",
]


class Basket(Model, kw_only=True):
    """Basket."""

    paid: BasketPaid | None = None


class Card(Model, kw_only=True):
    """Card."""

    kind: str
    number: str | None = None


class Cash(Model, kw_only=True):
    """Cash."""

    kind: str


class Home(OpenModel, kw_only=True):
    """Home."""

    street: str

    extra: dict[str, Any] = _kept_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class Shop(Model, kw_only=True):
    """Shop."""

    number: int


if TYPE_CHECKING:
    BasketPaid: TypeAlias = Card | Cash
    Payment: TypeAlias = Card | Cash
    """Only ever sent."""
    Target: TypeAlias = Home | Shop | UnknownVariant
    """Sent and received."""
else:
    BasketPaid = best_of(lambda: (Card, Cash))
    Payment = tagged("kind", lambda: {"card": Card, "cash": Cash})
    Target = best_of(lambda: (Home, Shop))
