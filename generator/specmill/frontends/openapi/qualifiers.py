"""Qualified forms of query parameters (`opens__gte` of `opens`), from `x-specmill-qualifiers`."""

from __future__ import annotations

import msgspec

from specmill.frontends.hints import parse_qualifiers
from specmill.frontends.parsing import Parsing
from specmill.model.notes import Notes
from specmill.model.operations import InQuery, Parameter
from specmill.model.types import Array, Nullable, Primitive, Type
from specmill.source.node import Node

_LISTS = {
    "in": "Only records whose value is one of these.",
    "overlaps": "Only records whose list of values shares at least one with these.",
}
_TEXTS = {
    "contains": "Only records whose value contains this text.",
    "icontains": "Only records whose value contains this text, upper and lower case alike.",
    "startswith": "Only records whose value begins with this text.",
    "istartswith": "Only records whose value begins with this text, upper and lower case alike.",
    "endswith": "Only records whose value ends with this text.",
    "iendswith": "Only records whose value ends with this text, upper and lower case alike.",
    "iexact": "Only records whose value is this text, upper and lower case alike.",
}
_BOUNDS = {
    "gt": "Only records whose value is greater than this one.",
    "gte": "Only records whose value is this one or greater.",
    "lt": "Only records whose value is less than this one.",
    "lte": "Only records whose value is this one or less.",
}
_MOMENTS = {
    "year": "Only records whose time lies in this year.",
    "month": "Only records whose time lies in this month, 1 to 12.",
    "day": "Only records whose time lies on this day of the month.",
    "week_day": "Only records whose time lies on this day of the week.",
    "hour": "Only records whose time lies in this hour of the day, 0 to 23.",
    "minute": "Only records whose time lies in this minute of the hour, 0 to 59.",
    "second": "Only records whose time lies in this second of the minute, 0 to 59.",
}
LIST_QUALIFIERS = frozenset(_LISTS)
TEXT_QUALIFIERS = frozenset(_TEXTS)
BOUND_QUALIFIERS = frozenset(_BOUNDS)
_IS_NULL = "Only records without a value (true), or only those with one (false)."


def qualified_parameters(
    parsing: Parsing, node: Node, base: Parameter
) -> tuple[Parameter, ...]:
    """The qualified forms of a parameter, in the order in which the description names them."""
    hint = parse_qualifiers(parsing.diagnostics, node)
    if hint is None:
        return ()
    found: dict[str, Parameter] = {}
    names = node["x-specmill-qualifiers"].get("names")
    places = list(names.elements()) if names is not None else []
    for name, place in zip(hint.names, places, strict=False):
        shape = _shape(name, base.type)
        if shape is None:
            known = ", ".join([*_LISTS, *_TEXTS, *_BOUNDS, *_MOMENTS, "isnull"])
            parsing.diagnostics.error(
                "invalid-extension",
                f"qualifier {name!r} is not known",
                place.location,
                f"use: {known}",
            )
            continue
        if name in found:
            parsing.diagnostics.error(
                "invalid-extension",
                f"qualifier {name!r} is named twice",
                place.location,
                "name it once",
                related=(("first named here", found[name].location),),
            )
            continue
        found[name] = msgspec.structs.replace(
            base,
            wire_name=f"{hint.base}__{name}",
            type=shape[0],
            placement=InQuery(explode=False) if name in _LISTS else InQuery(),
            required=False,
            identifier=None,
            default=None,
            qualifier=name,
            notes=Notes(description=shape[1]),
            location=place.location,
        )
    return tuple(found.values())


def _shape(name: str, base: Type) -> tuple[Type, str] | None:
    """The type of a qualified form and what it selects."""
    single = base.inner if isinstance(base, Nullable) else base
    if name in _LISTS:
        return (single if isinstance(single, Array) else Array(single)), _LISTS[name]
    if name in _TEXTS:
        return Primitive("string"), _TEXTS[name]
    if name in _BOUNDS:
        return single, _BOUNDS[name]
    if name in _MOMENTS:
        return Primitive("integer"), _MOMENTS[name]
    return (Primitive("boolean"), _IS_NULL) if name == "isnull" else None
