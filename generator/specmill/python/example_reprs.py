"""Documented results as they print: the repr that Python gives of the decoded value."""

from __future__ import annotations

from datetime import datetime, timezone
from decimal import Decimal

from specmill.model.types import (
    Alias,
    Array,
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
from specmill.python.annotations import TypeNames
from specmill.python.naming import field_names, member_names


def shown(given: Type, value: JsonValue, names: TypeNames) -> str:
    """The repr of the value that a documented JSON result decodes to; wire texts of dates become dates."""
    if value is None:
        return "None"
    match given:
        case Nullable(inner=inner):
            return shown(inner, value, names)
        case Named(key=key):
            declaration = names.types[key]
            match declaration:
                case Record() if isinstance(value, dict):
                    return _record(declaration, value, names)
                case Enumeration():
                    return _member(declaration, value, names)
                case Alias(target=target):
                    return shown(target, value, names)
                case _:
                    return repr(value)
        case Primitive(format=format) if isinstance(value, str):
            return _text(format or "", value, names)
        case Array(items=items, accepts_single=single) if (
            isinstance(value, list) or single
        ):
            items_shown = (
                shown(items, one, names)
                for one in (value if isinstance(value, list) else [value])
            )
            return f"[{', '.join(items_shown)}]"
        case Map(values=values) if isinstance(value, dict):
            rows = (
                f"{key!r}: {shown(values, one, names)}" for key, one in value.items()
            )
            return f"{{{', '.join(rows)}}}"
        case _:
            return repr(value)


def _record(record: Record, value: dict[str, JsonValue], names: TypeNames) -> str:
    found = field_names(record)
    parts = []
    for field in sorted(record.fields, key=lambda field: not field.required):
        name = found[field.wire_name]
        parts.append(f"{name}={_field(field, value, names)}")
    if record.extra is not None:
        extra = {key: one for key, one in value.items() if key not in found}
        parts.append(f"extra={extra!r}")
    return f"{names.names[record.key]}({', '.join(parts)})"


def _field(field: Field, value: dict[str, JsonValue], names: TypeNames) -> str:
    if field.wire_name in value:
        return shown(field.type, value[field.wire_name], names)
    return "UNSET" if isinstance(field.type, Nullable) else "None"


def _member(declaration: Enumeration, value: JsonValue, names: TypeNames) -> str:
    for member in declaration.members:
        if member.value == value:
            name = member_names(declaration)[repr(member.value)]
            return f"<{names.names[declaration.key]}.{name}: {value!r}>"
    return repr(value)


def _text(format: str, value: str, names: TypeNames) -> str:
    declared = names.formats.get(format)
    if declared is not None and value == declared.none:
        return "None"
    if format == "decimal" or (declared is not None and declared.kind == "decimal"):
        return repr(Decimal(value))
    if declared is not None and declared.pattern is not None:
        moment = datetime.strptime(value, declared.pattern)
        if declared.kind == "date":
            return repr(moment.date())
        return repr(
            moment.replace(tzinfo=timezone.utc) if declared.timezone else moment
        )
    if format == "date-time":
        return repr(datetime.fromisoformat(value))
    return repr(value)
