"""Wire types: Python values whose text on the wire is not the one msgspec would choose.

A wire type is a marker class. Type checkers see the plain type (`datetime`, `list[int]`), msgspec
sees the marker, hands the raw value to `decode_wire` and accepts whatever comes back, because the
metaclass calls every object an instance.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from types import GenericAlias
from typing import Any, ClassVar, Literal, Protocol, cast

import msgspec

from specmill_runtime.patterns import TextPattern
from specmill_runtime.unions import closest_match


class Format(Protocol):
    """How one wire type reads and writes its values."""

    def decode(self, raw: object) -> object:
        """The Python value of `raw`; ValueError when `raw` is not written as described."""
        ...

    def encode(self, value: object) -> object:
        """The builtin that stands for `value` on the wire; ValueError when there is none."""
        ...


class WireMeta(type):
    """Metaclass of wire types: any object passes for an instance."""

    def __instancecheck__(cls, instance: object) -> bool:
        return True


class WireType(metaclass=WireMeta):
    """Base of the marker classes made by the functions of this module."""

    format: ClassVar[Format]

    @classmethod
    def decode(cls, raw: object) -> object:
        """The Python value of `raw`; ValueError when `raw` is not written as described."""
        return cls.format.decode(raw)

    @classmethod
    def encode(cls, value: object) -> object:
        """The builtin that stands for `value` on the wire; ValueError when there is none."""
        return cls.format.encode(value)


def is_wire_type(type_: object) -> bool:
    """Whether `type_` is a marker class (a plain isinstance would be fooled by the metaclass)."""
    return type(type_) is WireMeta


def decode_wire(type_: type, raw: object) -> object:
    """The `dec_hook` of every decoder: wire types decode themselves, `object` takes anything.

    NotImplementedError for any other type that msgspec does not know.
    """
    if type_ is object:
        return raw
    if not is_wire_type(type_):
        raise NotImplementedError(f"{type_.__name__} is not a wire type")
    try:
        return cast("type[WireType]", type_).decode(raw)
    except msgspec.ValidationError as error:
        reason = str(error)
    # msgspec adds the path of the marker to a ValueError, but not to an error of its own.
    raise ValueError(reason)


def text_datetime(
    pattern: str | None,
    *,
    timezone: Literal["UTC"] | None = None,
    none: str | None = None,
) -> type[WireType]:
    """A wire type: datetime written by `pattern`, a subset of strftime in English.

    With `timezone` values are aware and in UTC, without it they are naive. `none` is the text that
    stands for None. Without `pattern` the text is RFC 3339.
    """
    text = None if pattern is None else TextPattern(pattern)
    return _marker("TextDatetime", DatetimeFormat(text, timezone == "UTC", none))


def text_date(pattern: str | None, *, none: str | None = None) -> type[WireType]:
    """A wire type: date written by `pattern`, a subset of strftime in English.

    `none` is the text that stands for None. Without `pattern` the text is RFC 3339's full-date.
    """
    text = None if pattern is None else TextPattern(pattern)
    return _marker("TextDate", DateFormat(text, none))


def text_decimal(*, none: str | None = None) -> type[WireType]:
    """A wire type: decimal number in a string; `none` is the text that stands for None."""
    return _marker("TextDecimal", DecimalFormat(none))


def listed(item: object) -> type[WireType]:
    """A wire type: a list that the server may write as one bare item; always sent as a list."""
    return _marker("Listed", ListedFormat(item))


def best_of(variants: Callable[[], tuple[object, ...]]) -> type[WireType]:
    """A wire type: union without discriminator, decoded as the variant that fits best.

    A value that fits no variant stays what JSON made of it. `variants` is called when a value is
    first decoded, so that classes may refer to each other.
    """
    return _marker("BestOf", BestOfFormat(variants))


class DatetimeFormat(msgspec.Struct, frozen=True):
    """Format of `text_datetime`."""

    pattern: TextPattern | None
    utc: bool
    none: str | None

    def decode(self, raw: object) -> object:
        if raw is None or (self.none is not None and raw == self.none):
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

    def decode(self, raw: object) -> object:
        if raw is None or (self.none is not None and raw == self.none):
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

    def decode(self, raw: object) -> object:
        if raw is None or (self.none is not None and raw == self.none):
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


class ListedFormat(msgspec.Struct, frozen=True):
    """Format of `listed`; `item` is any type that msgspec accepts, a wire type included."""

    item: Any

    @property
    def items(self) -> Any:
        """The type of the list."""
        return GenericAlias(list, (self.item,))

    def decode(self, raw: object) -> object:
        if raw is None:
            return None
        if not isinstance(raw, list):
            return [msgspec.convert(raw, self.item, dec_hook=decode_wire)]
        return msgspec.convert(raw, self.items, dec_hook=decode_wire)

    def encode(self, value: object) -> object:
        encode_item = self.item.encode if is_wire_type(self.item) else None
        items = _items(value)
        return items if encode_item is None else [encode_item(item) for item in items]


class TaggedFormat(msgspec.Struct, frozen=True):
    """Format of `tagged`; values travel as they are, their tag is one of their fields."""

    discriminator: str
    variants: Callable[[], dict[str, Any]]

    def decode(self, raw: object) -> object:
        if not isinstance(raw, dict):
            return raw
        members = cast("dict[str, object]", raw)
        variant = self.variants().get(str(members.get(self.discriminator)))
        if variant is None:
            return members
        return msgspec.convert(members, variant, dec_hook=decode_wire)

    def encode(self, value: object) -> object:
        return value


class BestOfFormat(msgspec.Struct, frozen=True):
    """Format of `best_of`; values travel as they are, the encoder knows their classes."""

    variants: Callable[[], tuple[object, ...]]

    def decode(self, raw: object) -> object:
        return closest_match(raw, self.variants(), decode_wire)

    def encode(self, value: object) -> object:
        return value


def tagged(
    discriminator: str, variants: Callable[[], dict[str, Any]]
) -> type[WireType]:
    """A wire type: union of records that a property tells apart.

    `variants` gives the class of each tag, and is called when a value is decoded. A value with
    another tag stays what JSON made of it.
    """
    return _marker("Tagged", TaggedFormat(discriminator, variants))


def _marker(name: str, format: Format) -> type[WireType]:
    return cast("type[WireType]", WireMeta(name, (WireType,), {"format": format}))


def _in_utc(moment: datetime) -> datetime:
    """`moment` in UTC; a naive one is taken as UTC."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC)


def _items(value: object) -> list[object]:
    if isinstance(value, (str, bytes, Mapping)) or not isinstance(
        value, (Sequence, AbstractSet)
    ):
        return [value]
    return list(cast("Sequence[object]", value))
