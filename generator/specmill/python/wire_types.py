"""Which types msgspec decodes as what checkers see, and which it needs another type for."""

from __future__ import annotations

from specmill.model.types import (
    Alias,
    Array,
    Choice,
    Constant,
    Enumeration,
    Map,
    Named,
    Nullable,
    Primitive,
    Record,
    TaggedUnion,
    Tuple,
    Type,
)
from specmill.python.type_names import TypeNames, is_spelled_out

SCALARS = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
}
FORMATS = {
    "date-time": ("datetime", "datetime"),
    "date": ("datetime", "date"),
    "time": ("datetime", "time"),
    "duration": ("specmill_runtime.durations", "IsoDuration"),
    "uuid": ("uuid", "UUID"),
    "decimal": ("decimal", "Decimal"),
}
TEXT_KINDS = {
    "datetime": ("datetime", "datetime"),
    "date": ("datetime", "date"),
    "decimal": ("decimal", "Decimal"),
}


def alias_key(given: Type, names: TypeNames) -> str | None:
    """The key of the alias that stands for this type in a model field, None when it needs none."""
    if isinstance(given, Primitive) and given.format in names.formats:
        return f"format:{given.format}"
    return names.aliases.get(given)


def differs(given: Type, names: TypeNames) -> bool:
    """True when msgspec must decode this type (not its parts) with something else than the checked text."""
    match given:
        case Primitive(format=format):
            return format in names.formats
        case Array(accepts_single=single):
            return single
        case Constant():
            return True
        case Choice(variants=variants):
            return not _native(variants, names)
        case _:
            return False


def is_decimal_text(given: Type) -> bool:
    """True for a decimal number in a string: msgspec reads it, and would write a number."""
    return (
        isinstance(given, Primitive)
        and given.kind == "string"
        and given.format == "decimal"
    )


def _native(variants: tuple[Type, ...], names: TypeNames) -> bool:
    """msgspec decodes a union of types that JSON itself tells apart, with at most one of each kind."""
    kinds = [kind for one in variants for kind in _json_kinds(one, names)]
    return len(kinds) == len(set(kinds)) and "?" not in kinds


def _json_kinds(given: Type, names: TypeNames) -> tuple[str, ...]:
    if differs(given, names):
        return ("?",)
    match given:
        case Primitive(kind=kind, format=format):
            if kind == "number" and format == "decimal":
                # msgspec reads a Decimal from a string, too.
                return ("number", "string")
            return ("?",) if kind == "string" and format in FORMATS else (kind,)
        case Array() | Tuple():
            return ("array",)
        case Map():
            return ("object",)
        case Nullable(inner=inner):
            return ("null", *_json_kinds(inner, names))
        case Named(key=key):
            declaration = names.types[key]
            match declaration:
                case Record():
                    return ("object",)
                case Enumeration(kind=kind):
                    return (kind,)
                case Alias(target=target) if is_spelled_out(declaration):
                    return _json_kinds(target, names)
                case Alias():
                    return ("?",)
                case TaggedUnion():
                    return ("?",)
        case _:
            return ("?",)
