"""Dates and decimal numbers in texts of declared form."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal, TypeAlias, cast

import msgspec

from specmill_runtime.patterns import TextPattern
from specmill_runtime.wire import WireType, Written, marker


class TextFormat(msgspec.Struct, frozen=True):
    """Format of values of one class that are one text each; `none` is the text for None."""

    kind: type
    read: Callable[[object], object]
    write: Callable[[Any], object]
    none: str | None

    def describe(self) -> str:
        return self.kind.__name__

    def decode(self, raw: object) -> object:
        return None if self.none is not None and raw == self.none else self.read(raw)

    def encode(self, value: object) -> object:
        if value is None:
            return self.none
        if not _is_of(self.kind, value):
            raise ValueError(
                f"expected {self.kind.__name__}, got {type(value).__name__}"
            )
        return self.write(value)

    def alternatives(self) -> tuple[object, ...]:
        return ()


def text_datetime(
    pattern: str | None,
    *,
    timezone: Literal["UTC"] | None = None,
    none: str | None = None,
) -> type[WireType]:
    """A wire type: datetime written by `pattern`, a subset of strftime in English.

    With `timezone` values are aware and in UTC, without it they are naive unless the pattern has %z.
    `none` is the text that stands for None. Without `pattern` the text is RFC 3339.
    """
    text = None if pattern is None else TextPattern(pattern)

    def read(raw: object) -> object:
        moment = msgspec.convert(raw, datetime) if text is None else text.parse(raw)
        return _in_utc(moment) if timezone else moment

    def write(moment: datetime) -> object:
        if timezone:
            moment = _in_utc(moment)
        elif text is not None and (moment.tzinfo is not None) != text.has_zone:
            wanted = "an aware" if text.has_zone else "a naive"
            raise ValueError(f"time zone unknown: this format wants {wanted} datetime")
        if text is None:
            return cast("object", msgspec.to_builtins(moment))
        return text.write(moment)

    return marker("TextDatetime", TextFormat(datetime, read, write, none))


def text_date(pattern: str | None, *, none: str | None = None) -> type[WireType]:
    """A wire type: date written by `pattern`, a subset of strftime in English.

    `none` is the text that stands for None. Without `pattern` the text is RFC 3339's full-date.
    """
    text = None if pattern is None else TextPattern(pattern)

    def read(raw: object) -> object:
        return msgspec.convert(raw, date) if text is None else text.parse(raw).date()

    def write(day: date) -> object:
        if text is None:
            return day.isoformat()
        return text.write(datetime(day.year, day.month, day.day))

    return marker("TextDate", TextFormat(date, read, write, none))


def text_decimal(*, none: str | None = None) -> type[WireType]:
    """A wire type: decimal number in a string; `none` is the text that stands for None."""
    return marker("TextDecimal", TextFormat(Decimal, _decimal, _decimal_text, none))


def _written_decimal(value: object) -> object:
    if value is None or isinstance(value, str):
        return value
    if not _is_of(Decimal, value):
        raise ValueError(f"expected Decimal, got {type(value).__name__}")
    return _decimal_text(cast("Decimal | int", value))


DecimalText: TypeAlias = Annotated[Decimal, Written(_written_decimal)]
"""A decimal number in a string. msgspec reads it as it reads every Decimal, but would send a number."""


def _is_of(kind: type, value: object) -> bool:
    """Whether `value` may be written: no datetime for a date, an int but no bool for a Decimal."""
    if kind is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    if kind is Decimal:
        return isinstance(value, (Decimal, int)) and not isinstance(value, bool)
    return isinstance(value, kind)


def _in_utc(moment: datetime) -> datetime:
    """`moment` in UTC; a naive one is taken as UTC."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC)


def _decimal(raw: object) -> object:
    if isinstance(raw, (str, int)) and not isinstance(raw, bool):
        try:
            number = Decimal(raw)
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite():
            return number
    raise ValueError("expected a decimal number in a string")


def _decimal_text(value: Decimal | int) -> object:
    if not Decimal(value).is_finite():
        raise ValueError("expected a finite number")
    return format(value, "f") if isinstance(value, Decimal) else str(value)
