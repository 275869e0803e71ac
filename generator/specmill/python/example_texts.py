"""Texts of a documented value that stand for something else in Python: dates, times, decimals, bytes."""

from __future__ import annotations

from base64 import b64decode
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import msgspec

from specmill.model.api import TextFormat
from specmill.model.types import Primitive
from specmill.python import literals
from specmill.python.code import Code
from specmill.python.identifiers import trusted
from specmill.python.imports import Import
from specmill.python.layout import Expression, Group, call
from specmill.python.type_names import TypeNames


class Written(msgspec.Struct, frozen=True):
    """An expression and the imports it needs."""

    expression: Expression
    imports: frozenset[Import] = frozenset()


_DAY = date(2000, 1, 1)
_CLASSES = frozenset({"date-time", "date", "time", "decimal", "uuid"})


def has_class(given: Primitive, names: TypeNames) -> bool:
    """Whether texts of a format are values of a class that is no text."""
    return given.format in _CLASSES or given.format in names.formats


def text_value(given: Primitive, value: str, names: TypeNames) -> Written | None:
    """A value that is sent as text; None when the text is not of its format, or plain text."""
    try:
        return _expression(meant(given, value, names))
    except (ValueError, ArithmeticError, msgspec.ValidationError):
        return None


def meant(given: Primitive, value: str, names: TypeNames) -> object:
    """What a text is decoded to; the text itself when it is of no format.

    Raises ValueError, ArithmeticError or msgspec.ValidationError for a text that is not of its format.
    """
    declared = names.formats.get(given.format or "")
    return (
        _standard(given.format, value)
        if declared is None
        else _declared(declared, value)
    )


def _declared(declared: TextFormat, value: str) -> object:
    if value == declared.none:
        return None
    if declared.pattern is None:
        word = "date-time" if declared.kind == "datetime" else declared.kind
        found = _standard(word, value)
    else:
        moment = datetime.strptime(value, declared.pattern)
        found = moment.date() if declared.kind == "date" else moment
        if moment.tzinfo is not None and declared.kind == "datetime":
            found = moment.astimezone(UTC)
    if isinstance(found, datetime) and found.tzinfo is None and declared.timezone:
        return found.replace(tzinfo=UTC)
    return found


def _standard(format: str | None, value: str) -> object:
    match format:
        case "date-time":
            return datetime.fromisoformat(value)
        case "date":
            return datetime.fromisoformat(value).date()
        case "decimal":
            return _decimal(value)
        case "time":
            return time.fromisoformat(value)
        case "duration":
            return msgspec.convert(value, timedelta)
        case "byte":
            return _decoded(value)
        case "uuid":
            return UUID(value)
        case _:
            return value


def _expression(value: object) -> Written | None:
    """The expression that makes a value; None for plain text."""
    match value:
        case None:
            return Written(Code("None"))
        case datetime():
            return _datetime(value)
        case date():
            return _date(value)
        case time():
            return _time(value)
        case timedelta():
            return _duration(value)
        case Decimal():
            return constructed("decimal", "Decimal", str(value))
        case UUID():
            return constructed("uuid", "UUID", str(value))
        case bytes():
            return Written(literals.byte_string(value))
        case _:
            return None


def constructed(module: str, name: str, text: str) -> Written:
    """`Name("text")` of a class of the standard library."""
    value = call(trusted(name), literals.string(text))
    return Written(value, frozenset({Import(module, name)}))


def _decimal(value: str) -> Decimal:
    """ValueError for what is no number, which no SDK would send."""
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(value)
    return number


def _datetime(moment: datetime) -> Written:
    imports = {Import("datetime", "datetime")}
    named: dict[str, Expression] = {}
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
        imports.add(Import("datetime", "timezone"))
        named["tzinfo"] = trusted("timezone.utc")
    return Written(_moment("datetime", _parts(moment), named), frozenset(imports))


def _date(day: date) -> Written:
    value = _moment("date", (day.year, day.month, day.day))
    return Written(value, frozenset({Import("datetime", "date")}))


def _time(moment: time) -> Written:
    if moment.tzinfo is not None:
        # Any day will do: it only carries the hours over midnight.
        moment = datetime.combine(_DAY, moment).astimezone(UTC).timetz()
    numbers = [moment.hour, moment.minute, moment.second, moment.microsecond]
    while len(numbers) > 2 and not numbers[-1]:
        numbers.pop()
    imports = {Import("datetime", "time")}
    named: dict[str, Expression] = {}
    if moment.tzinfo is not None:
        imports.add(Import("datetime", "timezone"))
        named["tzinfo"] = trusted("timezone.utc")
    return Written(_moment("time", tuple(numbers), named), frozenset(imports))


def _duration(span: timedelta) -> Written:
    parts = {
        "days": span.days,
        "seconds": span.seconds,
        "microseconds": span.microseconds,
    }
    shown = {name: literals.integer(one) for name, one in parts.items() if one}
    made = call(trusted("timedelta"), **shown)
    return Written(made, frozenset({Import("datetime", "timedelta")}))


def _decoded(value: str) -> bytes:
    """What base64 stands for; of other text, its own bytes."""
    try:
        return b64decode(value, validate=True)
    except ValueError:
        return value.encode("utf-8", "replace")


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
