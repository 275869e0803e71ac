"""Parameters whose style says nothing about values of their type: what is sent then is a convention.

OpenAPI 3.1, Style Values and Style Examples ("n/a"), and RFC 6570, section 2.4.2.
"""

from __future__ import annotations

from typing import Literal

from specmill.diagnostics import Diagnostics, Location
from specmill.model.api import Api
from specmill.model.operations import InCookie, InHeader, InPath, InQuery, Parameter
from specmill.model.types import (
    Array,
    Constant,
    Map,
    Primitive,
    Record,
    Tuple,
    Type,
)
from specmill.passes.checks import Types, resolved

Shape = Literal["single", "array", "object"]

_HINT = "describe it with `content: {application/json: …}` if the API takes JSON there"
_DEEP = "members of members are sent as 'name[outer][inner]', items of arrays as 'name[key][0]'"
_JOINED = "arrays in an object are sent with commas between their items, objects in it are refused"


def check_styles(api: Api, diagnostics: Diagnostics) -> None:
    """Warn of styles that are not defined for the values they are to write, once for each place."""
    found: dict[Location, str] = {}
    for operation in api.operations:
        for one in operation.parameters:
            said = None if one.media_type is not None else _complaint(api.types, one)
            if said is not None:
                found[one.location] = said
    for place, said in found.items():
        message = f"OpenAPI does not define {said}"
        diagnostics.warning("undefined-style", message, place, _HINT)


def _complaint(types: Types, one: Parameter) -> str | None:
    """What is undefined, and what is done instead; None when all is well."""
    shapes = _shapes(types, one.type)
    match one.placement:
        case InQuery(style="deepObject"):
            if "array" in shapes:
                return "deepObject for arrays: they are sent as 'name[0]=item'"
            if "single" in shapes:
                return "deepObject for single values: they are sent as 'name=value'"
            inner = _members(types, one.type) & {"array", "object"}
            return f"deepObject of more than one level: {_DEEP}" if inner else None
        case InQuery(
            style=("spaceDelimited" | "pipeDelimited") as style, explode=explode
        ):
            if "single" in shapes:
                return f"{style} for single values: they are sent as 'name=value'"
            if explode:
                return f"{style} with explode: values are sent in the style form"
        case InPath() | InQuery() | InHeader() | InCookie():
            pass
        case _:
            return None
    if _members(types, one.type) & {"array", "object"}:
        return f"arrays and objects inside of a parameter's value: {_JOINED}"
    return None


def _shapes(types: Types, given: Type) -> frozenset[Shape]:
    """What values of a type may be; nothing for what is not known."""
    return frozenset(
        shape for one in resolved(types, given) if (shape := _shape(one)) is not None
    )


def _shape(one: Type | Record) -> Shape | None:
    match one:
        case Array() | Tuple():
            return "array"
        case Map() | Record():
            return "object"
        case Primitive() | Constant():
            return "single"
        case _:
            return None


def _members(types: Types, given: Type) -> frozenset[Shape]:
    """What the members or items of a type's values may be."""
    found: set[Shape] = set()
    for one in resolved(types, given):
        for inner in _inner(one):
            found |= _shapes(types, inner)
    return frozenset(found)


def _inner(one: Type | Record) -> tuple[Type, ...]:
    match one:
        case Record(fields=fields, extra=extra):
            inner = tuple(field.type for field in fields)
            return inner if extra is None else (*inner, extra)
        case Map(values=values):
            return (values,)
        case Array(items=items, accepts_single=False):
            return (items,)
        case _:
            return ()
