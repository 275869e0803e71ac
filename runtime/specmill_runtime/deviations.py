"""Where a decoded value is not as described, though it could be decoded: the walk for `strict`
and `observe`.

unknown-field    a member that the description does not declare, nor allow as additional
unknown-value    a value that the description does not list
unknown-variant  a value that is none of the variants of its union
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

from specmill_runtime.codec import step
from specmill_runtime.records import Known, listed_values, record_of
from specmill_runtime.variants import UnknownVariant
from specmill_runtime.wire import WireType, is_wire_type

Kind: TypeAlias = Literal["unknown-field", "unknown-value", "unknown-variant"]
Types: TypeAlias = tuple[object, ...]

# The server chooses the names of undeclared members.
_LONGEST_NAME: Final = 100
_SCALARS: Final = (str, int, float, bool)


class Found(NamedTuple):
    """One deviation: where it is, and where in general, with `*` for indices and keys of maps."""

    kind: Kind
    pointer: str
    place: str


class _Path(NamedTuple):
    """The way from the whole to a part of it."""

    above: "_Path | None"
    token: str
    is_general: bool = False

    def found(self, kind: Kind) -> Found:
        """The deviation of that kind at the end of this way."""
        pointer = place = ""
        path = self
        while path.above is not None:
            token = step(path.token[:_LONGEST_NAME])
            pointer = token + pointer
            place = ("/*" if path.is_general else token) + place
            path = path.above
        return Found(kind, pointer, place)


class _Part(NamedTuple):
    """A part of the value with the JSON it came from and the types it may have."""

    value: object
    raw: object
    types: Types
    path: _Path


def deviations(value: object, raw: object, type_: object) -> Iterator[Found]:
    """All deviations of `value`, decoded from the builtins `raw`, in the order of the fields."""
    waiting = [_Part(value, raw, _alternatives(type_), _Path(None, ""))]
    while waiting:
        part = waiting.pop()
        value = part.value
        if isinstance(value, UnknownVariant):
            yield part.path.found("unknown-variant")
        elif isinstance(value, Enum):
            if not getattr(value, "known", True):
                yield part.path.found("unknown-value")
        elif isinstance(value, msgspec.Struct):
            members = cast("dict[str, object]", part.raw)
            yield from _undeclared(value, members, part.path)
            waiting += reversed([*_fields(value, members, part.path)])
        elif isinstance(value, (list, tuple, dict)):
            waiting += reversed([*_items(part)])
        elif isinstance(value, _SCALARS) and not _is_known(value, part.types):
            yield part.path.found("unknown-value")


def _undeclared(
    value: msgspec.Struct, raw: dict[str, object], path: _Path
) -> Iterator[Found]:
    record = record_of(type(value))
    if not record.admits:
        for name in raw:
            if name not in record.by_wire:
                yield _Path(path, name).found("unknown-field")


def _fields(
    value: msgspec.Struct, raw: dict[str, object], path: _Path
) -> Iterator[_Part]:
    record = record_of(type(value))
    for name, wire_name, types in _checked_fields(type(value)):
        if wire_name in raw:
            step_to = _Path(path, wire_name)
            yield _Part(getattr(value, name), raw[wire_name], types, step_to)
    if record.extra is not None and record.admits:
        extra: dict[str, object] = getattr(value, record.extra)
        for key, member in extra.items():
            inner = _part_types((record.extra_type,), dict, 1)
            yield _Part(member, raw.get(key), inner, _Path(path, key, is_general=True))


@cache
def _checked_fields(cls: type[msgspec.Struct]) -> tuple[tuple[str, str, Types], ...]:
    """Name, wire name and types of the fields in which there can be a deviation."""
    fields = ((one, _alternatives(one.type)) for one in record_of(cls).fields)
    return tuple(
        (one.name, one.encode_name, types)
        for one, types in fields
        if any(map(_may_deviate, types))
    )


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


def _items(part: _Part) -> Iterator[_Part]:
    value, raw, path = part.value, part.raw, part.path
    if isinstance(value, dict):
        types = _part_types(part.types, dict, 1)
        members = cast("dict[str, object]", raw)
        if any(map(_may_deviate, types)):
            for key, member in cast("dict[str, object]", value).items():
                below = _Path(path, key, is_general=True)
                yield _Part(member, members.get(key), types, below)
        return
    # A single item may stand for a list of one.
    items = cast("list[object]", raw if isinstance(raw, list) else [raw])
    listed = _part_types(part.types, list, 0)
    for index, (item, one) in enumerate(
        zip(cast("list[object]", value), items, strict=False)
    ):
        types = listed or _part_types(part.types, tuple, index)
        if not any(map(_may_deviate, types)):
            continue
        below = _Path(path, str(index), is_general=True) if raw is items else path
        yield _Part(item, one, types, below)


def _is_known(value: object, types: Types) -> bool:
    """False when a type lists values, this one not, and no other type takes it."""
    lists = False
    for one in _opened(types):
        listed = listed_values(one)
        if listed is not None:
            if any(value == other and _kind(value) is _kind(other) for other in listed):
                return True
            lists = True
        elif one in (Any, object, type(value)) or one is _kind(value):
            return True
    return not lists


def _kind(value: object) -> type:
    """The class of a value, ints and floats being one: JSON has numbers only."""
    return float if type(value) is int else type(value)
