"""Facts about struct classes that are read once and kept: fields, wire names, defaults."""

from functools import cache
from typing import Any, Final

import msgspec
from msgspec.structs import FieldInfo

# The wire name of the field that holds undeclared properties: it begins with a control character,
# so that no property of an API can have it.
EXTRA: Final = "\x7fextra"


class Record:
    """What the walks over decoded values need to know about one struct class."""

    __slots__ = (
        "by_wire",
        "demanded",
        "extra",
        "extra_type",
        "fields",
        "omits",
        "tag",
        "tag_field",
    )

    def __init__(self, cls: type[msgspec.Struct]) -> None:
        config = cls.__struct_config__
        fields = msgspec.structs.fields(cls)
        self.tag_field: str | None = config.tag_field
        self.tag: object = config.tag
        self.omits: bool = config.omit_defaults
        self.fields: tuple[FieldInfo, ...] = tuple(
            field for field in fields if field.encode_name != EXTRA
        )
        self.by_wire: dict[str, str] = {
            field.encode_name: field.name for field in self.fields
        }
        self.demanded: frozenset[str] = frozenset(
            field.encode_name for field in self.fields if field.required
        )
        extra = next((field for field in fields if field.encode_name == EXTRA), None)
        self.extra: str | None = None if extra is None else extra.name
        self.extra_type: Any = None if extra is None else extra.type


@cache
def record_of(cls: type[msgspec.Struct]) -> Record:
    """The facts about `cls`, read once per class."""
    return Record(cls)
