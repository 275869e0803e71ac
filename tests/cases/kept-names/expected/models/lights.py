"""Models of `lights`."""

from __future__ import annotations

from specmill_runtime.models import Model, OpenStrEnum

__all__ = [
    "Hue",
    "Light",
]


class Hue(OpenStrEnum):
    """Values of Hue."""

    WARM = "red"
    COLD = "blue"
    RED = "red"


class Light(Model, kw_only=True):
    """Light."""

    name: str
    hue: Hue | None = None
