"""Which types msgspec decodes as what checkers see, and which it needs another type for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from specmill.model.types import (
    Alias,
    Array,
    Choice,
    Constant,
    Declaration,
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
from specmill.model.walk import inner_types
from specmill.python.type_names import TypeNames, is_spelled_out

Types: TypeAlias = Mapping[str, Declaration]

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
_LISTED: Mapping[type, str] = {str: "string", int: "integer", float: "number"}
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
            return decoded(given, names.types) != variants or takes_best(given, names)
        case _:
            return False


def decoded(given: Choice, types: Types) -> tuple[Type, ...]:
    """The variants that are decoded: constants are among the values of a plain scalar beside them."""
    plain = {kind for one in given.variants for kind in _plain_kinds(one, types)}
    return tuple(
        one for one in given.variants if not plain.issuperset(_listed_kinds(one))
    )


def decoded_parts(given: Type, types: Types) -> Iterator[Type]:
    """A type and everything that is decoded of it, without following names."""
    yield given
    for inner in (
        decoded(given, types) if isinstance(given, Choice) else inner_types(given)
    ):
        yield from decoded_parts(inner, types)


def reads_alike(given: Declaration, types: Types) -> bool:
    """True for an alias of listed values and any others: it is the same where it is sent and received."""
    match given:
        case Alias(target=Choice(variants=variants) as target, recursive=False):
            return decoded(target, types) != variants and all(
                isinstance(one, Constant)
                or (isinstance(one, Primitive) and one.format is None)
                or _named_alike(one, types)
                for one in variants
            )
        case _:
            return False


def takes_best(given: Choice, names: TypeNames) -> bool:
    """True for a union whose variant is found by trying, so that it may be none of them."""
    variants = decoded(given, names.types)
    return len(variants) > 1 and not _native(variants, names)


def _plain_kinds(given: Type, types: Types) -> frozenset[str]:
    """The kinds of scalars of which a type accepts each."""
    match given:
        case Primitive(kind="number", format=None):
            return frozenset({"number", "integer"})
        case Primitive(kind="string" | "integer" as kind, format=None):
            return frozenset({kind})
        case Choice(variants=variants):
            return frozenset[str]().union(
                *(_plain_kinds(one, types) for one in variants)
            )
        case Named(key=key):
            declaration = types[key]
            if isinstance(declaration, Alias) and not declaration.recursive:
                return _plain_kinds(declaration.target, types)
            return frozenset()
        case _:
            return frozenset()


def _named_alike(given: Type, types: Types) -> bool:
    return isinstance(given, Named) and reads_alike(types[given.key], types)


def _listed_kinds(given: Type) -> frozenset[str]:
    """The kinds of scalars that a constant lists; one that nothing accepts for other types."""
    if not isinstance(given, Constant):
        return frozenset({"?"})
    return frozenset(_LISTED.get(type(one), "?") for one in given.values)


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
