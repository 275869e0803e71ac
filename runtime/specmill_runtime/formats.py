"""How dates and decimal numbers in texts of declared form are read and written.

Each format has `describe` (the Python type), `decode` and `encode`; see `wire.Format`.
"""

from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import cast

import msgspec

from specmill_runtime.patterns import TextPattern


class DatetimeFormat(msgspec.Struct, frozen=True):
    """Format of `text_datetime`."""

    pattern: TextPattern | None
    utc: bool
    none: str | None

    def describe(self) -> str:
        return "datetime"

    def decode(self, raw: object) -> object:
        if self.none is not None and raw == self.none:
            return None
        moment = (
            msgspec.convert(raw, datetime)
            if self.pattern is None
            else self.pattern.parse(raw)
        )
        return _in_utc(moment) if self.utc else moment

    def encode(self, value: object) -> object:
        if value is None:
            return self.none
        if not isinstance(value, datetime):
            raise ValueError(f"expected datetime, got {type(value).__name__}")
        if self.utc:
            value = _in_utc(value)
        elif self.pattern is not None and value.tzinfo is not None:
            raise ValueError("time zone unknown: this format wants a naive datetime")
        if self.pattern is None:
            return cast("object", msgspec.to_builtins(value))
        return self.pattern.write(value)


class DateFormat(msgspec.Struct, frozen=True):
    """Format of `text_date`."""

    pattern: TextPattern | None
    none: str | None

    def describe(self) -> str:
        return "date"

    def decode(self, raw: object) -> object:
        if self.none is not None and raw == self.none:
            return None
        if self.pattern is None:
            return msgspec.convert(raw, date)
        return self.pattern.parse(raw).date()

    def encode(self, value: object) -> object:
        if value is None:
            return self.none
        if isinstance(value, datetime) or not isinstance(value, date):
            raise ValueError(f"expected date, got {type(value).__name__}")
        if self.pattern is None:
            return value.isoformat()
        return self.pattern.write(datetime(value.year, value.month, value.day))


class DecimalFormat(msgspec.Struct, frozen=True):
    """Format of `text_decimal`."""

    none: str | None

    def describe(self) -> str:
        return "Decimal"

    def decode(self, raw: object) -> object:
        if self.none is not None and raw == self.none:
            return None
        if not isinstance(raw, (str, int)) or isinstance(raw, bool):
            raise ValueError("expected a decimal number in a string")
        try:
            number = Decimal(raw)
        except InvalidOperation:
            number = None
        if number is None or not number.is_finite():
            raise ValueError("expected a decimal number in a string")
        return number

    def encode(self, value: object) -> object:
        if value is None:
            return self.none
        if isinstance(value, bool) or not isinstance(value, (Decimal, int)):
            raise ValueError(f"expected Decimal, got {type(value).__name__}")
        if not Decimal(value).is_finite():
            raise ValueError("expected a finite number")
        return format(value, "f") if isinstance(value, Decimal) else str(value)


def _in_utc(moment: datetime) -> datetime:
    """`moment` in UTC; a naive one is taken as UTC."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC)
