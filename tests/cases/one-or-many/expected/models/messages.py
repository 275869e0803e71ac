"""Models of `messages`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from specmill_runtime.models import listed, Model

__all__ = [
    "Answer",
    "AnswerFailures",
    "Failure",
]


class Answer(Model, kw_only=True):
    """Answer."""

    to: list[str]
    failures: AnswerFailures | None = None


class Failure(Model, kw_only=True):
    """Failure."""

    reason: str | None = None


if TYPE_CHECKING:
    AnswerFailures: TypeAlias = list[Failure]
else:
    AnswerFailures = listed(Failure)
