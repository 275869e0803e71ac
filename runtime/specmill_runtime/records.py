"""Facts about struct classes, read once and kept, and JSON pointers (RFC 6901) into their values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, TypeAlias, Union, cast, get_args, get_origin

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
        self.extra_wire: str = "" if extra is None else extra.encode_name
        self.admits: bool = self.extra_wire == EXTRA
        """Whether undeclared members are as described."""


@cache
def record_of(cls: type[msgspec.Struct]) -> Record:
    """The facts about `cls`, read once per class."""
    return Record(cls)


def is_record(type_: object) -> bool:
    """Whether `type_` is a class of models."""
    return isinstance(type_, type) and issubclass(type_, msgspec.Struct)


_INDEX: Final = r"\[(\d{1,9}|\.\.\.)\]"


def resolve(value: object, pointer: str | None) -> object:
    """What a JSON pointer in wire names finds in a decoded value: models, builtins or both.

    None for nothing, and for no pointer.
    """
    if pointer is None:
        return None
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        if isinstance(value, list):
            listed = cast("list[object]", value)
            is_inside = name.isdecimal() and int(name) < len(listed)
            value = listed[int(name)] if is_inside else None
        else:
            value = member(value, name)
    return value


def member(value: object, wire: str) -> object:
    """What a model or a mapping holds under a wire name; None for nothing."""
    if isinstance(value, msgspec.Struct):
        record = record_of(type(value))
        if wire in record.by_wire:
            return cast("object", getattr(value, record.by_wire[wire]))
        value = None if record.extra is None else getattr(value, record.extra)
    if isinstance(value, Mapping):
        return cast("Mapping[str, object]", value).get(wire)
    return None


def pointer_to(path: str, value: object) -> str:
    """The pointer of msgspec's `$.a[0].b` into a decoded value; a key that it does not name is `*`.

    The path does not tell a dot between two names from one in a name: what the value has decides.
    """
    steps = path.removeprefix("key in ").removeprefix("$")
    found = _within(steps, value)
    return "".join(map(step, _split(steps) if found is None else found))


def step(token: str) -> str:
    """One step of a JSON pointer (RFC 6901 §3)."""
    return "/" + token.replace("~", "~0").replace("/", "~1")


def _split(steps: str) -> list[str]:
    tokens = steps.replace("[...]", "[*]").replace("[", ".").replace("]", "").split(".")
    return [one for one in tokens[1:] if not one.startswith(EXTRA)]


def _within(steps: str, value: object) -> list[str] | None:
    """The tokens of a path that leads somewhere in `value`; None for another."""
    if not steps:
        return []
    if isinstance(value, Mapping):
        members = cast("Mapping[str, object]", value)
        names = [one for one in members if steps.startswith(f".{one}")]
        for name in sorted(names, key=len, reverse=True):
            rest = _within(steps[len(name) + 1 :], members[name])
            if rest is not None:
                return [name, *rest]
        return None
    index = re.match(_INDEX, steps)
    if index is None or not isinstance(value, list):
        return None
    items = cast("list[object]", value)
    if not index[1].isdecimal() or int(index[1]) >= len(items):
        return None
    rest = _within(steps[index.end() :], items[int(index[1])])
    return None if rest is None else [index[1], *rest]
