"""Which types msgspec alone can't write or read: open records, and text formats inside a body."""

from __future__ import annotations

from typing import Literal

from specmill.model.types import Primitive, Record, Type
from specmill.model.walk import all_types, declaration_types, reachable_from
from specmill.python.type_names import TypeNames


def transcodes(given: Type, names: TypeNames, direction: Literal["in", "out"]) -> bool:
    """True when a value of this type needs more than msgspec.

    Reading does where a record keeps undeclared members; writing where a text format is inside a record, because
    msgspec writes values by their class and not by their annotation.
    """
    keys = reachable_from((given,), names.types)
    declarations = [names.types[key] for key in keys]
    if direction == "in":
        return any(
            isinstance(one, Record) and one.extra is not None for one in declarations
        )
    inside = [
        part
        for one in declarations
        for root in declaration_types(one)
        for part in all_types(root)
    ]
    return any(
        isinstance(one, Primitive) and one.format in names.formats for one in inside
    )
