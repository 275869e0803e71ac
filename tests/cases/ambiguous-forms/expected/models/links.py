"""Models of `links`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Place",
]


class Place(Model, kw_only=True):
    """Place."""

    city: str
