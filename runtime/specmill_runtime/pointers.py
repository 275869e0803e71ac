"""JSON pointers into decoded values: models, builtins or both."""

from collections.abc import Mapping
from typing import cast

import msgspec

from specmill_runtime.records import record_of


def resolve(value: object, pointer: str | None) -> object:
    """What a JSON pointer (RFC 6901) in wire names finds in a decoded value.

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
