"""Models of `payments`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Payment",
]


class Payment(Model, kw_only=True):
    """Payment."""

    method: str
    id: str
    labels: dict[str, str] | None = None
    parts: list[str] | None = None
    number: str | int | None = None
    bank: str | None = None
    tax: float | None = None
