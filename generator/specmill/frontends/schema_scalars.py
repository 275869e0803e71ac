"""Schemas of scalars: primitives with their constraints, and bytes."""

from __future__ import annotations

import msgspec

from specmill.model.types import Binary, Constraints, Primitive, Type
from specmill.source.node import Node

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
_WHOLE = frozenset({"int32", "int64", "uint32", "uint64"})
# Characters of a usual value, in UTC where that matters.
_LENGTHS = {"date-time": 20, "date": 10, "time": 9, "uuid": 36}
PRIMITIVES: dict[str, Primitive] = {
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
    bare = PRIMITIVES[kind]
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
