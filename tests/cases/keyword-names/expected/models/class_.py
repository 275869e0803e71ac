"""Models of `class_`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "None_",
]


class None_(Model, kw_only=True):
    """None."""

    true: bool | None = None
