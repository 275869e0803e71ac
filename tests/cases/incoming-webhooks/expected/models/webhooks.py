"""Models of `webhooks`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "CreateOrderMoved",
    "CreateOrderMovedPost",
    "FormSent",
    "Item",
    "ItemPut",
    "StockChanged",
]


class CreateOrderMoved(Model, kw_only=True, rename={"from_": "from"}):
    """The callback `moved` of `orders.create`."""

    from_: str


class CreateOrderMovedPost(Model, kw_only=True):
    """The value of `CreateOrderMoved`."""

    to: str


class FormSent(Model, kw_only=True):
    """The webhook `formSent`."""

    n: int | None = None


class Item(Model, kw_only=True):
    """The webhook `item`."""

    made: str


class ItemPut(Model, kw_only=True):
    """The value of `Item`."""

    changed: str


class StockChanged(Model, kw_only=True):
    """The webhook `stockChanged`."""

    item: str
    left: int | None = None
