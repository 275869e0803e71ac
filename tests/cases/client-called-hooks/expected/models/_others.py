"""Models that no operation refers to."""

from __future__ import annotations

from specmill_runtime.models import OpenStrEnum

__all__ = [
    "Limits",
]


class Limits(OpenStrEnum):
    """Values of Limits."""

    LOW = "low"
    HIGH = "high"
