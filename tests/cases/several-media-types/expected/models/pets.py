"""Models of `pets`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Pet",
]


class Pet(Model, kw_only=True):
    """Pet."""

    name: str
