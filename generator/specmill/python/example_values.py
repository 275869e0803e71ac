"""Documented values as Python expressions."""

from __future__ import annotations

from collections.abc import Sequence

from specmill.model.types import (
    Alias,
    Array,
    Binary,
    Choice,
    Declaration,
    Enumeration,
    JsonValue,
    Map,
    Named,
    Nullable,
    Primitive,
    Record,
    TaggedUnion,
    Tuple,
    Type,
)
from specmill.python import literals
from specmill.python.code import Code
from specmill.python.example_fits import fits, variant_of
from specmill.python.example_texts import (
    Written,
    constructed,
    has_class,
    text_value,
)
from specmill.python.identifiers import trusted
from specmill.python.imports import Import
from specmill.python.json_values import elements_of, members_of
from specmill.python.layout import (
    Expression,
    call,
    dict_of,
    list_of,
    one_line,
    tuple_of,
)
from specmill.python.naming import extra_name, field_names, member_names
from specmill.python.sent_defaults import behind_aliases
from specmill.python.type_names import TypeNames

_OWN_NAMES = frozenset(
    {"Decimal", "UUID", "client", "date", "datetime", "time", "timedelta", "timezone"}
)
"""What these values are made of; a model of the same name is written with its module."""


def written(given: Type, value: JsonValue, names: TypeNames) -> Written:
    """The Python expression of a documented JSON value; one that does not fit its type is written as it stands."""
    if value is None:
        return Written(Code("None"))
    members, elements = members_of(value), elements_of(value)
    match given:
        case Nullable(inner=inner):
            return written(inner, value, names)
        case Named(key=key):
            return _named(names.types[key], value, names)
        case Primitive(kind="string" | "number") if isinstance(value, str):
            return text_value(given, value, names) or _plain(value)
        case Primitive(format="decimal") if isinstance(value, (int, float)):
            return constructed("decimal", "Decimal", str(value))
        case Primitive(kind="integer") if isinstance(value, float):
            return _plain(int(value) if value.is_integer() else value)
        case Binary() if isinstance(value, str):
            return _bytes(value)
        case Array(items=items) if elements is not None:
            return _list([written(items, one, names) for one in elements])
        case Tuple(items=items) if elements is not None:
            return _tuple(items, elements, names)
        case Map(values=values) if members is not None:
            return _dict(
                {key: written(values, one, names) for key, one in members.items()}
            )
        case Choice(variants=variants):
            fitting = (one for one in variants if fits(one, value, names.types))
            variant = next(fitting, None)
            return _plain(value) if variant is None else written(variant, value, names)
        case _:
            return _plain(value)


def is_mistyped(given: Type, value: JsonValue, names: TypeNames) -> bool:
    """Whether a text, or one in a list, is not what its format says, so that the SDK would refuse it."""
    match behind_aliases(given, names.types):
        case Nullable(inner=inner):
            return is_mistyped(inner, value, names)
        case Array(items=items):
            return any(
                is_mistyped(items, one, names) for one in elements_of(value) or ()
            )
        case Primitive(kind="string" | "number") as primitive if isinstance(value, str):
            needed = has_class(primitive, names)
            return needed and text_value(primitive, value, names) is None
        case _:
            return False


def written_file(value: JsonValue) -> Written:
    """The bytes of a file, or of several, which travel as text in Latin-1."""
    elements = elements_of(value)
    if elements is not None:
        return _list([written_file(one) for one in elements])
    return _bytes(value) if isinstance(value, str) else _plain(value)


def _named(declaration: Declaration, value: JsonValue, names: TypeNames) -> Written:
    members = members_of(value)
    match declaration:
        case Record() if members is not None:
            return _record(declaration, members, names)
        case Enumeration():
            return _member(declaration, value, names)
        case Alias(target=target):
            return written(target, value, names)
        case TaggedUnion():
            variant = variant_of(declaration, value)
            return _plain(value) if variant is None else written(variant, value, names)
        case _:
            return _plain(value)


def _member(declaration: Enumeration, value: JsonValue, names: TypeNames) -> Written:
    """A member by its name; a value that none has as it stands."""
    if any(
        one.value == value and type(one.value) is type(value)
        for one in declaration.members
    ):
        reference = names.reference(declaration.key, _OWN_NAMES)
        name = member_names(declaration)[repr(value)]
        written_name = trusted(f"{one_line(reference.expression)}.{name}")
        return Written(written_name, reference.imports)
    return _plain(value)


def _record(record: Record, value: dict[str, JsonValue], names: TypeNames) -> Written:
    found = field_names(record)
    shown: dict[str, Expression] = {}
    reference = names.reference(record.key, _OWN_NAMES)
    imports = set(reference.imports)
    for field in record.fields:
        if field.wire_name in value:
            one = written(field.type, value[field.wire_name], names)
            imports |= one.imports
            shown[found[field.wire_name]] = one.expression
    if record.extra is not None:
        extra = {key: _plain(one) for key, one in value.items() if key not in found}
        if extra:
            shown[extra_name(found)] = _dict(extra).expression
    made = call(one_line(reference.expression), **shown)
    return Written(made, frozenset(imports))


def _bytes(value: str) -> Written:
    return Written(literals.byte_string(value.encode("latin-1", "replace")))


def _list(items: list[Written]) -> Written:
    imports = frozenset[Import]().union(*(one.imports for one in items))
    return Written(list_of(tuple(one.expression for one in items)), imports)


def _tuple(
    items: tuple[Type, ...], elements: Sequence[JsonValue], names: TypeNames
) -> Written:
    pairs = zip(items, elements, strict=False)
    parts = [written(item, one, names) for item, one in pairs]
    imports = frozenset[Import]().union(*(one.imports for one in parts))
    return Written(tuple_of(tuple(one.expression for one in parts)), imports)


def _dict(items: dict[str, Written]) -> Written:
    imports = frozenset[Import]().union(*(one.imports for one in items.values()))
    return Written(
        dict_of(
            tuple((literals.string(key), one.expression) for key, one in items.items())
        ),
        imports,
    )


def _plain(value: JsonValue) -> Written:
    members, elements = members_of(value), elements_of(value)
    if members is not None:
        return _dict({key: _plain(one) for key, one in members.items()})
    if elements is not None:
        return _list([_plain(one) for one in elements])
    return Written(literals.scalar(value))
