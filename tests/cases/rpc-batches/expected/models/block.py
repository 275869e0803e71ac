"""Models of `block`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Batch",
]


class Batch(Model, kw_only=True):
    """Is called what the runtime calls something else."""

    id: int | None = None
