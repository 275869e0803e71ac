"""Models of `messages`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from specmill_runtime.models import listed, Model

__all__ = [
    "Answer",
    "AnswerFailures",
    "Failure",
    "Receivers",
]


class Answer(Model, kw_only=True):
    """Answer."""

    to: Receivers
    failures: AnswerFailures | None = None


class Failure(Model, kw_only=True):
    """Failure."""

    reason: str | None = None


if TYPE_CHECKING:
    AnswerFailures: TypeAlias = list[Failure]
    Receivers: TypeAlias = list[str]
else:
    AnswerFailures = listed(Failure)
    Receivers = listed(str)
