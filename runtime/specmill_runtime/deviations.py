"""Where a value is not as described though it could be decoded: the walk for `strict` and `observe`.

unknown-field    a member that the description does not declare, nor allow as additional
unknown-value    a value that the description does not list
unknown-variant  a value that is none of the variants of its union
unknown-null     null in place of a member that may be missing, but not be null
"""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from types import UnionType
from typing import (
    Any,
    Final,
    Literal,
    NamedTuple,
    TypeAlias,
    Union,
    cast,
    get_args,
    get_origin,
)

import msgspec
from msgspec import UNSET

from specmill_runtime.records import Known, listed_values, record_of, step
from specmill_runtime.wire import UnknownVariant, WireType, is_wire_type

Kind: TypeAlias = Literal[
    "unknown-field", "unknown-value", "unknown-variant", "unknown-null"
]
Types: TypeAlias = tuple[object, ...]
Members: TypeAlias = dict[str, object]

# The server chooses the names of undeclared members.
_LONGEST_NAME: Final = 100


class Found(NamedTuple):
    """One deviation: where it is, and where in general, with `*` for indices and keys of maps."""

    kind: Kind
    pointer: str
    place: str


class _Part(NamedTuple):
    """A part of the value with the JSON it came from and the types it may have."""

    value: object
    raw: object
    types: Types
    pointer: str = ""
    place: str = ""

    def below(
        self, value: object, raw: object, types: Types, name: str, general: str = ""
    ) -> "_Part":
        """A part of this part; `general` is its name where it is one of many."""
        place = self.place + (general or name)
        return _Part(value, raw, types, self.pointer + name, place)


def deviations(value: object, raw: object, type_: object) -> Iterator[Found]:
    """All deviations of `value`, decoded from the builtins `raw`, in the order of the fields."""
    waiting = [_Part(value, raw, _alternatives(type_))]
    while waiting:
        part = waiting.pop()
        if isinstance(part.value, msgspec.Struct):
            yield from _undeclared(part, part.value)
            yield from _nulls(part, part.value)
            waiting += reversed([*_fields(part, part.value)])
        elif isinstance(part.value, (list, tuple, dict)):
            waiting += reversed([*_items(part)])
        elif isinstance(part.value, UnknownVariant):
            yield Found("unknown-variant", part.pointer, part.place)
        elif not _is_known(part.value, part.types):
            yield Found("unknown-value", part.pointer, part.place)


def _undeclared(part: _Part, value: msgspec.Struct) -> Iterator[Found]:
    record = record_of(type(value))
    if not record.admits:
        for name in cast("Members", part.raw):
            if name not in record.by_wire:
                end = _step(name)
                yield Found("unknown-field", part.pointer + end, part.place + end)


def _nulls(part: _Part, value: msgspec.Struct) -> Iterator[Found]:
    for name, end in _never_null(type(value)):
        if cast("Members", part.raw).get(name, UNSET) is None:
            yield Found("unknown-null", part.pointer + end, part.place + end)


@cache
def _never_null(cls: type[msgspec.Struct]) -> tuple[tuple[str, str], ...]:
    """Wire name and step of the fields whose None stands for an absent member."""
    names = (one.encode_name for one in record_of(cls).fields if one.default is None)
    return tuple((name, step(name)) for name in names)


def _fields(part: _Part, value: msgspec.Struct) -> Iterator[_Part]:
    record, raw = record_of(type(value)), cast("Members", part.raw)
    for name, wire_name, types, end in _checked_fields(type(value)):
        if wire_name in raw:
            yield part.below(getattr(value, name), raw[wire_name], types, end)
    if record.extra is not None:
        extra = part._replace(
            value=getattr(value, record.extra), types=(record.extra_type,)
        )
        yield from _items(extra)


@cache
def _checked_fields(
    cls: type[msgspec.Struct],
) -> tuple[tuple[str, str, Types, str], ...]:
    """Name, wire name, types and step of the fields in which there can be a deviation."""
    fields = ((one, _alternatives(one.type)) for one in record_of(cls).fields)
    return tuple(
        (one.name, one.encode_name, types, step(one.encode_name))
        for one, types in fields
        if any(map(_may_deviate, types))
    )


def _items(part: _Part) -> Iterator[_Part]:
    value, raw = part.value, part.raw
    if isinstance(value, dict):
        types = _part_types(part.types, dict, 1)
        if any(map(_may_deviate, types)):
            members, raws = cast("Members", value), cast("Members", raw)
            for key, member in members.items():
                yield part.below(member, raws.get(key), types, _step(key), "/*")
        return
    values = cast("list[object]", value)
    listed = _part_types(part.types, list, 0)
    if not isinstance(raw, list):
        # A single item stands for a list of one.
        yield part._replace(value=values[0], types=listed)
        return
    for index, one in enumerate(cast("list[object]", raw)):
        types = listed or _part_types(part.types, tuple, index)
        if any(map(_may_deviate, types)):
            yield part.below(values[index], one, types, f"/{index}", "/*")


def _step(name: str) -> str:
    return step(name[:_LONGEST_NAME])


def _may_deviate(type_: object) -> bool:
    if is_wire_type(type_):
        return bool(cast("type[WireType]", type_).format.alternatives())
    if get_origin(type_) is None:
        return isinstance(type_, type) and issubclass(type_, (msgspec.Struct, Enum))
    return any(isinstance(one, Known) or _may_deviate(one) for one in get_args(type_))


def _alternatives(type_: object) -> Types:
    """The types that a union may be, those of wire types included; others stay as they are."""
    if get_origin(type_) in (Union, UnionType):
        return tuple(one for part in get_args(type_) for one in _alternatives(part))
    return (type_,)


def _opened(types: Types) -> Iterator[Any]:
    """`types` with the alternatives of wire types in place of these."""
    for one in types:
        if is_wire_type(one):
            for inner in cast("type[WireType]", one).format.alternatives():
                yield from _opened(_alternatives(inner))
        else:
            yield one


def _part_types(types: Types, container: type, index: int) -> Types:
    """The types of what is in containers of that class, at `index` of their arguments."""
    return tuple(
        inner
        for one in _opened(types)
        if get_origin(one) is container and len(get_args(one)) > index
        for inner in _alternatives(get_args(one)[index])
    )


def _is_known(value: object, types: Types) -> bool:
    """False for a value that a type, of which there is no other for it, does not list."""
    if isinstance(value, Enum):
        return bool(getattr(value, "known", True))
    kind, lists = _kind(value), False
    if kind not in (str, float, bool):
        return True
    for one in _opened(types):
        listed = listed_values(one)
        if listed is None:
            if one in (Any, object, type(value), kind):
                return True
        elif any(value == other and kind is _kind(other) for other in listed):
            return True
        else:
            lists = True
    return not lists


def _kind(value: object) -> type:
    """The class of a value, ints and floats being one: JSON has numbers only."""
    return float if type(value) is int else type(value)
