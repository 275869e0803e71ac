"""Schemas of single values: primitives with their constraints, constants, enumerations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeGuard

import msgspec

from specmill.frontends.hints import parse_notes
from specmill.frontends.parsing import Parsing
from specmill.frontends.places import is_place
from specmill.model.types import (
    Anything,
    Binary,
    Constant,
    Constraints,
    Enumeration,
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
        if (
            node.text("contentEncoding") in {"base64", "base64url"}
            and text_format is None
        ):
            text_format = "byte"
    constraints = parse_constraints(node)
    bare = _PRIMITIVES[kind]
    if text_format is None and constraints is None:
        return bare
    return Primitive(bare.kind, text_format, constraints)


def _is_raw(node: Node) -> bool:
    # JSON Schema, content, section 8.4: without contentEncoding the media type's own bytes are
    # meant.
    media_type = node.text("contentMediaType")
    if media_type is None or "contentEncoding" in node:
        return False
    return not (media_type.startswith("text/") or media_type.endswith(("json", "xml")))


def is_raw_bytes(node: Node) -> bool:
    """True for a schema without `type` that describes bytes of a media type (OpenAPI 3.1, file
    uploads).
    """
    return "type" not in node and _is_raw(node)


def fixed_values(parsing: Parsing, node: Node, place: str) -> Type:
    """The type of a schema with `enum` or `const`: an enumeration when it has a name or names, else
    constants.
    """
    schema = node.value
    assert isinstance(schema, dict)
    listed = schema.get("enum")
    values: list[JsonValue] = [schema["const"]] if "const" in schema else []
    if not values and isinstance(listed, list):
        values = listed
    scalars: list[Scalar] = [value for value in values if _is_scalar(value)]
    if len(scalars) != len(values) or not values:
        return _loose(parsing, node)
    scalars = _unique(value for value in scalars if value is not None)
    if not scalars:
        return _PRIMITIVES["null"]
    wants_name = "const" not in schema and (
        not is_place(parsing.key(place)) or "x-enum-varnames" in schema
    )
    kind = _kind(scalars)
    if wants_name and kind is not None and kind != "boolean":
        return _enumeration(parsing, node, place, kind)
    return Constant(tuple(scalars), open="const" not in schema)


def _enumeration(parsing: Parsing, node: Node, place: str, kind: ScalarKind) -> Named:
    key = parsing.key(place)
    parsing.declarations[key] = Enumeration(
        key=key,
        kind=kind,
        members=_members(parsing, node),
        identifier=node.text("x-specmill-name"),
        keep=node.flag("x-specmill-keep"),
        notes=parse_notes(parsing.diagnostics, node),
        location=node.location,
    )
    return Named(key)


def _members(parsing: Parsing, node: Node) -> tuple[Member, ...]:
    values = [child.value for child in node["enum"].elements()]
    names = _parallel(parsing, node, "x-enum-varnames", len(values))
    labels = _parallel(parsing, node, "x-enum-descriptions", len(values))
    found: dict[tuple[str, Scalar], Member] = {}
    for value, name, label in zip(values, names, labels, strict=True):
        if _is_scalar(value) and value is not None:
            found.setdefault(
                (type(value).__name__, value),
                Member(value=value, name=name, label=label),
            )
    return tuple(found.values())


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
            f"'{key}' has {len(texts)} entries for {count} values of 'enum', so it is not used",
            listed.location,
            "give one entry per value, in the same order",
        )
        return [None] * count
    return texts


def _loose(parsing: Parsing, node: Node) -> Type:
    kind = node.text("type")
    parsing.diagnostics.warning(
        "degraded-enum",
        "'enum' or 'const' holds no values, or objects or arrays, so it is not used",
        node.location,
    )
    return primitive(node, kind) if kind in _PRIMITIVES else Anything()


def _kind(values: list[Scalar]) -> ScalarKind | None:
    if all(isinstance(value, str) for value in values):
        return "string"
    if all(isinstance(value, bool) for value in values):
        return "boolean"
    if any(isinstance(value, (bool, str)) for value in values):
        return None
    return "integer" if all(isinstance(value, int) for value in values) else "number"


def _unique(values: Iterable[Scalar]) -> list[Scalar]:
    # True equals 1 in Python, but not in JSON.
    return list({(type(value).__name__, value): value for value in values}.values())


def _is_scalar(value: JsonValue) -> TypeGuard[Scalar]:
    return value is None or isinstance(value, (str, int, float))
