"""Models of `find`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "FindF",
]


class FindF(Model, kw_only=True):
    """The argument `f` of `find.find`."""

    id: str | None = None
