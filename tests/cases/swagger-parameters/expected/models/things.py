"""Models of `things`."""

from __future__ import annotations

from specmill_runtime.models import OpenStrEnum

__all__ = [
    "Color",
]


class Color(OpenStrEnum):
    """Values of the argument `Color`."""

    RED = "red"
    GREEN = "green"
