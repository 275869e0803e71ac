"""Models of `sms`."""

from __future__ import annotations

from typing import Any

from specmill_runtime.models import extra_fields as _extra_fields, Model, OpenModel

__all__ = [
    "Options",
    "Sms",
]


class Options(OpenModel, kw_only=True):
    """Options."""

    flash: bool | None = None

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class Sms(Model, kw_only=True):
    """Sms."""

    id: str

    state: str | None = None
    """Default: "queued"."""

    tags: list[str] | None = None
    """Default: []."""
    _defaults = {"state": "queued", "tags": []}
