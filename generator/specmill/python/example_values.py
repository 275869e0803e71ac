"""Documented values as Python expressions."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import msgspec

from specmill.model.api import TextFormat
from specmill.model.types import (
    Alias,
    Array,
    Declaration,
    JsonValue,
    Map,
    Named,
    Nullable,
    Primitive,
    Record,
    Type,
)
from specmill.python import literals
from specmill.python.code import Code
from specmill.python.identifiers import trusted
from specmill.python.imports import Import
from specmill.python.json_values import elements_of, members_of
from specmill.python.layout import Expression, Group, call, dict_of, list_of
from specmill.python.naming import extra_name, field_names
from specmill.python.type_names import TypeNames


class Written(msgspec.Struct, frozen=True):
    """An expression and the imports it needs."""

    expression: Expression
    imports: frozenset[Import] = frozenset()


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
            return _text(given, value, names) or _plain(value)
        case Array(items=items) if elements is not None:
            return _list([written(items, one, names) for one in elements])
        case Map(values=values) if members is not None:
            return _dict(
                {key: written(values, one, names) for key, one in members.items()}
            )
        case _:
            return _plain(value)


def _named(declaration: Declaration, value: JsonValue, names: TypeNames) -> Written:
    members = members_of(value)
    match declaration:
        case Record() if members is not None:
            return _record(declaration, members, names)
        case Alias(target=target):
            return written(target, value, names)
        case _:
            return _plain(value)


def _record(record: Record, value: dict[str, JsonValue], names: TypeNames) -> Written:
    found = field_names(record)
    shown: dict[str, Expression] = {}
    reference = names.reference(record.key, frozenset())
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
    name = names.names[record.key]
    return Written(call(name, **shown), frozenset(imports))


def _text(given: Primitive, value: str, names: TypeNames) -> Written | None:
    """A value that is sent as text; None when the text is not of its format, or plain text."""
    declared = names.formats.get(given.format or "")
    try:
        if declared is not None:
            return _declared(declared, value)
        return _standard(given.format or "", value)
    except (ValueError, ArithmeticError):
        return None


def _declared(declared: TextFormat, value: str) -> Written:
    if value == declared.none:
        return Written(Code("None"))
    if declared.kind == "decimal" or declared.pattern is None:
        return _constructed("decimal", "Decimal", str(Decimal(value)))
    moment = datetime.strptime(value, declared.pattern)
    if declared.kind == "date":
        return _date(moment)
    utc = declared.timezone is not None
    return _datetime(moment.replace(tzinfo=UTC) if utc else moment)


def _standard(format: str, value: str) -> Written | None:
    match format:
        case "date-time":
            return _datetime(datetime.fromisoformat(value))
        case "date":
            return _date(datetime.fromisoformat(value))
        case "decimal":
            return _constructed("decimal", "Decimal", str(Decimal(value)))
        case "uuid":
            return _constructed("uuid", "UUID", str(UUID(value)))
        case _:
            return None


def _constructed(module: str, name: str, text: str) -> Written:
    value = call(trusted(name), literals.string(text))
    return Written(value, frozenset({Import(module, name)}))


def _datetime(moment: datetime) -> Written:
    imports = {Import("datetime", "datetime")}
    named: dict[str, Expression] = {}
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
        imports.add(Import("datetime", "timezone"))
        named["tzinfo"] = trusted("timezone.utc")
    return Written(_moment("datetime", _parts(moment), named), frozenset(imports))


def _date(moment: datetime) -> Written:
    value = _moment("date", (moment.year, moment.month, moment.day))
    return Written(value, frozenset({Import("datetime", "date")}))


def _parts(moment: datetime) -> tuple[int, ...]:
    numbers = [
        moment.year,
        moment.month,
        moment.day,
        moment.hour,
        moment.minute,
        moment.second,
    ]
    if moment.microsecond:
        numbers.append(moment.microsecond)
    elif not moment.second:
        numbers.pop()
    return tuple(numbers)


def _moment(
    name: str, numbers: tuple[int, ...], named: dict[str, Expression] | None = None
) -> Group:
    return call(
        trusted(name), *(literals.integer(one) for one in numbers), **(named or {})
    )


def _list(items: list[Written]) -> Written:
    imports = frozenset[Import]().union(*(one.imports for one in items))
    return Written(list_of(tuple(one.expression for one in items)), imports)


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
