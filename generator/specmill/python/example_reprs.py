"""Documented results as they print: the repr that Python gives of the decoded value."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from specmill.model.types import (
    Alias,
    Array,
    Choice,
    Declaration,
    Enumeration,
    Field,
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
from specmill.python.example_fits import fits, variant_of
from specmill.python.example_texts import meant
from specmill.python.json_values import elements_of, members_of
from specmill.python.naming import (
    absent_value,
    extra_name,
    field_names,
    member_names,
)
from specmill.python.type_names import TypeNames


def shown(given: Type, value: JsonValue, names: TypeNames) -> str:
    """The repr of the value that a documented JSON result decodes to."""
    if value is None:
        return "None"
    members, elements = members_of(value), elements_of(value)
    match given:
        case Nullable(inner=inner):
            return shown(inner, value, names)
        case Named(key=key):
            return _named(names.types[key], value, names)
        case Primitive() if isinstance(value, str):
            return _text(given, value, names)
        case Primitive(format="decimal") if isinstance(value, (int, float)):
            return repr(Decimal(str(value)))
        case Primitive(kind="number") if type(value) is int:
            return repr(float(value))
        case Array(items=items, accepts_single=single) if single or elements:
            found = [value] if elements is None else elements
            return f"[{', '.join(shown(items, one, names) for one in found)}]"
        case Tuple(items=items) if elements is not None and len(items) == len(elements):
            pairs = zip(items, elements, strict=True)
            found = [shown(one, element, names) for one, element in pairs]
            return f"({', '.join(found)}{',' * (len(found) == 1)})"
        case Choice(variants=variants):
            fitting = (one for one in variants if fits(one, value, names.types))
            variant = next(fitting, None)
            return repr(value) if variant is None else shown(variant, value, names)
        case Map(values=values) if members is not None:
            rows = (
                f"{key!r}: {shown(values, one, names)}" for key, one in members.items()
            )
            return f"{{{', '.join(rows)}}}"
        case _:
            return repr(value)


def _named(declaration: Declaration, value: JsonValue, names: TypeNames) -> str:
    members = members_of(value)
    match declaration:
        case Record() if members is not None:
            return _record(declaration, members, names)
        case Enumeration():
            return _member(declaration, value, names)
        case Alias(target=target):
            return shown(target, value, names)
        case TaggedUnion():
            variant = variant_of(declaration, value)
            return repr(value) if variant is None else shown(variant, value, names)
        case _:
            return repr(value)


def _record(record: Record, value: dict[str, JsonValue], names: TypeNames) -> str:
    found = field_names(record)
    parts: list[str] = []
    for field in sorted(record.fields, key=lambda field: not field.required):
        name = found[field.wire_name]
        parts.append(f"{name}={_field(field, value, names)}")
    if record.extra is not None:
        others = {key: one for key, one in value.items() if key not in found}
        extra = shown(Map(record.extra), others, names)
        parts.append(f"{extra_name(found)}={extra}")
    return f"{names.names[record.key]}({', '.join(parts)})"


def _field(field: Field, value: dict[str, JsonValue], names: TypeNames) -> str:
    if field.wire_name in value:
        return shown(field.type, value[field.wire_name], names)
    return absent_value(field, names.types) or "None"


def _member(declaration: Enumeration, value: JsonValue, names: TypeNames) -> str:
    for member in declaration.members:
        if member.value == value:
            name = member_names(declaration)[repr(member.value)]
            return f"<{names.names[declaration.key]}.{name}: {value!r}>"
    return repr(value)


def _text(given: Primitive, value: str, names: TypeNames) -> str:
    """The repr of a value that is sent as text; of the text itself when that is not of its format."""
    try:
        return repr(meant(given, value, names))
    except (ValueError, ArithmeticError, msgspec.ValidationError):
        return repr(value)
