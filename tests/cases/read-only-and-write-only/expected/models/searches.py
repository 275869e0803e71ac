"""Models of `searches`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Found",
    "Query",
    "TeamInput",
]


class Found(Model, kw_only=True):
    """Only received."""

    count: int

    secret: str | None = None
    """Write-only."""


class Query(Model, kw_only=True):
    """Only sent."""

    text: str

    id: str | None = None
    """Read-only."""
    draft: TeamInput | None = None


class TeamInput(Model, kw_only=True):
    """The name that the other form of a team would have."""

    text: str | None = None
