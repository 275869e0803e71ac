"""The smallest values of Python types, for models whose schema has no name."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)
from uuid import UUID

import msgspec

from specmill_runtime.wire import UnknownVariant, describe_type, is_wire_type

_PLAIN: Final[Mapping[object, object]] = {
    str: "text",
    int: 1,
    float: 1.0,
    bool: True,
    bytes: b"bytes",
    datetime: datetime(2024, 1, 1, tzinfo=UTC),
    date: date(2024, 1, 1),
    time: time(12),
    timedelta: timedelta(seconds=1),
    Decimal: Decimal(1),
    UUID: UUID(int=1),
    NoneType: None,
}
_NAMED: Final = {
    "datetime": datetime(2024, 1, 1, tzinfo=UTC),
    "date": date(2024, 1, 1),
    "Decimal": Decimal(1),
}
_DEEPEST: Final = 12


def sample(model: Any, fields: Mapping[str, object] = {}, depth: int = 0) -> Any:
    """A record of a class with these fields; the others that it needs are made up."""
    hints = get_type_hints(model, include_extras=True)
    made = dict(fields)
    for field in msgspec.structs.fields(model):
        if field.required and field.name not in made:
            made[field.name] = _value(hints[field.name], depth + 1)
    return model(**made)


def _value(type_: object, depth: int) -> Any:
    origin, members = get_origin(type_), get_args(type_)
    if type_ in _PLAIN:
        return _PLAIN[type_]
    if origin is Annotated:
        return _value(members[0], depth)
    if origin is Literal:
        return members[0]
    if is_wire_type(type_):
        return _wire_value(type_, depth)
    if isinstance(type_, type) and issubclass(type_, Enum):
        return next(iter(type_))
    if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        return sample(type_, {}, depth) if depth < _DEEPEST else None
    if isinstance(origin or type_, type):
        return _container(cast("Any", origin or type_), members, depth)
    choices = [one for one in members if one not in (NoneType, UnknownVariant)]
    return _value(choices[0], depth) if choices and depth < _DEEPEST else None


def _wire_value(type_: Any, depth: int) -> Any:
    named = _NAMED.get(describe_type(type_))
    if named is not None:
        return named
    variants = type_.format.alternatives()
    return _value(variants[0], depth) if variants else {}


def _container(kind: object, members: tuple[Any, ...], depth: int) -> Any:
    if kind is tuple and members and members[-1] is not ...:
        return tuple(_value(one, depth + 1) for one in members)
    is_known = kind in (list, tuple, dict, set, frozenset)
    return cast("Any", kind)() if is_known else None
