"""Wire types: Python values whose text on the wire is not the one msgspec would choose.

A wire type is a marker class. Type checkers see the plain type (`datetime`, `list[int]`), msgspec
sees the marker, hands the raw value to `decode_wire` and accepts whatever comes back, because the
metaclass calls every object an instance. A variant that the description lacks keeps its text, too.
"""

from __future__ import annotations

from collections.abc import Callable
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Union,
    cast,
    final,
    get_args,
    get_origin,
)

import msgspec

if TYPE_CHECKING:
    from typing import Protocol

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

        def alternatives(self) -> tuple[object, ...]:
            """The types that a value may have, where parts of it may deviate from the description."""
            ...


class WireMeta(type):
    """Metaclass of wire types: any object passes for an instance."""

    def __instancecheck__(cls, instance: object) -> bool:
        return True


class WireType(metaclass=WireMeta):
    """Base of the marker classes that `marker` makes."""

    format: ClassVar[Format]

    @classmethod
    def decode(cls, raw: object) -> object:
        """The Python value of `raw`; ValueError when `raw` is not written as described."""
        return cls.format.decode(raw)

    @classmethod
    def encode(cls, value: object) -> object:
        """The builtin that stands for `value` on the wire; ValueError when there is none."""
        return cls.format.encode(value)


class Written(msgspec.Struct, frozen=True):
    """Metadata of an annotated type that msgspec reads well and would write otherwise."""

    encode: Callable[[object], object]
    """The builtin that stands for a value on the wire; ValueError when there is none."""


def marker(name: str, format: Format) -> type[WireType]:
    """A new wire type."""
    return cast("type[WireType]", WireMeta(name, (WireType,), {"format": format}))


def is_wire_type(type_: object) -> bool:
    """Whether `type_` is a marker class (a plain isinstance would be fooled by the metaclass)."""
    return type(type_) is WireMeta


def describe_type(type_: object) -> str:
    """The name under which messages speak of a type: `list[Message]`, `int | None`."""
    if is_wire_type(type_):
        return cast("type[WireType]", type_).format.describe()
    origin, members = get_origin(type_), get_args(type_)
    if origin is Annotated:
        return describe_type(members[0])
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


@final
class UnknownVariant:
    """What a newer server put where one of several records was described; it is sent back as it came.

    `case UnknownVariant(raw=raw)` and `isinstance` tell it from the variants.
    """

    __slots__ = ("_raw", "_tag")
    __match_args__ = ("raw",)

    def __init__(self, raw: Any, tag: str | None = None) -> None:
        self._raw = raw
        self._tag = tag

    @property
    def raw(self) -> Any:
        """The value as JSON has it: dict, list, str, int, float, bool or None."""
        return self._raw

    @property
    def tag(self) -> str | None:
        """What the discriminator says; None without one."""
        return self._tag

    # With it goes the hash, rightly: what is held may be a dictionary.
    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnknownVariant) and self._raw == other._raw

    def __repr__(self) -> str:
        return f"UnknownVariant({self._raw!r}, tag={self._tag!r})"
