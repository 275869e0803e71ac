"""Fields of forms: which are JSON, and which are written by a style."""

from __future__ import annotations

from collections.abc import Mapping

from specmill.model.operations import PartEncoding
from specmill.model.types import (
    Alias,
    Array,
    Choice,
    Declaration,
    Map,
    Named,
    Nullable,
    Record,
    TaggedUnion,
    Type,
)

_JSON = "application/json"


def form_encoding(
    name: str,
    given: PartEncoding | None,
    type_: Type,
    types: Mapping[str, Declaration],
) -> PartEncoding | None:
    """How a field of `application/x-www-form-urlencoded` is written; None for the usual way.

    OpenAPI 3.1.1, Encoding Object: a style, if the description has one, counts and the media type does
    not; without a style, objects are JSON, and so are the items of an array of objects.
    """
    if given is not None and _has_style(given):
        return PartEncoding(
            field=name,
            style=given.style,
            explode=given.explode,
            allow_reserved=given.allow_reserved,
        )
    if is_always_json(given) or _holds_objects(type_, types):
        return PartEncoding(field=name, content_type=_JSON)
    return None


def is_always_json(given: PartEncoding | None) -> bool:
    """Whether the description says that every value of a field is JSON, texts too."""
    declared = None if given is None or _has_style(given) else given.content_type
    return declared is not None and declared.partition(";")[0].strip() == _JSON


def _has_style(given: PartEncoding) -> bool:
    return given.style is not None or given.explode is not None or given.allow_reserved


def _holds_objects(given: Type, types: Mapping[str, Declaration]) -> bool:
    """True for objects and arrays of them, also among other alternatives."""
    match given:
        case Nullable(inner=inner) | Array(items=inner):
            return _holds_objects(inner, types)
        case Choice(variants=variants):
            return any(_holds_objects(one, types) for one in variants)
        case Map():
            return True
        case Named(key=key):
            declaration = types[key]
            if isinstance(declaration, Alias) and not declaration.recursive:
                return _holds_objects(declaration.target, types)
            return isinstance(declaration, Alias | Record | TaggedUnion)
        case _:
            return False
