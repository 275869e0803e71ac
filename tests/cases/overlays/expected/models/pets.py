"""Models of `pets`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Owner",
    "Pet",
]


class Owner(Model, kw_only=True):
    """Who keeps a pet."""

    name: str | None = None


class Pet(Model, kw_only=True):
    """Pet."""

    name: str | None = None
    owner: Owner | None = None
