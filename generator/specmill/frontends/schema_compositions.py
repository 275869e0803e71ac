"""`allOf`, and bases whose heirs are told apart by a discriminator."""

from __future__ import annotations

from specmill.frontends.parsing import Parsing
from specmill.frontends.places import step
from specmill.frontends.schema_alternatives import finish_parts
from specmill.frontends.schema_choices import (
    declare_union,
    mapped_variants,
    simple_choice,
    tag_field,
)
from specmill.frontends.schema_objects import Parts, add_members, finish_object
from specmill.frontends.schema_parts import CHOICES, gather, is_object, shapes
from specmill.frontends.schema_references import reference_target, reference_type
from specmill.frontends.schema_scalars import primitive
from specmill.frontends.schema_values import (
    fixed_values,
    report_unlisted,
)
from specmill.frontends.type_merging import merge_types
from specmill.model.types import Anything, Named, Type
from specmill.source.node import Node


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
    if not members or any(is_object(parsing, one) for one in members):
        if "discriminator" in node and not any(key in node for key in CHOICES):
            union = _inherited_union(parsing, node, place)
            if union is not None:
                return union
        parts = Parts()
        gather(parsing, parts, node, place)
        return finish_parts(parsing, parts, node, place)
    return _narrowest(parsing, node, members, place)


def _carriers(node: Node) -> list[Node]:
    """The members of a composition that shape its values, the schema's own keywords last (as the
    node itself).
    """
    members = node.get("allOf")
    found = [
        one
        for one in (members.elements() if members is not None else ())
        if shapes(one.value)
    ]
    if members is None or shapes(node.value, besides="allOf"):
        found.append(node)
    return found


def _stands_alone(parsing: Parsing, member: Node) -> bool:
    if "$ref" not in member:
        return not is_object(parsing, member)
    target = reference_target(parsing, member)
    return target is None or not _is_base(target)


def _is_base(target: Node) -> bool:
    return "discriminator" in target and not any(key in target for key in CHOICES)


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
                "use `anyOf` if one of them is enough; no value can be of both types",
            )
        found = simple_choice([found, one]) if merged is None else merged
    return found


def _own_scalar(parsing: Parsing, node: Node, place: str) -> Type:
    """What a schema that is no object says beside `allOf`: its reference, its values or its scalar
    type.
    """
    found: Type = reference_type(parsing, node) if "$ref" in node else Anything()
    if "enum" in node or "const" in node:
        fixed = fixed_values(parsing, node, place)
        if fixed is not None:
            return merge_types(found, fixed) or found
        report_unlisted(parsing, node)
    kind = node.text("type")
    if kind in ("string", "integer", "number", "boolean"):
        return merge_types(found, primitive(node, kind)) or found
    return found


def _heirs(parsing: Parsing, base: str) -> dict[str, str]:
    """The components that extend a base, and those that extend these, each with its tag."""
    found: dict[str, str] = {}
    waiting = [base]
    while waiting:
        direct = parsing.heirs.get(waiting.pop(0), {})
        fresh = {heir: tag for heir, tag in direct.items() if heir not in found}
        found |= fresh
        waiting += fresh
    return found


def _inherited_union(parsing: Parsing, node: Node, place: str) -> Type | None:
    """The union of the components that extend a base with a discriminator; None when there are
    none.
    """
    own = parsing.key(place)
    variants = mapped_variants(parsing, node)
    mapped = {one.key for one in variants.values()}
    for heir, tag in _heirs(parsing, own).items():
        if heir not in mapped:
            variants[tag] = Named(heir)
    if not variants or not tag_field(node):
        return None
    if any(one.key == own for one in variants.values()):
        parts = Parts()
        base_place = step(place, "base")
        gather(parsing, parts, node, place)
        base = finish_object(parsing, parts, node, base_place)
        variants = {
            tag: base if one.key == own else one
            for tag, one in variants.items()
            if isinstance(base, Named)
        }
    return declare_union(parsing, node, variants, place)
