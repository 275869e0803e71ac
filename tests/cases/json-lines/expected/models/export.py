"""Models of `export`."""

from __future__ import annotations

from typing import Any

from specmill_runtime.models import extra_fields as _extra_fields, OpenModel

__all__ = [
    "Entry",
]


class Entry(OpenModel, kw_only=True):
    """Entry."""

    id: int
    note: str | None = None

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""
