"""Models of `chat`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Answer",
    "Delta",
]


class Answer(Model, kw_only=True):
    """Answer."""

    text: str


class Delta(Model, kw_only=True):
    """Delta."""

    text: str
    index: int | None = None
