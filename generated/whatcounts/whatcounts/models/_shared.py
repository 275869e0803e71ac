"""Models shared by several groups of operations."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from specmill_runtime.models import text_datetime

__all__ = [
    "UsDatetime",
]


if TYPE_CHECKING:
    UsDatetime: TypeAlias = datetime
    """A datetime sent as text `%b %d, %Y %I:%M:%S %p` (time zone unknown).

    American text date with an English month abbreviation and a 12-hour clock; hours of
    one and of two digits both occur (WHC-X17). It names no time zone, so the value is
    naive.
    """
else:
    UsDatetime = text_datetime("%b %d, %Y %I:%M:%S %p")
