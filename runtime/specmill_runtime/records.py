"""Facts about struct classes that are read once and kept: fields, wire names, defaults."""

from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, TypeAlias, Union, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo

# The wire name of the field that holds undeclared members: it begins with a control character, so
# that no member of an API can have it. The longer one is of records whose description is silent.
EXTRA: Final = "\x7fextra"
KEPT: Final = f"{EXTRA}?"


Values: TypeAlias = tuple[str | int | float | bool | None, ...]


class Known(msgspec.Struct, frozen=True):
    """Metadata of a type: the values of it that the description lists."""

    values: Values


def listed_values(type_: object) -> Values | None:
    """The values that a type lists; None when it lists none."""
    if get_origin(type_) in (Union, UnionType):
        found = [listed_values(one) for one in get_args(type_)]
        return next(filter(None, found), None)
    if get_origin(type_) is not Annotated:
        return None
    metadata = (one.values for one in get_args(type_)[1:] if isinstance(one, Known))
    return next(metadata, None)


class Record:
    """What the walks over decoded values need to know about one struct class."""

    __slots__ = (
        "admits",
        "by_wire",
        "demanded",
        "extra",
        "extra_type",
        "extra_wire",
        "fields",
        "listed",
        "omits",
    )

    def __init__(self, cls: type[msgspec.Struct]) -> None:
        fields = msgspec.structs.fields(cls)
        self.omits: bool = cls.__struct_config__.omit_defaults
        self.fields: tuple[FieldInfo, ...] = tuple(
            field for field in fields if field.encode_name not in (EXTRA, KEPT)
        )
        self.by_wire: dict[str, str] = {
            field.encode_name: field.name for field in self.fields
        }
        self.demanded: frozenset[str] = frozenset(
            field.encode_name for field in self.fields if field.required
        )
        lists = ((one.encode_name, listed_values(one.type)) for one in self.fields)
        self.listed: dict[str, Values] = {name: one for name, one in lists if one}
        extra = next((one for one in fields if one.encode_name in (EXTRA, KEPT)), None)
        self.extra: str | None = None if extra is None else extra.name
        self.extra_type: Any = None if extra is None else extra.type
        self.extra_wire = "" if extra is None else extra.encode_name
        self.admits = self.extra_wire == EXTRA
        """Whether undeclared members are as described."""


@cache
def record_of(cls: type[msgspec.Struct]) -> Record:
    """The facts about `cls`, read once per class."""
    return Record(cls)


def is_record(type_: object) -> bool:
    """Whether `type_` is a class of models."""
    return isinstance(type_, type) and issubclass(type_, msgspec.Struct)
