"""Models of `jobs`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Job",
    "Outcome",
]


class Job(Model, kw_only=True):
    """Job."""

    id: str


class Outcome(Model, kw_only=True):
    """Outcome."""

    value: int
