"""Objects that have alternatives beside their own properties."""

from __future__ import annotations

from specmill.frontends.parsing import Parsing
from specmill.frontends.places import step
from specmill.frontends.schema_choices import (
    finish_choice,
    report_unexpressed_choice,
    simple_choice,
    variant_nodes,
    variant_place,
)
from specmill.frontends.schema_objects import Parts, finish_object
from specmill.frontends.schema_parts import SHAPING, gather
from specmill.frontends.schema_references import reference_target
from specmill.model.types import Type
from specmill.source.node import Node

# Alternatives within alternatives multiply; beyond this many the rest is left out, with a warning.
_MOST_MERGES = 2000


def finish_parts(parsing: Parsing, parts: Parts, node: Node, place: str) -> Type:
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
    if parsing.merges > _MOST_MERGES:
        telling = []
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
    gather(parsing, own, variant, inner_place)
    if (
        not own.visited.isdisjoint(base.visited)
        or set(base.fields) <= set(own.fields)
        or not base.fields
    ):
        return parsing.type_of(variant, inner_place)
    if not own.fields and not own.choices and not own.required:
        return parsing.type_of(variant, inner_place)
    merged = base.copy()
    parsing.merges += 1
    gather(parsing, merged, variant, inner_place)
    return finish_parts(parsing, merged, variant, inner_place)


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
    return isinstance(schema, dict) and not (SHAPING - {"required", "type"}).isdisjoint(
        schema
    )
