"""Durations in texts (ISO 8601), months and years included."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeAlias, cast

import msgspec

from specmill_runtime.wire import marker

# RFC 3339, appendix A; a timedelta holds neither months nor years, whose lengths differ.
_CALENDAR: Final = re.compile(
    r"[+-]?P(?=\d|T\d)(\d+([.,]\d+)?[YMWD])*(T(\d+([.,]\d+)?[HMS])+)?"
)

# msgspec does not read these; more digits than five are beyond what a timedelta holds.
_WEEKS: Final = re.compile(r"([+-]?)P(\d{1,5})W")


class DurationFormat(msgspec.Struct, frozen=True):
    """Format of durations: a timedelta, or the text itself where no timedelta is that long."""

    def describe(self) -> str:
        return "timedelta | str"

    def decode(self, raw: object) -> object:
        if isinstance(raw, str):
            weeks = _WEEKS.fullmatch(raw.upper())
            if weeks is not None:
                return timedelta(weeks=int(weeks.group(1) + weeks.group(2)))
            try:
                return msgspec.convert(raw, timedelta)
            except msgspec.ValidationError:
                if _CALENDAR.fullmatch(raw.upper()):
                    return raw
        raise ValueError("expected a duration in a string, such as PT1H30M")

    def encode(self, value: object) -> object:
        if value is None:
            return None
        if isinstance(value, timedelta):
            return cast("object", msgspec.to_builtins(value))
        if isinstance(value, str) and _CALENDAR.fullmatch(value.upper()):
            return value
        raise ValueError(
            f"expected a timedelta or a text such as P1M, got {type(value).__name__}"
        )

    def alternatives(self) -> tuple[object, ...]:
        return ()


if TYPE_CHECKING:
    IsoDuration: TypeAlias = timedelta | str
    """A timedelta, or text such as `P1M` that no timedelta can hold."""
else:
    IsoDuration = marker("IsoDuration", DurationFormat())
