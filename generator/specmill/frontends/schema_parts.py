"""What composed schemas say of an object, gathered over references and `allOf`."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.frontends.parsing import Parsing
from specmill.frontends.schema_objects import Parts, add_members
from specmill.frontends.schema_references import place_of, reference_target
from specmill.source.node import JsonValue, Node

OBJECT_KEYS = frozenset(
    {
        "properties",
        "additionalProperties",
        "patternProperties",
        "unevaluatedProperties",
    }
)
"""Keywords that only objects have."""

SHAPING = OBJECT_KEYS | {
    "then",
    "else",
    "dependentSchemas",
    "dependencies",
    "$ref",
    "allOf",
    "oneOf",
    "anyOf",
    "enum",
    "const",
    "items",
    "prefixItems",
    "required",
    "type",
    "format",
}
"""Keywords that decide about the type; all others describe or bound it."""

CHOICES = ("oneOf", "anyOf")
"""Keywords that list alternatives."""

_DEEPEST = 100


def has_object_shape(node: Node) -> bool:
    """True when a schema describes an object by itself, whatever it refers to."""
    schema = node.value
    return isinstance(schema, dict) and not OBJECT_KEYS.isdisjoint(schema)


def shapes(schema: JsonValue, besides: str = "") -> bool:
    if not isinstance(schema, dict):
        return False
    keys = SHAPING.intersection(schema) - {besides}
    return bool(keys - {"type"}) or ("type" in keys and schema["type"] != "object")


def is_object(parsing: Parsing, node: Node) -> bool:
    """True when a schema, or something it refers to or is composed of, describes an object."""
    found = False
    seen: set[int] = set()
    waiting = [node]
    while waiting and not found:
        one = waiting.pop()
        key = id(one.value)
        found = key in parsing.objects or _is_plain_object(one.value)
        if key not in seen:
            seen.add(key)
            waiting.extend(_inner_schemas(parsing, one))
    if found:
        parsing.objects.add(id(node.value))
    return found


def _is_plain_object(schema: JsonValue) -> bool:
    if not isinstance(schema, dict):
        return False
    if schema.get("type") == "object" or not OBJECT_KEYS.isdisjoint(schema):
        return True
    return "type" not in schema and "required" in schema


def _inner_schemas(parsing: Parsing, node: Node) -> Iterator[Node]:
    target = reference_target(parsing, node) if "$ref" in node else None
    if target is not None:
        yield target
    for keyword in ("allOf", *CHOICES):
        listed = node.get(keyword)
        if listed is not None:
            yield from listed.elements()


def gather(parsing: Parsing, parts: Parts, node: Node, place: str) -> None:
    """Add what a schema says of an object, with all that it refers to and is composed of."""
    schema = node.value
    if not isinstance(schema, dict):
        return
    if len(parts.chain) > _DEEPEST:
        parsing.diagnostics.error(
            "too-deep",
            f"schemas extend each other more than {_DEEPEST} deep",
            node.location,
            "let `allOf` name what each schema is made of, and not a chain of others",
        )
        return
    if id(schema) in parts.chain:
        parsing.diagnostics.error(
            "cyclic-reference",
            "the schema is a part of itself through 'allOf' and '$ref'",
            node.location,
            "remove it from `allOf`; a member that holds the schema again is a property",
        )
        return
    if id(schema) in parts.visited:
        return
    parts.visited.add(id(schema))
    parts.chain.add(id(schema))
    if "$ref" in schema:
        target = reference_target(parsing, node)
        if target is not None:
            gather(parsing, parts, target, place_of(parsing, target))
    if "$ref" not in schema or parsing.reference_siblings:
        members = node.get("allOf")
        for member in members.elements() if members is not None else ():
            gather(parsing, parts, member, place)
        add_members(parsing, parts, node, place)
        parts.choices.extend(
            (node[keyword], place) for keyword in CHOICES if keyword in schema
        )
    parts.chain.discard(id(schema))
