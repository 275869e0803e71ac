"""Schemas that list their values: constants and enumerations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeGuard

import msgspec

from specmill.frontends.hints import parse_notes
from specmill.frontends.listed_values import listed_values
from specmill.frontends.parsing import Parsing
from specmill.frontends.places import is_place
from specmill.frontends.schema_scalars import PRIMITIVES
from specmill.model.types import (
    Anything,
    Array,
    Constant,
    Enumeration,
    ListedKind,
    Map,
    Member,
    Named,
    Type,
)
from specmill.source.node import JsonValue, Node

Scalar = str | int | float | bool | None
# Up to here a float has room for every integer.
_EXACT = 2**53
# The first integer that msgspec takes in no enumeration.
_BEYOND = 2**63


def fixed_values(parsing: Parsing, node: Node, place: str) -> Type | None:
    """The type of a schema with `enum` or `const`: an enumeration when it has a name or names, else
    constants.

    None when it lists nothing, or objects or arrays, which have no type of their own.
    """
    schema = node.value
    assert isinstance(schema, dict)
    values = [schema["const"]] if "const" in schema else listed_values(schema)
    scalars: list[Scalar] = plain([value for value in values if is_scalar(value)])
    if len(scalars) != len(values) or not values:
        return None
    scalars = unique(value for value in scalars if value is not None)
    if not scalars:
        return PRIMITIVES["null"]
    named = "const" not in schema and (
        wants_name(parsing, place) or "x-enum-varnames" in schema
    )
    kind = kind_of(scalars)
    if named and kind is not None:
        return declare_enumeration(
            parsing, node, place, (kind, _members(parsing, node))
        )
    if "x-enum-varnames" in schema and "const" not in schema:
        parsing.diagnostics.warning(
            "degraded-enum",
            "a class lists texts or integers of 64 bits, so the names of these values are not used",
            node["x-enum-varnames"].location,
            "leave the names out, or list values of one of these kinds",
        )
    return Constant(tuple(scalars), open="const" not in schema)


def wants_name(parsing: Parsing, place: str) -> bool:
    """True for the values of a component, which has a name."""
    return not is_place(parsing.key(place))


def declare_enumeration(
    parsing: Parsing,
    node: Node,
    place: str,
    values: tuple[ListedKind, tuple[Member, ...]],
) -> Named:
    """Declare the values that a schema lists, of one kind."""
    key = parsing.key(place)
    parsing.declarations[key] = Enumeration(
        key=key,
        kind=values[0],
        members=values[1],
        identifier=node.text("x-specmill-name"),
        keep=node.flag("x-specmill-keep"),
        notes=parse_notes(parsing.diagnostics, node),
        location=node.location,
    )
    return Named(key)


def _members(parsing: Parsing, node: Node) -> tuple[Member, ...]:
    schema = node.value
    assert isinstance(schema, dict)
    values = listed_values(schema)
    names = _parallel(parsing, node, "x-enum-varnames", len(values))
    labels = _parallel(parsing, node, "x-enum-descriptions", len(values))
    found: dict[tuple[str, Scalar], Member] = {}
    for value, name, label in zip(values, names, labels, strict=True):
        if is_scalar(value) and value is not None:
            found.setdefault(
                (type(value).__name__, value),
                Member(value=value, name=name, label=label),
            )
    return plain_members([*found.values()])


def plain_members(members: Sequence[Member]) -> tuple[Member, ...]:
    """The members with their values as `plain` has them."""
    values = plain([one.value for one in members])
    return tuple(
        msgspec.structs.replace(one, value=value)
        for one, value in zip(members, values, strict=True)
    )


def _parallel(parsing: Parsing, node: Node, key: str, count: int) -> list[str | None]:
    listed = node.get(key)
    if listed is None:
        return [None] * count
    texts = [
        child.value if isinstance(child.value, str) else None
        for child in listed.elements()
    ]
    if len(texts) != count:
        parsing.diagnostics.warning(
            "enum-names-mismatch",
            f"'{key}' lists {len(texts)}, and 'enum' {count}, so that it is not used",
            listed.location,
            "give one entry per value, in the same order",
        )
        return [None] * count
    return texts


def report_unlisted(parsing: Parsing, node: Node) -> None:
    """Warn that values are not part of the type."""
    if "const" not in node and node["enum"].value == []:
        message = "'enum' lists no values, so it is not used"
        place, hint = node["enum"].location, "list the values, or remove 'enum'"
        parsing.diagnostics.warning("empty-enum", message, place, hint)
        return
    message = "'enum' or 'const' holds objects or arrays, so its values are not part of the type"
    hint = "describe what the objects or arrays have in common"
    parsing.diagnostics.warning("degraded-enum", message, node.location, hint)


def unlisted_values(node: Node) -> Type:
    """What values without a common type are, when some are objects or arrays."""
    listed = node.get("const") or node.get("enum")
    values = [] if listed is None else [listed.value]
    if listed is not None and "const" not in node and isinstance(listed.value, list):
        values = listed.value
    if values and all(isinstance(value, dict) for value in values):
        return Map(Anything())
    if values and all(isinstance(value, list) for value in values):
        return Array(Anything())
    return Anything()


def kind_of(values: Sequence[Scalar]) -> ListedKind | None:
    """The kind that an enumeration of all values has; None for values that none can have."""
    if all(isinstance(value, str) for value in values):
        return "string"
    if all(type(value) is int and -_BEYOND <= value < _BEYOND for value in values):
        return "integer"
    return None


def unique(values: Iterable[Scalar]) -> list[Scalar]:
    """The values, each once."""
    # True equals 1 in Python, but not in JSON; a sign of zero is written as it stands.
    return list({repr(value): value for value in values}.values())


def plain(values: Sequence[Scalar]) -> list[Scalar]:
    """Whole numbers as they are mostly written: for JSON, 1.0 is 1.

    Where one is listed both ways, or is not whole, all stay as they are written.
    """
    numbers = [one for one in values if type(one) in (int, float)]
    written = {(type(one), one) for one in numbers}
    if len(written) > len(set(numbers)) or not all(map(_is_whole, numbers)):
        return [*values]
    return [int(one) if type(one) is float else one for one in values]


def _is_whole(number: Scalar) -> bool:
    if not isinstance(number, float):
        return True
    return number.is_integer() and abs(number) < _EXACT


def is_scalar(value: JsonValue) -> TypeGuard[Scalar]:
    """True for what is neither an object nor an array."""
    return value is None or isinstance(value, (str, int, float))
