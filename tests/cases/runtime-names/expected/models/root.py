"""Models of `root`."""

from __future__ import annotations

from specmill_runtime.models import Model, OpenStrEnum

__all__ = [
    "RuntimeNames",
    "Timeout",
]


class Timeout(OpenStrEnum):
    """Values of Timeout."""

    SHORT = "short"
    LONG = "long"


class RuntimeNames(Model, kw_only=True):
    """RuntimeNames."""

    a: int | None = None
