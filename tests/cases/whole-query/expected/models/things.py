"""Models of `things`."""

from __future__ import annotations

from datetime import date

from specmill_runtime.models import Model

__all__ = [
    "Filter",
    "ListPartsForm",
]


class Filter(Model, kw_only=True):
    """Filter."""

    name: str | None = None
    sizes: list[int] | None = None


class ListPartsForm(Model, kw_only=True):
    """The argument `form` of `things.list_parts`."""

    since: date
    tags: list[str] | None = None
