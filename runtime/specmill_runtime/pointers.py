"""JSON pointers into decoded values: models, builtins or both."""

from collections.abc import Mapping
from typing import cast

import msgspec

from specmill_runtime.records import record_of


def resolve(value: object, pointer: str) -> object:
    """What a JSON pointer (RFC 6901) in wire names finds in a decoded value; None for nothing."""
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        if isinstance(value, msgspec.Struct):
            record = record_of(type(value))
            if name in record.by_wire:
                value = cast("object", getattr(value, record.by_wire[name]))
            else:
                value = _extra(value, record.extra, name)
        elif isinstance(value, Mapping):
            value = cast("Mapping[str, object]", value).get(name)
        elif isinstance(value, list) and name.isdecimal():
            listed = cast("list[object]", value)
            value = listed[int(name)] if int(name) < len(listed) else None
        else:
            return None
    return value


def _extra(value: msgspec.Struct, extra: str | None, name: str) -> object:
    return (
        None
        if extra is None
        else cast("dict[str, object]", getattr(value, extra)).get(name)
    )
