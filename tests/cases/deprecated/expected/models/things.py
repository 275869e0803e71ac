"""Models of `things`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Thing",
]


class Thing(Model, kw_only=True):
    """Thing."""

    old: str | None = None
    """This field is deprecated. Not used."""
