"""Models of `maps`."""

from __future__ import annotations

from typing import Any

from specmill_runtime.models import extra_fields as _extra_fields, OpenModel

__all__ = [
    "MapsOne",
    "MapsOther",
]


class MapsOne(OpenModel, kw_only=True):
    """The argument `one` of `maps.get`."""

    deep: dict[str, Any] | None = None

    extra: dict[str, int] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class MapsOther(OpenModel, kw_only=True):
    """The argument `other` of `maps.get`."""

    own: str | None = None

    extra: dict[str, str] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""
