"""Models of `things`."""

from __future__ import annotations

from typing import Any

from specmill_runtime.models import extra_fields as _extra_fields, OpenModel

__all__ = [
    "Shelf",
    "Thing",
    "Unknown",
]


class Shelf(OpenModel, kw_only=True):
    """Shelf."""

    things: list[Thing] | None = None

    unknown: Unknown | None = None
    """Nothing is known of it."""

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class Thing(OpenModel, kw_only=True):
    """Thing."""

    id: int
    extra: str | None = None

    extra_fields: dict[str, int] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class Unknown(OpenModel, kw_only=True):
    """Nothing is known of it."""

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""
