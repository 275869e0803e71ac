"""Models of `segments`."""

from __future__ import annotations

from typing import Any, TypeAlias

from specmill_runtime.models import Model

__all__ = [
    "ListSegmentsRanges",
    "Position",
    "Range",
    "Segment",
]


class ListSegmentsRanges(Model, kw_only=True):
    """The argument `ranges` of `segments.list`."""

    one: Range | None = None


class Segment(Model, kw_only=True):
    """Segment."""

    start: Position
    end: Position
    row: list[str | int] | None = None
    loose: list[Any] | None = None


Position: TypeAlias = tuple[float, float]
Range: TypeAlias = tuple[str, int]
