"""`specmill explain`: from a generated name to what made it, and back."""

from __future__ import annotations

from specmill.explanation.answers import Answer, Explanation, Generated, explain
from specmill.explanation.command import Printed, answer
from specmill.explanation.texts import to_text

__all__ = [
    "Answer",
    "Explanation",
    "Generated",
    "Printed",
    "answer",
    "explain",
    "to_text",
]
