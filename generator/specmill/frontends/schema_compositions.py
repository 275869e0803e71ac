"""`allOf`, and objects that have alternatives beside their own properties."""

from __future__ import annotations

from specmill.frontends.parsing import Parsing
from specmill.frontends.places import step
from specmill.frontends.schema_choices import (
    declare_union,
    finish_choice,
    mapped_variants,
    report_unexpressed_choice,
    simple_choice,
    variant_nodes,
    variant_place,
)
from specmill.frontends.schema_objects import Parts, add_members, finish_object
from specmill.frontends.schema_references import (
    place_of,
    reference_target,
    reference_type,
)
from specmill.frontends.schema_values import fixed_values, primitive
from specmill.frontends.type_merging import merge_types
from specmill.model.types import Anything, Named, Type
from specmill.source.node import JsonValue, Node

_OBJECT_KEYS = frozenset(
    {"properties", "additionalProperties", "patternProperties", "unevaluatedProperties"}
)
_SHAPING = _OBJECT_KEYS | {
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
_CHOICES = ("oneOf", "anyOf")


def has_object_shape(node: Node) -> bool:
    """True when a schema describes an object by itself, whatever it refers to."""
    schema = node.value
    return isinstance(schema, dict) and not _OBJECT_KEYS.isdisjoint(schema)


def object_type(parsing: Parsing, node: Node, place: str) -> Type:
    """The type of a schema that is an object without `allOf` or alternatives."""
    if "discriminator" in node:
        union = _inherited_union(parsing, node, place)
        if union is not None:
            return union
    parts = Parts()
    add_members(parsing, parts, node, place)
    return finish_object(parsing, parts, node, place)


def composed_type(parsing: Parsing, node: Node, place: str) -> Type:
    """The type of a schema with `allOf`, or with alternatives beside its properties.

    A single member that shapes the value is the type; objects are merged into one record; of other
    members the narrowest is taken.
    """
    members = _carriers(node)
    if (
        len(members) == 1
        and members[0] is not node
        and _stands_alone(parsing, members[0])
    ):
        return parsing.type_of(members[0], place)
    if not members or any(_is_object(parsing, one, set()) for one in members):
        if "discriminator" in node and not any(key in node for key in _CHOICES):
            union = _inherited_union(parsing, node, place)
            if union is not None:
                return union
        parts = Parts()
        _gather(parsing, parts, node, place)
        return _finish(parsing, parts, node, place)
    return _narrowest(parsing, node, members, place)


def _carriers(node: Node) -> list[Node]:
    """The members of a composition that shape its values, the schema's own keywords last (as the
    node itself).
    """
    members = node.get("allOf")
    found = [
        one
        for one in (members.elements() if members is not None else ())
        if _shapes(one.value)
    ]
    if members is None or _shapes(node.value, besides="allOf"):
        found.append(node)
    return found


def _shapes(schema: JsonValue, besides: str = "") -> bool:
    if not isinstance(schema, dict):
        return False
    keys = _SHAPING.intersection(schema) - {besides}
    return bool(keys - {"type"}) or ("type" in keys and schema["type"] != "object")


def _stands_alone(parsing: Parsing, member: Node) -> bool:
    if "$ref" not in member:
        return not _is_object(parsing, member, set())
    target = reference_target(parsing, member)
    return target is None or not _is_base(target)


def _is_base(target: Node) -> bool:
    return "discriminator" in target and not any(key in target for key in _CHOICES)


def _is_object(parsing: Parsing, node: Node, seen: set[int]) -> bool:
    schema = node.value
    if not isinstance(schema, dict) or id(schema) in seen:
        return False
    seen.add(id(schema))
    if schema.get("type") == "object" or not _OBJECT_KEYS.isdisjoint(schema):
        return True
    if "$ref" in schema:
        target = reference_target(parsing, node)
        if target is not None and _is_object(parsing, target, seen):
            return True
    if "type" not in schema and "required" in schema:
        return True
    for keyword in ("allOf", *_CHOICES):
        listed = node.get(keyword)
        if listed is not None and any(
            _is_object(parsing, one, seen) for one in listed.elements()
        ):
            return True
    return False


def _gather(parsing: Parsing, parts: Parts, node: Node, place: str) -> None:
    schema = node.value
    if not isinstance(schema, dict):
        return
    if id(schema) in parts.chain:
        parsing.diagnostics.error(
            "cyclic-reference",
            "the schema is a part of itself through 'allOf' and '$ref'",
            node.location,
        )
        return
    if id(schema) in parts.visited:
        return
    parts.visited.add(id(schema))
    parts.chain.add(id(schema))
    if "$ref" in schema:
        target = reference_target(parsing, node)
        if target is not None:
            _gather(parsing, parts, target, place_of(parsing, target))
    if "$ref" not in schema or parsing.reference_siblings:
        members = node.get("allOf")
        for member in members.elements() if members is not None else ():
            _gather(parsing, parts, member, place)
        add_members(parsing, parts, node, place)
        parts.choices.extend(
            (node[keyword], place) for keyword in _CHOICES if keyword in schema
        )
    parts.chain.discard(id(schema))


def _finish(parsing: Parsing, parts: Parts, node: Node, place: str) -> Type:
    """Make the type of gathered parts, with at most one group of alternatives taken into it."""
    choices = [
        listed
        for listed, _ in parts.choices
        if not _leads_back(parsing, parts, listed, node)
    ]
    telling = [
        listed
        for listed in choices
        if any(_shapes_object(one) for one in variant_nodes(listed))
    ]
    for listed in choices:
        if listed not in telling[:1]:
            report_unexpressed_choice(parsing, listed)
    if not telling:
        return finish_object(parsing, parts, node, place)
    types = [_variant(parsing, parts, one, place) for one in variant_nodes(telling[0])]
    owner = telling[0].parent or node
    if "discriminator" in owner or owner.value is node.value:
        return finish_choice(parsing, owner, types, place)
    return simple_choice(types, exclusive=telling[0].key == "oneOf")


def _variant(parsing: Parsing, base: Parts, variant: Node, place: str) -> Type:
    """One alternative of an object with properties: the object and the alternative merged."""
    own = Parts()
    inner_place = _variant_place(parsing, variant, place)
    _gather(parsing, own, variant, inner_place)
    if (
        not own.visited.isdisjoint(base.visited)
        or set(base.fields) <= set(own.fields)
        or not base.fields
    ):
        return parsing.type_of(variant, inner_place)
    if not own.fields and not own.choices and not own.required:
        return parsing.type_of(variant, inner_place)
    merged = base.copy()
    _gather(parsing, merged, variant, inner_place)
    return _finish(parsing, merged, variant, inner_place)


def _variant_place(parsing: Parsing, variant: Node, place: str) -> str:
    if "$ref" not in variant:
        return variant_place(place, variant)
    target = reference_target(parsing, variant)
    return step(place, "variant", str(variant.key if target is None else target.key))


def _leads_back(parsing: Parsing, parts: Parts, listed: Node, node: Node) -> bool:
    """True when alternatives belong to a base that the schema extends: its heirs are no part of
    itself.
    """
    if listed.parent is not None and listed.parent.value is node.value:
        return False
    for one in variant_nodes(listed):
        target = reference_target(parsing, one) if "$ref" in one else one
        if target is not None and id(target.value) in parts.visited:
            return True
    return False


def _shapes_object(variant: Node) -> bool:
    schema = variant.value
    return isinstance(schema, dict) and not (
        _SHAPING - {"required", "type"}
    ).isdisjoint(schema)


def _narrowest(parsing: Parsing, node: Node, members: list[Node], place: str) -> Type:
    found: Type = Anything()
    for member in members:
        one = (
            _own_scalar(parsing, node, place)
            if member is node
            else parsing.type_of(member, place)
        )
        merged = merge_types(found, one)
        if merged is None:
            parsing.diagnostics.warning(
                "schema-conflict",
                "members of a composition have different types, so values of either are accepted",
                member.location,
            )
        found = simple_choice([found, one]) if merged is None else merged
    return found


def _own_scalar(parsing: Parsing, node: Node, place: str) -> Type:
    """What a schema that is no object says beside `allOf`: its reference, its values or its scalar
    type.
    """
    found: Type = reference_type(parsing, node) if "$ref" in node else Anything()
    if "enum" in node or "const" in node:
        return merge_types(found, fixed_values(parsing, node, place)) or found
    kind = node.text("type")
    if kind in ("string", "integer", "number", "boolean"):
        return merge_types(found, primitive(node, kind)) or found
    return found


def _inherited_union(parsing: Parsing, node: Node, place: str) -> Type | None:
    """The union of the components that extend a base with a discriminator; None when there are
    none.
    """
    own = parsing.key(place)
    variants = mapped_variants(parsing, node)
    mapped = {one.key for one in variants.values()}
    for heir in parsing.heirs.get(own, ()):
        if heir not in mapped:
            variants[heir] = Named(heir)
    if not variants or not node["discriminator"].text("propertyName"):
        return None
    if any(one.key == own for one in variants.values()):
        parts = Parts()
        base_place = step(place, "base")
        _gather(parsing, parts, node, place)
        base = finish_object(parsing, parts, node, base_place)
        variants = {
            tag: base if one.key == own else one
            for tag, one in variants.items()
            if isinstance(base, Named)
        }
    return declare_union(parsing, node, variants, place)
