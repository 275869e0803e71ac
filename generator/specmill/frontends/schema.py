"""JSON Schema, in its form of 2020-12 and that of OpenAPI 3.0, to types: which family a schema is of."""

from __future__ import annotations

from specmill.frontends.listed_values import listed_items
from specmill.frontends.parsing import Parsing
from specmill.frontends.places import step
from specmill.frontends.plain_fields import SCALAR_KINDS
from specmill.frontends.schema_choices import choice_type, simple_choice
from specmill.frontends.schema_compositions import composed_type, object_type
from specmill.frontends.schema_labels import labelled_values
from specmill.frontends.schema_parts import OBJECT_KEYS, has_object_shape
from specmill.frontends.schema_references import (
    admits_null,
    dynamic_type,
    recursive_type,
    reference_type,
)
from specmill.frontends.schema_scalars import is_raw_bytes, parse_constraints, primitive
from specmill.frontends.schema_values import (
    fixed_values,
    is_scalar,
    plain,
    report_unlisted,
    unique,
    unlisted_values,
)
from specmill.frontends.value_checks import CHECKED, check_values
from specmill.model.types import (
    Anything,
    Array,
    Binary,
    Choice,
    Constant,
    Nothing,
    Nullable,
    Primitive,
    Tuple,
    Type,
)
from specmill.source.node import JsonValue, Node

_KEYS_OF_KINDS = OBJECT_KEYS | {"type", "items", "prefixItems"}
# Keywords beside `$ref` that change which values are valid; all others only describe.
_SHAPING = frozenset(
    {
        "type",
        "properties",
        "required",
        "allOf",
        "oneOf",
        "anyOf",
        "enum",
        "const",
        "items",
        "additionalProperties",
    }
)


def read_schema(parsing: Parsing, node: Node, place: str) -> Type:
    """The type of a schema that is an object, declarations made on the way included."""
    schema = node.value
    assert isinstance(schema, dict)
    if not CHECKED.isdisjoint(schema):
        check_values(parsing, node)
    found = _read(parsing, node, place)
    if (
        admits_null(schema)
        and not isinstance(found, (Nullable, Anything))
        and found != Primitive("null")
    ):
        return Nullable(found)
    return found


def _read(parsing: Parsing, node: Node, place: str) -> Type:
    schema = node.value
    assert isinstance(schema, dict)
    if "$dynamicRef" in schema:
        if "$ref" not in schema and not _reshapes(schema):
            return dynamic_type(parsing, node)
        _report_unexpressed(parsing, node, frozenset({"$dynamicRef"}))
    if "$ref" in schema:
        if parsing.reference_siblings and _reshapes(schema):
            return composed_type(parsing, node, place)
        return reference_type(parsing, node)
    if "$recursiveRef" in schema:
        around = recursive_type(parsing, node)
        if around is not None:
            return around
        _report_unexpressed(parsing, node, frozenset({"$recursiveRef"}))
    if "allOf" in schema:
        return composed_type(parsing, node, place)
    if "oneOf" in schema or "anyOf" in schema:
        if has_object_shape(node):
            return composed_type(parsing, node, place)
        labelled = labelled_values(parsing, node, place)
        return labelled or choice_type(parsing, node, place)
    if ("enum" in schema or "const" in schema) and listed_items(schema) is None:
        fixed = fixed_values(parsing, node, place)
        if fixed is not None:
            return fixed
        report_unlisted(parsing, node)
        if _KEYS_OF_KINDS.isdisjoint(schema):
            return unlisted_values(node)
    return _by_kind(parsing, node, place)


def _by_kind(parsing: Parsing, node: Node, place: str) -> Type:
    schema = node.value
    assert isinstance(schema, dict)
    kind = schema.get("type")
    if isinstance(kind, str):
        return _of_kind(parsing, node, kind, place)
    if isinstance(kind, list):
        kinds = [
            one
            for one in kind
            if isinstance(one, str) and (one != "null" or len(kind) == 1)
        ]
        found = [_of_kind(parsing, node, one, place) for one in kinds]
        return (
            Anything()
            if not found
            else found[0] if len(found) == 1 else Choice(tuple(found))
        )
    if has_object_shape(node):
        return object_type(parsing, node, place)
    if "items" in schema or "prefixItems" in schema:
        return _array(parsing, node, place)
    return Binary() if is_raw_bytes(node) else Anything()


def _of_kind(parsing: Parsing, node: Node, kind: str, place: str) -> Type:
    if kind in SCALAR_KINDS:
        return primitive(node, kind)
    if kind == "object":
        return object_type(parsing, node, place)
    if kind == "array":
        return _array(parsing, node, place)
    if kind == "file":
        return Binary()
    parsing.diagnostics.warning(
        "degraded-type",
        f"type {kind!r} is unknown, so any value is accepted",
        node.location,
        "use string, integer, number, boolean, object, array or null",
    )
    return Anything()


def _array(parsing: Parsing, node: Node, place: str) -> Type:
    items = node.get("items")
    leading = node.get("prefixItems")
    if leading is None and items is not None and isinstance(items.value, list):
        # JSON Schema before 2020-12 wrote tuples as a list under `items`.
        leading, items = items, node.get("additionalItems")
    if leading is None:
        inner = (
            Anything() if items is None else parsing.type_of(items, step(place, "item"))
        )
        return Array(_allowed(node, inner), parse_constraints(node))
    types = [
        parsing.type_of(child, step(place, "variant", str(position)))
        for position, child in enumerate(leading.elements(), 1)
    ]
    rest = Anything() if items is None else parsing.type_of(items, step(place, "item"))
    most = node.integer("maxItems")
    if most is not None and most <= len(types):
        rest = Nothing()
    if isinstance(rest, Nothing) and (node.integer("minItems") or 0) >= len(types):
        return Tuple(tuple(types))
    item = rest if isinstance(rest, Anything) else simple_choice([*types, rest])
    return Array(item, parse_constraints(node))


def _allowed(node: Node, inner: Type) -> Type:
    """The type of items, with the values that the schema of the array lists for them."""
    schema = node.value
    assert isinstance(schema, dict)
    values = listed_items(schema)
    if values is None or not isinstance(inner, (Primitive, Anything)):
        return inner
    scalars = plain([value for value in values if is_scalar(value)])
    if len(scalars) < len(values):
        return inner
    return Constant(tuple(unique(scalars)), open=True)


def _reshapes(schema: dict[str, JsonValue]) -> bool:
    keys = _SHAPING.intersection(schema)
    return bool(keys - {"type"}) or ("type" in keys and schema["type"] != "object")


def _report_unexpressed(parsing: Parsing, node: Node, keywords: frozenset[str]) -> None:
    for key, child in node.items():
        if key in keywords:
            parsing.diagnostics.warning(
                "degraded-keyword",
                f"'{key}' has no counterpart in types, so the type accepts more than is described",
                child.location,
                "refer to the schema by `$ref`",
            )
