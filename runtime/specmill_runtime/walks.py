"""Walks along types for what msgspec alone cannot do: undeclared members and wire types.

Reading needs a walk only when there are undeclared members, writing only when an operation's
record says `transcode`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import cache, partial
from itertools import zip_longest
from types import UnionType
from typing import Annotated, Any, TypeAlias, Union, cast, get_args, get_origin

import msgspec
from msgspec import UNSET
from msgspec.structs import FieldInfo

from specmill_runtime.records import is_record, record_of
from specmill_runtime.wire import WireType, Written, decode_wire, is_wire_type

Walk: TypeAlias = Callable[[object], object]
Items: TypeAlias = "list[object]"
Members: TypeAlias = "dict[str, object]"


def convert(raw: object, type_: object, *, strict: bool = True) -> object:
    """Builtins as a value of `type_`, undeclared members in their place; ValidationError.

    A number with a fraction may be given as Decimal, which is exact; without a type it is a float.
    Unless `strict`, texts are read as the numbers and booleans that fields of records are.
    """
    lift = _lift_of(type_)
    found = raw if lift is None else lift(raw)
    target = cast("Any", type_)
    return cast(
        "object",
        msgspec.convert(
            found, target, strict=strict, dec_hook=decode_wire, str_keys=True
        ),
    )


def plain(raw: object) -> object:
    """Builtins with floats in place of Decimals."""
    if isinstance(raw, (dict, list)):
        return _each(plain, cast("object", raw))
    return float(raw) if isinstance(raw, Decimal) else raw


def _lift_of(type_: object) -> Walk | None:
    """What moves undeclared members of builtins to where msgspec finds them; None for nothing.

    Wire types do so themselves.
    """
    if is_record(type_):
        cls = cast("type[msgspec.Struct]", type_)
        # Compiled when it is first needed: a record may be made of itself.
        return lambda raw: _record_lift(cls)(raw)
    if type_ is Any or type_ is object:
        return plain
    return _inside(type_, _lift_of, _unchanged)


def _unchanged(value: object) -> object:
    return value


def _inside(
    type_: object, walk_of: Callable[[object], Walk | None], otherwise: Walk
) -> Walk | None:
    """The walk into what `type_` is made of, whose parts `walk_of` knows; None for nothing to do.

    `otherwise` is for values that are of another kind than the type that has a walk.
    """
    origin, members = get_origin(type_), get_args(type_)
    if origin is Annotated:
        return walk_of(members[0])
    walks = [walk_of(member) for member in members]
    if not any(walks):
        return None
    if origin in (Union, UnionType):
        # JSON tells the members of a union apart: at most one list and one object are in it.
        pairs = zip(members, walks, strict=True)
        chosen = {kind_of(one): walk for one, walk in pairs if walk is not None}
        if object in chosen:
            return chosen[object]
        return lambda value: chosen.get(_kind_of(value), otherwise)(value)
    if origin is tuple:
        return partial(_each_position, [walk or otherwise for walk in walks], otherwise)
    return partial(_each, walks[-1] or otherwise)


def kind_of(type_: object) -> type:
    """list, dict, or object for a wire type and for scalars, which have no walk."""
    if is_record(type_):
        return dict
    origin = get_origin(type_)
    return {list: list, tuple: list, dict: dict}.get(cast("Any", origin), object)


def _kind_of(value: object) -> type:
    if isinstance(value, (Mapping, msgspec.Struct)):
        return dict
    return list if is_array(value) else object


def is_array(value: object) -> bool:
    """Whether `value` is written as an array."""
    return isinstance(value, (Sequence, AbstractSet)) and not isinstance(
        value, (str, bytes, bytearray, memoryview)
    )


def _each(walk: Walk, value: object) -> object:
    """`value` with each of its items or members walked."""
    if isinstance(value, (dict, Mapping)):
        members = cast("Mapping[object, object]", value)
        return {key: walk(member) for key, member in members.items()}
    if isinstance(value, list) or is_array(value):
        return [walk(item) for item in cast("Items", value)]
    return value


def _each_position(walks: list[Walk], otherwise: Walk, value: object) -> object:
    if not isinstance(value, (list, tuple)):
        return value
    items = cast("Items", value)
    return [
        walk(item)
        for item, walk in zip_longest(items, walks[: len(items)], fillvalue=otherwise)
    ]


@cache
def _record_lift(cls: type[msgspec.Struct]) -> Walk:
    """The walk of a record: undeclared members move to where msgspec finds them."""
    record = record_of(cls)
    found_lifts = ((one.encode_name, _lift_of(one.type)) for one in record.fields)
    lifts = [(name, walk) for name, walk in found_lifts if walk is not None]
    lift_extra = _lift_of(record.extra_type) or _unchanged
    # Items of a list mostly have the same members: those of the last record, and what was undeclared.
    last: tuple[tuple[str, ...], list[str]] = ((), [])

    def lift(raw: object) -> object:
        nonlocal last
        if type(raw) is not dict:
            return raw
        members = cast("Members", raw)
        names = tuple(members)
        known_names, undeclared = last
        if names != known_names:
            undeclared = [name for name in names if name not in record.by_wire]
            last = names, undeclared
        if not undeclared and not lifts:
            return members
        found = members.copy()
        extra = {name: found.pop(name) for name in undeclared}
        for name, walk in lifts:
            if name in found:
                found[name] = walk(found[name])
        if extra and record.extra is not None:
            found[record.extra_wire] = lift_extra(extra)
        return found

    return lift


def to_wire(value: object) -> object:
    """`value` with records as dictionaries, wire types encoded, undeclared members merged in.

    ValueError when a value does not suit the wire type of its field.
    """
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, msgspec.Struct):
        return _record_to_wire(value)
    return _each(to_wire, value)


def _record_to_wire(value: msgspec.Struct) -> Members:
    record = record_of(type(value))
    written: Members = {}
    for field, encode in _field_encoders(type(value)):
        member: object = getattr(value, field.name)
        if member is UNSET or (record.omits and _is_default(field, member)):
            continue
        written[field.encode_name] = encode(member)
    if record.extra is not None:
        extra = encoder_of(record.extra_type)(getattr(value, record.extra))
        for name, member in cast("Members", extra).items():
            if name not in record.by_wire:
                written[name] = member
    return written


def _is_default(field: FieldInfo, member: object) -> bool:
    """Whether `omit_defaults` of msgspec leaves the field out: identity, or an empty factory."""
    if field.default is not msgspec.NODEFAULT:
        return member is field.default
    if field.default_factory in (list, dict, set):
        return type(member) is field.default_factory and not member
    return False


@cache
def _field_encoders(
    cls: type[msgspec.Struct],
) -> tuple[tuple[FieldInfo, Walk], ...]:
    return tuple((field, encoder_of(field.type)) for field in record_of(cls).fields)


def encoder_of(type_: object) -> Walk:
    """What brings a value of `type_` to the wire: `to_wire`, unless a wire type is in it."""
    return _wire_encoder(type_) or to_wire


def _wire_encoder(type_: object) -> Walk | None:
    if is_wire_type(type_):
        return cast("type[WireType]", type_).format.encode
    if get_origin(type_) is Annotated:
        for one in get_args(type_)[1:]:
            if isinstance(one, Written):
                return one.encode
    # None goes to the wire type of a union too, because its format may have a text for it.
    return _inside(type_, _wire_encoder, to_wire)
