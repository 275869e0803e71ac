"""Wire types: Python values whose text on the wire is not the one msgspec would choose.

A wire type is a marker class. Type checkers see the plain type (`datetime`, `list[int]`), msgspec
sees the marker, hands the raw value to `decode_wire` and accepts whatever comes back, because the
metaclass calls every object an instance.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from types import GenericAlias, NoneType, UnionType
from typing import Any, ClassVar, Literal, Protocol, Union, cast, get_args, get_origin

import msgspec

from specmill_runtime.checks import check_of
from specmill_runtime.formats import DateFormat, DatetimeFormat, DecimalFormat
from specmill_runtime.patterns import TextPattern
from specmill_runtime.unions import closest_match


class Format(Protocol):
    """How one wire type reads and writes its values."""

    def describe(self) -> str:
        """The Python type of the values, as messages name it."""
        ...

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


def describe_type(type_: object) -> str:
    """The name under which messages speak of a type: `list[Message]`, `int | None`."""
    if is_wire_type(type_):
        return cast("type[WireType]", type_).format.describe()
    origin, members = get_origin(type_), get_args(type_)
    if origin is UnionType or origin is Union:
        return " | ".join(map(describe_type, members))
    if isinstance(origin, type) and members:
        return f"{origin.__name__}[{', '.join(map(describe_type, members))}]"
    if type_ is None or type_ is NoneType:
        return "None"
    return (
        type_.__name__ if isinstance(type_, type) else str(type_).replace("typing.", "")
    )


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


def tagged(
    discriminator: str, variants: Callable[[], dict[str, Any]]
) -> type[WireType]:
    """A wire type: union of records that a property tells apart.

    `variants` gives the class of each tag, and is called when a value is decoded. A value with
    another tag stays what JSON made of it.
    """
    return _marker("Tagged", TaggedFormat(discriminator, variants))


class ListedFormat(msgspec.Struct, frozen=True):
    """Format of `listed`; `item` is any type that msgspec accepts, a wire type included."""

    item: Any

    @property
    def items(self) -> Any:
        """The type of the list."""
        return GenericAlias(list, (self.item,))

    def describe(self) -> str:
        return f"list[{describe_type(self.item)}]"

    def decode(self, raw: object) -> object:
        if not isinstance(raw, list):
            return [msgspec.convert(raw, self.item, dec_hook=decode_wire)]
        return msgspec.convert(raw, self.items, dec_hook=decode_wire)

    def encode(self, value: object) -> object:
        items = _items(value)
        if is_wire_type(self.item):
            return [self.item.encode(item) for item in items]
        fits = _item_check(self.item)
        for item in items:
            if not fits(item):
                wanted = describe_type(self.item)
                raise ValueError(f"expected {wanted}, got {type(item).__name__}")
        return items


class TaggedFormat(msgspec.Struct, frozen=True):
    """Format of `tagged`; values travel as they are, their tag is one of their fields."""

    discriminator: str
    variants: Callable[[], dict[str, Any]]

    def describe(self) -> str:
        return " | ".join(map(describe_type, self.variants().values()))

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

    def describe(self) -> str:
        return " | ".join(map(describe_type, self.variants()))

    def decode(self, raw: object) -> object:
        return closest_match(raw, self.variants(), decode_wire)

    def encode(self, value: object) -> object:
        return value


def _marker(name: str, format: Format) -> type[WireType]:
    return cast("type[WireType]", WireMeta(name, (WireType,), {"format": format}))


def _items(value: object) -> list[object]:
    if isinstance(value, (str, bytes, Mapping)) or not isinstance(
        value, (Sequence, AbstractSet)
    ):
        return [value]
    return list(cast("Sequence[object]", value))


def _item_check(item: object) -> Callable[[object], bool]:
    """Whether a value may stand in a list of `item`; raw values of enumerations may."""
    if isinstance(item, type):
        kind: type[object] = item
        if kind is not object and not issubclass(kind, Enum):
            return check_of(kind)
    return lambda value: True
