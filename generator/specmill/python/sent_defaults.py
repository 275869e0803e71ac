"""What is sent for an argument that is not given: fixed values, and defaults of JSON-RPC."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from specmill.model.operations import AtPosition, Operation, Parameter
from specmill.model.types import (
    Alias,
    Anything,
    Choice,
    Constant,
    Declaration,
    Enumeration,
    Named,
    Nullable,
    Primitive,
    Type,
)
from specmill.python.json_values import is_of_kind
from specmill.python.wire_types import FORMATS


def fixed_value(given: Type, types: Mapping[str, Declaration]) -> msgspec.Raw | None:
    """The only value of a type, which nobody should have to write (`const`); None when there are more."""
    match behind_aliases(given, types):
        case Constant(values=(str() | int() | float() as value,)) if value != "":
            return msgspec.Raw(msgspec.json.encode(value))
        case _:
            return None


def sent_default(
    source: Parameter,
    operation: Operation,
    types: Mapping[str, Declaration],
    fixed: msgspec.Raw | None,
) -> msgspec.Raw | None:
    """What a JSON-RPC method gets for a parameter that is not given; None for nothing.

    By position something has to stand before what follows; by name only what is required has to.
    """
    at_position = isinstance(source.placement, AtPosition)
    is_before_others = at_position and source is not operation.parameters[-1]
    if (is_before_others or source.required) and _has_written_default(source, types):
        return source.default
    is_null = at_position and takes_null(source.type, types, is_json=True)
    if fixed is None and is_null and _sends_all(operation, types):
        return msgspec.Raw(b"null")
    return fixed


def _has_written_default(source: Parameter, types: Mapping[str, Declaration]) -> bool:
    """Whether there is a default that can be written as it is where the type is expected."""
    if source.default is None:
        return False
    value: object = msgspec.json.decode(source.default)
    return _is_written(value, source.type, types)


def _is_written(value: object, given: Type, types: Mapping[str, Declaration]) -> bool:
    match behind_aliases(given, types):
        case Primitive(kind=kind, format=text_format):
            is_plain = text_format not in FORMATS and text_format != "byte"
            return is_plain and is_of_kind(value, kind)
        case Constant(values=values):
            return any(type(one) is type(value) and one == value for one in values)
        case Nullable(inner=inner):
            return value is None or _is_written(value, inner, types)
        case Choice(variants=variants):
            return any(_is_written(value, one, types) for one in variants)
        case Named(key=key):
            found = types[key]
            listed = found.members if isinstance(found, Enumeration) else ()
            return any(one.value == value for one in listed)
        case Anything():
            return not isinstance(value, (dict, list))
        case _:
            return False


def takes_null(given: Type, types: Mapping[str, Declaration], *, is_json: bool) -> bool:
    """Whether None is a value of a type; in JSON null is one of any values, as it is in models."""
    match behind_aliases(given, types):
        case Nullable() | Primitive("null") | Constant(values=(None,)):
            return True
        case Anything():
            return is_json
        case _:
            return False


def behind_aliases(given: Type, types: Mapping[str, Declaration]) -> Type:
    """The type itself, or what the name of an alias stands for."""
    while isinstance(given, Named):
        declaration = types[given.key]
        if not isinstance(declaration, Alias):
            return given
        given = declaration.target
    return given


def _sends_all(operation: Operation, types: Mapping[str, Declaration]) -> bool:
    """Whether something can be sent for each parameter that is not given."""
    return all(
        one.required
        or _has_written_default(one, types)
        or isinstance(one.type, Nullable)
        for one in operation.parameters
    )
