"""Walks over models for what msgspec alone cannot do: undeclared properties and wire types.

Only operations whose record says `transcode` pay for them.
"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

import msgspec
from msgspec import UNSET
from msgspec.structs import FieldInfo

from specmill_runtime.records import Record, record_of
from specmill_runtime.wire import ListedFormat, WireType, decode_wire, is_wire_type

Encode = Callable[[object], object]


def keep_extras(value: object, raw: object) -> None:
    """Put properties of `raw` that a class does not declare into the open records of `value`.

    `value` was decoded from `raw`, the same JSON as builtins. ValidationError when an undeclared
    property is not of the type that the open record wants.
    """
    if isinstance(value, msgspec.Struct):
        if isinstance(raw, dict):
            _keep_in_struct(value, cast("dict[str, object]", raw))
    elif isinstance(value, list):
        items = cast("list[object]", value)
        raws = cast("list[object]", raw) if isinstance(raw, list) else [raw]
        for item, raw_item in zip(items, raws, strict=False):
            keep_extras(item, raw_item)
    elif isinstance(value, dict) and isinstance(raw, dict):
        raw_members = cast("dict[object, object]", raw)
        for key, member in cast("dict[object, object]", value).items():
            keep_extras(member, raw_members.get(key))


def _keep_in_struct(value: msgspec.Struct, raw: dict[str, object]) -> None:
    record = record_of(type(value))
    for wire_name, name in record.by_wire.items():
        keep_extras(getattr(value, name), raw.get(wire_name))
    if record.extra is None:
        return
    extra = {
        name: member
        for name, member in raw.items()
        if name not in record.by_wire and name != record.tag_field
    }
    if extra and record.extra_type is not Any:
        typed = msgspec.convert(extra, record.extra_type, dec_hook=decode_wire)
        keep_extras(typed, extra)
        extra = cast("dict[str, object]", typed)
    setattr(value, record.extra, extra)


def to_wire(value: object) -> object:
    """`value` with records as dictionaries, wire types encoded, undeclared properties merged in.

    ValueError when a value does not suit the wire type of its field.
    """
    if isinstance(value, msgspec.Struct):
        return _struct_to_wire(value)
    if isinstance(value, Mapping):
        members = cast("Mapping[object, object]", value)
        return {key: to_wire(member) for key, member in members.items()}
    if isinstance(value, (list, tuple, AbstractSet)):
        return [to_wire(item) for item in cast("list[object]", value)]
    return value


def _struct_to_wire(value: msgspec.Struct) -> dict[str, object]:
    record = record_of(type(value))
    written: dict[str, object] = {}
    if record.tag_field is not None:
        written[record.tag_field] = record.tag
    for field, encode in _field_encoders(type(value)):
        member: object = getattr(value, field.name)
        if member is UNSET or (record.omits and _is_default(field, member)):
            continue
        written[field.encode_name] = encode(member)
    if record.extra is not None:
        extra: dict[str, object] = getattr(value, record.extra)
        for name, member in extra.items():
            if name not in record.by_wire and name != record.tag_field:
                written[name] = _extra_encoder(record)(member)
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
) -> tuple[tuple[FieldInfo, Encode], ...]:
    return tuple((field, _encoder(field.type)) for field in record_of(cls).fields)


def _extra_encoder(record: Record) -> Encode:
    members = get_args(record.extra_type)
    return _encoder(members[1]) if len(members) == 2 else to_wire


def _encoder(type_: object) -> Encode:
    """What brings a value of `type_` to the wire: `to_wire`, unless a wire type is in it."""
    if is_wire_type(type_):
        return _wire_encoder(cast("type[WireType]", type_))
    origin, members = get_origin(type_), get_args(type_)
    if origin is Annotated:
        return _encoder(members[0])
    if origin in (Union, UnionType):
        return _optional_encoder(members)
    if origin is list and (encode := _encoder(members[0])) is not to_wire:
        return lambda value: [encode(item) for item in cast("list[object]", value)]
    if origin is dict and (encode := _encoder(members[1])) is not to_wire:
        return lambda value: {
            key: encode(member)
            for key, member in cast("dict[str, object]", value).items()
        }
    return to_wire


def _wire_encoder(wire_type: type[WireType]) -> Encode:
    format = wire_type.format
    # A list of wire types encodes its items itself; other items may be models.
    if isinstance(format, ListedFormat) and not is_wire_type(format.item):
        encode_item = _encoder(format.item)
        return lambda value: [
            encode_item(item) for item in cast("list[object]", format.encode(value))
        ]
    return lambda value: to_wire(format.encode(value))


def _optional_encoder(members: tuple[object, ...]) -> Encode:
    """The encoder of a union: at most one member is or holds a wire type, None goes to it too.

    None reaches a wire type because its format may have a text for it.
    """
    encoders = [(member, _encoder(member)) for member in members]
    typed = [(member, encode) for member, encode in encoders if encode is not to_wire]
    if not typed:
        return to_wire
    member, encode = typed[0]
    takes_none = is_wire_type(member) and not isinstance(
        cast("type[WireType]", member).format, ListedFormat
    )
    return lambda value: None if value is None and not takes_none else encode(value)
