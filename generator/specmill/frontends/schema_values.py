"""Schemas of single values: primitives with their constraints, constants, enumerations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeGuard

import msgspec

from specmill.frontends.hints import parse_notes
from specmill.frontends.listed_values import listed_values
from specmill.frontends.parsing import Parsing
from specmill.frontends.places import is_place
from specmill.model.types import (
    Anything,
    Array,
    Binary,
    Constant,
    Constraints,
    Enumeration,
    Map,
    Member,
    Named,
    Primitive,
    ScalarKind,
    Type,
)
from specmill.source.node import JsonValue, Node

Scalar = str | int | float | bool | None

_BOUNDS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusive_minimum",
    "exclusiveMaximum": "exclusive_maximum",
    "multipleOf": "multiple_of",
}
_COUNTS = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_items",
    "maxItems": "max_items",
    "minProperties": "min_properties",
    "maxProperties": "max_properties",
}
_CONSTRAINT_KEYS = frozenset({*_BOUNDS, *_COUNTS, "pattern", "uniqueItems"})
# Up to here a float has room for every integer.
_EXACT = 2**53
_WHOLE = frozenset({"int32", "int64", "uint32", "uint64"})
# Characters of a usual value, in UTC where that matters.
_LENGTHS = {"date-time": 20, "date": 10, "time": 9, "uuid": 36}
_PRIMITIVES: dict[str, Primitive] = {
    "string": Primitive("string"),
    "integer": Primitive("integer"),
    "number": Primitive("number"),
    "boolean": Primitive("boolean"),
    "null": Primitive("null"),
}


def parse_constraints(node: Node) -> Constraints | None:
    """The bounds that a schema sets on its values; OpenAPI 3.0's boolean exclusive bounds become
    numbers.
    """
    schema = node.value
    if not isinstance(schema, dict) or _CONSTRAINT_KEYS.isdisjoint(schema):
        return None
    found: dict[str, int | float | str | bool] = {}
    for keyword, name in _BOUNDS.items():
        number = node.number(keyword)
        if number is not None:
            found[name] = number
    for side in ("minimum", "maximum"):
        if node.flag("exclusive" + side.title()) and side in found:
            found["exclusive_" + side] = found.pop(side)
    for keyword, name in _COUNTS.items():
        count = node.integer(keyword)
        if count is not None:
            found[name] = count
    pattern = node.text("pattern")
    if pattern is not None:
        found["pattern"] = pattern
    if node.flag("uniqueItems"):
        found["unique_items"] = True
    return msgspec.convert(found, Constraints) if found else None


def primitive(node: Node, kind: str) -> Type:
    """The scalar type of a schema whose `type` is `kind`."""
    text_format = node.text("format")
    if kind == "string":
        if text_format == "binary" or _is_raw(node):
            return Binary()
        if node.text("contentEncoding") == "base64" and text_format is None:
            text_format = "byte"
    if kind == "number" and text_format in _WHOLE:
        # A float has no room for 64 bits.
        kind = "integer"
    constraints = parse_constraints(node)
    bare = _PRIMITIVES[kind]
    if constraints is not None and not _fits(text_format, constraints):
        text_format = None
    if text_format is None and constraints is None:
        return bare
    return Primitive(bare.kind, text_format, constraints)


def _fits(text_format: str | None, constraints: Constraints) -> bool:
    """Whether the text that Python has for a value of a format is of a length that is allowed.

    Where `2024-01-02T03:04:05Z` is too short, only the caller can write what the server takes.
    """
    usual = _LENGTHS.get(text_format or "")
    if usual is None:
        return True
    longest = constraints.max_length
    return (constraints.min_length or 0) <= usual and (
        longest is None or longest >= usual
    )


def _is_raw(node: Node) -> bool:
    # JSON Schema, content, section 8.4: without contentEncoding the media type's own bytes are
    # meant, and `binary` encodes nothing (RFC 2045, section 6.2).
    media_type = node.text("contentMediaType")
    encoding = node.text("contentEncoding")
    if encoding == "binary" and media_type is None:
        return True
    if media_type is None or encoding not in (None, "binary"):
        return False
    return not (media_type.startswith("text/") or media_type.endswith(("json", "xml")))


def is_raw_bytes(node: Node) -> bool:
    """True for a schema without `type` that describes bytes of a media type (OpenAPI 3.1, file
    uploads).
    """
    return "type" not in node and _is_raw(node)


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
        return _PRIMITIVES["null"]
    named = "const" not in schema and (
        wants_name(parsing, place) or "x-enum-varnames" in schema
    )
    kind = kind_of(scalars)
    if named and kind is not None and kind != "boolean":
        return declare_enumeration(
            parsing, node, place, (kind, _members(parsing, node))
        )
    return Constant(tuple(scalars), open="const" not in schema)


def wants_name(parsing: Parsing, place: str) -> bool:
    """True for the values of a component, which has a name."""
    return not is_place(parsing.key(place))


def declare_enumeration(
    parsing: Parsing,
    node: Node,
    place: str,
    values: tuple[ScalarKind, tuple[Member, ...]],
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


def kind_of(values: Sequence[Scalar]) -> ScalarKind | None:
    """The one kind of all values; None when they are of several."""
    if all(isinstance(value, str) for value in values):
        return "string"
    if all(isinstance(value, bool) for value in values):
        return "boolean"
    if any(isinstance(value, (bool, str)) for value in values):
        return None
    return "integer" if all(isinstance(value, int) for value in values) else "number"


def unique(values: Iterable[Scalar]) -> list[Scalar]:
    """The values, each once."""
    # True equals 1 in Python, but not in JSON.
    return list({(type(value).__name__, value): value for value in values}.values())


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
