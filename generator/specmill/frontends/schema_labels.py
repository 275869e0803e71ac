"""Values that are listed one schema each, with a title and a description: `oneOf` of constants."""

from __future__ import annotations

import re

from specmill.frontends.html_texts import text_of
from specmill.frontends.parsing import Parsing
from specmill.frontends.schema_choices import variant_nodes
from specmill.frontends.schema_parts import CHOICES, SHAPING
from specmill.frontends.schema_values import (
    Scalar,
    declare_enumeration,
    is_scalar,
    kind_of,
    plain_members,
    wants_name,
)
from specmill.model.types import Constant, Member, Type
from specmill.source.node import Node

# A title that reads like a name; a sentence is no good name, but a label.
_NAME = re.compile(r"\w[\w .+/-]{0,39}")
_BESIDE = frozenset({"type", "format"})


def labelled_values(parsing: Parsing, node: Node, place: str) -> Type | None:
    """The type of a schema whose variants are one constant each; None for any other.

    OpenAPI 3.1 has no names for the values of `enum`, so descriptions list constants with titles.
    """
    keywords = [keyword for keyword in CHOICES if keyword in node]
    variants = variant_nodes(node[keywords[0]]) if len(keywords) == 1 else []
    members = [_member(variant) for variant in variants]
    found = [member for member in members if member is not None]
    if not found or len(found) != len(members):
        return None
    unique: dict[tuple[str, Scalar], Member] = {}
    for one in found:
        unique.setdefault((type(one.value).__name__, one.value), one)
    listed = plain_members([*unique.values()])
    kind = kind_of([one.value for one in listed])
    named = wants_name(parsing, place) or any(one.name for one in listed)
    if not named or kind is None:
        return Constant(tuple(one.value for one in listed))
    return declare_enumeration(parsing, node, place, (kind, listed))


def _member(variant: Node) -> Member | None:
    schema = variant.value
    if not isinstance(schema, dict):
        return None
    if "const" in schema:
        fixed = schema["const"]
    else:
        listed = schema.get("enum")
        if not isinstance(listed, list) or len(listed) != 1:
            return None
        fixed = listed[0]
    if not is_scalar(fixed) or SHAPING.intersection(schema) - _BESIDE - {
        "const",
        "enum",
    }:
        return None
    title = variant.text("title")
    is_name = title is not None and _NAME.fullmatch(title) is not None
    return Member(
        value=fixed,
        name=title if is_name else None,
        label=text_of(variant, "description") or (None if is_name else title),
    )
