"""Documented results as they print: the repr that Python gives of the decoded value."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from specmill.model.api import TextFormat
from specmill.model.types import (
    Alias,
    Array,
    Declaration,
    Enumeration,
    Field,
    JsonValue,
    Map,
    Named,
    Nullable,
    Primitive,
    Record,
    Type,
)
from specmill.python.json_values import elements_of, members_of
from specmill.python.naming import (
    absent_value,
    extra_name,
    field_names,
    member_names,
)
from specmill.python.type_names import TypeNames


def shown(given: Type, value: JsonValue, names: TypeNames) -> str:
    """The repr of the value that a documented JSON result decodes to; wire texts of dates become dates."""
    if value is None:
        return "None"
    members, elements = members_of(value), elements_of(value)
    match given:
        case Nullable(inner=inner):
            return shown(inner, value, names)
        case Named(key=key):
            return _named(names.types[key], value, names)
        case Primitive(format=format) if isinstance(value, str):
            return _text(format or "", value, names)
        case Array(items=items, accepts_single=single) if single or elements:
            found = [value] if elements is None else elements
            return f"[{', '.join(shown(items, one, names) for one in found)}]"
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
        case _:
            return repr(value)


def _record(record: Record, value: dict[str, JsonValue], names: TypeNames) -> str:
    found = field_names(record)
    parts: list[str] = []
    for field in sorted(record.fields, key=lambda field: not field.required):
        name = found[field.wire_name]
        parts.append(f"{name}={_field(field, value, names)}")
    if record.extra is not None:
        extra = {key: one for key, one in value.items() if key not in found}
        parts.append(f"{extra_name(found)}={extra!r}")
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


def _text(format: str, value: str, names: TypeNames) -> str:
    """The repr of a value that is sent as text; of the text itself when that is not of its format."""
    declared = names.formats.get(format)
    try:
        if declared is not None:
            return repr(_declared(declared, value))
        if format == "date-time":
            return repr(datetime.fromisoformat(value))
        return repr(Decimal(value) if format == "decimal" else value)
    except (ValueError, ArithmeticError):
        return repr(value)


def _declared(declared: TextFormat, value: str) -> object:
    if value == declared.none:
        return None
    if declared.kind == "decimal":
        return Decimal(value)
    if declared.pattern is None:
        return value
    moment = datetime.strptime(value, declared.pattern)
    if declared.kind == "date":
        return moment.date()
    return moment.replace(tzinfo=UTC) if declared.timezone else moment
