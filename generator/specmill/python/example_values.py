"""Documented values as Python expressions."""

from __future__ import annotations

from datetime import datetime

import msgspec

from specmill.model.api import TextFormat
from specmill.model.types import (
    Alias,
    Array,
    Choice,
    JsonValue,
    Map,
    Named,
    Nullable,
    Primitive,
    Record,
    Type,
)
from specmill.python import literals
from specmill.python.annotations import FORMATS, TypeNames
from specmill.python.code import Code
from specmill.python.identifiers import trusted
from specmill.python.imports import Import
from specmill.python.layout import Expression, Group, call, dict_of
from specmill.python.naming import field_names


class Written(msgspec.Struct, frozen=True):
    """An expression and the imports it needs."""

    expression: Expression
    imports: frozenset[Import] = frozenset()


def written(given: Type, value: JsonValue, names: TypeNames) -> Written:
    """The Python expression of a documented JSON value."""
    if value is None:
        return Written(Code("None"))
    match given:
        case Nullable(inner=inner):
            return written(inner, value, names)
        case Named(key=key):
            declaration = names.types[key]
            match declaration:
                case Record() if isinstance(value, dict):
                    return _record(declaration, value, names)
                case Alias(target=target):
                    return written(target, value, names)
                case _:
                    return _plain(value)
        case Primitive(format=format) if format in names.formats and isinstance(
            value, str
        ):
            return _text(names.formats[format or ""], value)
        case Primitive(
            kind="string", format=format
        ) if format in FORMATS and isinstance(value, str):
            return _standard(format, value)
        case Array(items=items) if isinstance(value, list):
            return _list([written(items, one, names) for one in value])
        case Map(values=values) if isinstance(value, dict):
            return _dict(
                {key: written(values, one, names) for key, one in value.items()}
            )
        case Choice() | _:
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
            shown["extra"] = _dict(extra).expression
    name = names.names[record.key]
    return Written(call(name, **shown), frozenset(imports))


def _text(declared: TextFormat, value: str) -> Written:
    if value == declared.none:
        return Written(Code("None"))
    if declared.kind == "decimal" or declared.pattern is None:
        return _standard("decimal", value)
    moment = datetime.strptime(value, declared.pattern)
    imports = {Import("datetime", "datetime")}
    named: dict[str, Expression] = {}
    if declared.timezone is not None:
        imports.add(Import("datetime", "timezone"))
        named["tzinfo"] = trusted("timezone.utc")
    if declared.kind == "date":
        return Written(
            _moment("date", (moment.year, moment.month, moment.day)),
            frozenset({Import("datetime", "date")}),
        )
    return Written(_moment("datetime", _parts(moment), named), frozenset(imports))


def _standard(format: str, value: str) -> Written:
    if format == "date-time":
        moment = datetime.fromisoformat(value)
        imports = frozenset(
            {Import("datetime", "datetime"), Import("datetime", "timezone")}
        )
        zone: dict[str, Expression] = (
            {} if moment.tzinfo is None else {"tzinfo": trusted("timezone.utc")}
        )
        return Written(_moment("datetime", _parts(moment), zone), imports)
    if format == "date":
        moment = datetime.fromisoformat(value)
        numbers = (moment.year, moment.month, moment.day)
        return Written(
            _moment("date", numbers), frozenset({Import("datetime", "date")})
        )
    module, name = FORMATS[format]
    return Written(
        call(trusted(name), literals.string(value)), frozenset({Import(module, name)})
    )


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
    return Written(
        Group(Code(""), "[]", tuple(one.expression for one in items)), imports
    )


def _dict(items: dict[str, Written]) -> Written:
    imports = frozenset[Import]().union(*(one.imports for one in items.values()))
    return Written(
        dict_of(
            tuple((literals.string(key), one.expression) for key, one in items.items())
        ),
        imports,
    )


def _plain(value: JsonValue) -> Written:
    if isinstance(value, dict):
        return _dict({str(key): _plain(one) for key, one in value.items()})
    if isinstance(value, list):
        return _list([_plain(one) for one in value])
    return Written(literals.scalar(value))
