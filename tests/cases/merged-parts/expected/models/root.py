"""Models of `root`."""

from __future__ import annotations

from typing import Any

from specmill_runtime.models import Model

__all__ = [
    "Balance",
]


class Balance(Model, kw_only=True):
    """Balance."""

    amount: Any
    unit: str | None = None
