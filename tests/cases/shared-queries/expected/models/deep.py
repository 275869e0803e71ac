"""Models of `deep`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "DeepFilter",
    "DeepWindow",
]


class DeepFilter(Model, kw_only=True):
    """The argument `filter` of `deep.get`."""

    tag: str | None = None


class DeepWindow(Model, kw_only=True):
    """The argument `window` of `deep.get`."""

    limit: int | None = None
