"""Models of `webhooks`."""

from __future__ import annotations

from typing import Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import known, Model

__all__ = [
    "Moved",
    "MovedEvent",
    "Sold",
    "SoldObject",
    "SoldType",
    "Stock",
    "StockType",
]


class MovedEvent(Model, kw_only=True):
    """The webhook `moved`."""

    object: SoldObject
    type: Moved
    to: str


class Sold(Model, kw_only=True):
    """Sold."""

    object: SoldObject
    type: SoldType
    price: int | None = None


class Stock(Model, kw_only=True):
    """The webhook `stock`."""

    object: SoldObject
    type: StockType
    left: int | None = None


if TYPE_CHECKING:
    SoldObject: TypeAlias = Literal["event"]
    SoldType: TypeAlias = Literal["sold"]
    StockType: TypeAlias = Literal["stock.low", "stock.out"] | str
    Moved: TypeAlias = Literal["moved"]
else:
    SoldObject = known("event")
    SoldType = known("sold")
    StockType = known("stock.low", "stock.out")
    Moved = known("moved")
