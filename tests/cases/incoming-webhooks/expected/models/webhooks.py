"""Models of `webhooks`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "FormSent",
    "StockChanged",
]


class FormSent(Model, kw_only=True):
    """The webhook `formSent`."""

    n: int | None = None


class StockChanged(Model, kw_only=True):
    """The webhook `stockChanged`."""

    item: str
    left: int | None = None
