"""The Python class that the runtime checks an argument against before anything is sent."""

from __future__ import annotations

from specmill.model.types import (
    Alias,
    Array,
    Binary,
    Choice,
    Constant,
    Enumeration,
    Map,
    Named,
    Nullable,
    Primitive,
    Record,
    Tuple,
    Type,
)
from specmill.python.type_expressions import Annotation, imported
from specmill.python.type_names import TypeNames
from specmill.python.wire_types import FORMATS, SCALARS, TEXT_KINDS


def kind_of(given: Type, names: TypeNames) -> Annotation | None:
    """The class, with its import; None when several or any would do."""
    match given:
        case Nullable(inner=inner):
            return kind_of(inner, names)
        case Primitive(format=format) if format in names.formats:
            return imported(*TEXT_KINDS[names.formats[format or ""].kind])
        case Primitive(kind="null") | Primitive(kind="string", format="duration"):
            return None
        case Primitive(kind="string", format="byte") | Binary():
            return imported("", "bytes")
        case Primitive(kind=kind, format=format):
            if format in FORMATS and (kind == "string" or format == "decimal"):
                return imported(*FORMATS[format])
            return imported("", SCALARS[kind])
        case Constant(values=values):
            found = {type(one).__name__ for one in values if one is not None}
            return imported("", found.pop()) if len(found) == 1 else None
        case Array(accepts_single=True):
            return None
        case Array() | Tuple():
            return imported("", "list")
        case Map():
            return imported("", "dict")
        case Named(key=key):
            declaration = names.types[key]
            match declaration:
                case Record():
                    return imported("", "dict")
                case Enumeration(kind=kind):
                    return imported("", SCALARS[kind])
                case Alias(target=target):
                    return kind_of(target, names)
                case _:
                    return None
        case Choice(variants=variants):
            found_kinds = {kind_of(one, names) for one in variants}
            return found_kinds.pop() if len(found_kinds) == 1 else None
        case _:
            return None


def item_kind(given: Type, names: TypeNames) -> Annotation | None:
    """The class of the items of an array; None when several or any would do, null included."""
    match given:
        case Nullable(inner=inner):
            return item_kind(inner, names)
        case Array(items=Nullable()):
            return None
        case Array(items=items, accepts_single=False):
            return kind_of(items, names)
        case Named(key=key):
            declaration = names.types[key]
            return (
                item_kind(declaration.target, names)
                if isinstance(declaration, Alias)
                else None
            )
        case _:
            return None
