"""Models of `plans`."""

from __future__ import annotations

from datetime import date
from typing import Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import text_date

__all__ = [
    "DayOrWord",
    "UsDate",
]


DayOrWord: TypeAlias = Literal[
    "as soon as possible",
    "when there is time",
    "at the end of the month",
]


if TYPE_CHECKING:
    UsDate: TypeAlias = date
    """A date sent as text `%m/%d/%Y`."""
else:
    UsDate = text_date("%m/%d/%Y")
