"""Which variant of a union a documented value is of, and which values a type lists."""

from __future__ import annotations

from collections.abc import Mapping

from specmill.model.types import (
    Alias,
    Anything,
    Array,
    Binary,
    Choice,
    Constant,
    Declaration,
    Enumeration,
    JsonValue,
    Map,
    Named,
    Nothing,
    Nullable,
    Primitive,
    Record,
    TaggedUnion,
    Tuple,
    Type,
)
from specmill.python.json_values import elements_of, is_of_kind, members_of
from specmill.python.sent_defaults import fixed_value

_DEEPEST = 20


def fits(
    given: Type, value: JsonValue, types: Mapping[str, Declaration], depth: int = 0
) -> bool:
    """Whether a JSON value has the shape of a type; bounds, patterns and formats are not looked at."""
    if depth > _DEEPEST:
        return False

    def inner(one: Type, part: JsonValue) -> bool:
        return fits(one, part, types, depth + 1)

    members, elements = members_of(value), elements_of(value)
    match given:
        case Primitive(kind=kind):
            return is_of_kind(value, kind)
        case Constant(values=values):
            return any(one == value and type(one) is type(value) for one in values)
        case Nullable(inner=one):
            return value is None or inner(one, value)
        case Array(items=items):
            return elements is not None and all(inner(items, one) for one in elements)
        case Tuple(items=items):
            return elements is not None and len(elements) == len(items)
        case Map(values=one):
            return members is not None and all(
                inner(one, part) for part in members.values()
            )
        case Choice(variants=variants):
            return any(inner(one, value) for one in variants)
        case Named(key=key):
            return _fits_declared(types[key], value, types, depth)
        case Binary():
            return isinstance(value, str)
        case Anything():
            return True
        case Nothing():
            return False


def _fits_declared(
    declaration: Declaration,
    value: JsonValue,
    types: Mapping[str, Declaration],
    depth: int,
) -> bool:
    members = members_of(value)
    match declaration:
        case Alias(target=target):
            return fits(target, value, types, depth + 1)
        case Enumeration(members=known):
            return any(one.value == value for one in known)
        case TaggedUnion():
            return variant_of(declaration, value) is not None
        case Record(fields=fields, extra=extra):
            if members is None:
                return False
            declared = {one.wire_name: one for one in fields}
            if not all(one.wire_name in members for one in fields if one.required):
                return False
            if extra is None and not members.keys() <= declared.keys():
                return False
            return all(
                fits(declared[name].type, part, types, depth + 1)
                for name, part in members.items()
                if name in declared
            )


def lacks(given: Type, value: JsonValue, types: Mapping[str, Declaration]) -> bool:
    """Whether a record that stands for a value, or for a part of it, requires more than is there.

    A variant of a union may require what the schema that names its tag does not.
    """

    def inner(one: Type, part: JsonValue) -> bool:
        return lacks(one, part, types)

    members, elements = members_of(value), elements_of(value)
    match given:
        case Nullable(inner=one):
            return inner(one, value)
        case Array(items=items) if elements is not None:
            return any(inner(items, one) for one in elements)
        case Tuple(items=items) if elements is not None:
            return any(map(inner, items, elements))
        case Map(values=one) if members is not None:
            return any(inner(one, part) for part in members.values())
        case Choice(variants=variants):
            fitting = (one for one in variants if fits(one, value, types))
            variant = next(fitting, None)
            return variant is not None and inner(variant, value)
        case Named(key=key) if members is not None:
            return _record_lacks(types[key], value, members, types)
        case _:
            return False


def _record_lacks(
    declaration: Declaration,
    value: JsonValue,
    members: Mapping[str, JsonValue],
    types: Mapping[str, Declaration],
) -> bool:
    match declaration:
        case Record(fields=fields):
            return any(
                (
                    lacks(one.type, members[one.wire_name], types)
                    if one.wire_name in members
                    else one.required and fixed_value(one.type, types) is None
                )
                for one in fields
            )
        case Alias(target=target):
            return lacks(target, value, types)
        case TaggedUnion():
            variant = variant_of(declaration, value)
            return variant is not None and lacks(variant, value, types)
        case _:
            return False


def variant_of(declaration: TaggedUnion, value: JsonValue) -> Named | None:
    """The record that the tag of a value says."""
    members = members_of(value)
    if members is None:
        return None
    tag = members.get(declaration.discriminator)
    return dict(declaration.variants).get(str(tag), declaration.default)


def named_value(given: Type, types: Mapping[str, Declaration]) -> JsonValue:
    """The first value that a type lists; None when it lists none."""
    match given:
        case Constant(values=values):
            return values[0]
        case Nullable(inner=inner):
            return named_value(inner, types)
        case Choice(variants=variants):
            listed = (named_value(one, types) for one in variants)
            return next((one for one in listed if one is not None), None)
        case Named(key=key):
            return _named_value(types[key], types)
        case _:
            return None


def _named_value(
    declaration: Declaration, types: Mapping[str, Declaration]
) -> JsonValue:
    match declaration:
        case Enumeration(members=members):
            return next((one.value for one in members), None)
        case Alias(target=target, recursive=False):
            return named_value(target, types)
        case _:
            return None
