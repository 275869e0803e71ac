"""Schemas that are written out wherever they are used, because Python gives them no name."""

from __future__ import annotations

from specmill.diagnostics import Location
from specmill.model.types import Alias, Array, Map, Named, Nullable, Type
from specmill.python.type_names import TypeNames, is_spelled_out


def origin_of(names: TypeNames, given: Type) -> Location | None:
    """The place of the schema that decides what a type is; None when that is where the type stands."""
    found: Location | None = None
    current = given
    while True:
        match current:
            case Nullable(inner=inner) | Array(items=inner) | Map(values=inner):
                current = inner
            case Named(key=key):
                declaration = names.types[key]
                if not (isinstance(declaration, Alias) and is_spelled_out(declaration)):
                    return found
                found = declaration.location
                current = declaration.target
            case _:
                return found
