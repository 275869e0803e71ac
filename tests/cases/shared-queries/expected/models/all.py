"""Models of `all`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "AllNamed",
]


class AllNamed(Model, kw_only=True):
    """The argument `named` of `all.get`."""

    word: str | None = None
    api_key: str | None = None
    own: str | None = None
