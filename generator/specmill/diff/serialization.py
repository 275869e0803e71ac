"""Whether a value makes the same text under two styles."""

from __future__ import annotations

from specmill.contract import Header, Parameter, Schema, Schemas, key_of
from specmill.diff.comparing import Slot
from specmill.source.node import JsonValue

_KINDS = frozenset({"scalar", "array", "object"})
SCALAR = frozenset({"scalar"})
"""The kinds of what takes neither lists nor objects."""
ARRAY = frozenset({"array"})
"""The kinds of what takes only lists."""

_NESTED = {"array": "array", "object": "object"}
_DEPTH = 20
_LISTS = frozenset({"form", "spaceDelimited", "pipeDelimited"})
_NULLABLE = (["array", "null"], ["null", "array"])


def same_text(
    pair: tuple[Parameter, Parameter] | tuple[Header, Header],
    schemas: tuple[Schemas, Schemas],
) -> bool:
    """Whether all values that both sides take are written alike by both."""
    if _is_foreign(pair[0]) != _is_foreign(pair[1]):
        return False
    kinds = (
        _kinds_of(pair[0].schema, schemas[0]),
        _kinds_of(pair[1].schema, schemas[1]),
    )
    shared = kinds[0] & kinds[1] or kinds[0]
    return all(_sample(pair[0], kind) == _sample(pair[1], kind) for kind in shared)


def _is_foreign(one: Parameter | Header) -> bool:
    """Whether a style has no meaning where the parameter is, so that nobody knows what is sent."""
    return isinstance(one, Parameter) and one.style not in _STYLES.get(
        one.placed, {one.style}
    )


def _sample(one: Parameter | Header, kind: str) -> str:
    """How a value of a kind looks: RFC 6570's expansions, and those of OpenAPI beyond them."""
    style = one.style if isinstance(one, Parameter) else "simple"
    if kind == "scalar":
        return {"label": ".v", "matrix": ";n=v"}.get(style, "v")
    explode = "exploded" if one.explode else "whole"
    return _SAMPLES.get((style, kind, explode), f"{style} {kind} {explode}")


_STYLES = {
    "path": frozenset({"simple", "label", "matrix"}),
    "query": _LISTS | {"deepObject"},
    "header": frozenset({"simple"}),
    "cookie": frozenset({"form", "cookie"}),
}
_SAMPLES = {
    ("simple", "array", "exploded"): "a,b",
    ("simple", "array", "whole"): "a,b",
    ("spaceDelimited", "array", "exploded"): "n=a&n=b",
    ("pipeDelimited", "array", "exploded"): "n=a&n=b",
    ("form", "array", "exploded"): "n=a&n=b",
    ("deepObject", "object", "whole"): "n[k]=v",
    ("deepObject", "object", "exploded"): "n[k]=v",
}


def _kinds_of(schema: Schema | None, schemas: Schemas) -> frozenset[str]:
    return _KINDS if schema is None else kinds(schema.value, schemas)


def kinds(schema: JsonValue, schemas: Schemas, depth: int = 0) -> frozenset[str]:
    """The kinds of values that a schema may accept, as far as it matters for writing them."""
    if not isinstance(schema, dict) or depth > _DEPTH:
        return _KINDS
    typed = schema.get("type")
    if typed is not None:
        listed = typed if isinstance(typed, list) else [typed]
        return frozenset(_kind_of_type(one) for one in listed if one != "null")
    found = _KINDS
    reference = schema.get("$ref")
    if isinstance(reference, str):
        found &= kinds(schemas[key_of(reference)], schemas, depth + 1)
    for keyword in ("allOf", "anyOf", "oneOf"):
        branches = schema.get(keyword)
        if not isinstance(branches, list):
            continue
        inner = [kinds(one, schemas, depth + 1) for one in branches]
        found &= _both(inner) if keyword == "allOf" else _either(inner)
    values = schema.get("enum")
    if isinstance(values, list):
        found &= {_kind(one) for one in values}
    return found


def is_single(parameter: Parameter, schemas: Schemas) -> bool:
    """Whether a parameter only takes values that are neither lists nor objects."""
    return _kinds_of(parameter.schema, schemas) == SCALAR


def only_items(parameter: Parameter, schemas: Schemas) -> Slot | None:
    """The items of a parameter that takes a list, where a list of one looks like its item.

    Not where a delimiter stands between items: a single value may have that in it.
    """
    schema = parameter.schema
    value = None if schema is None else schemas.followed(schema.value)
    if schema is None or parameter.placed == "rpc" or not isinstance(value, dict):
        return None
    least = value.get("minItems", 0)
    is_list = value.get("type") in ("array", *_NULLABLE) and least in (0, 1)
    if not is_list or parameter.style not in _LISTS or not parameter.explode:
        return None
    inner = schema.origin.get("items") or schema.origin
    return Slot(Schema(inner, schemas, value.get("items", True)), inner)


def _both(parts: list[frozenset[str]]) -> frozenset[str]:
    found = _KINDS
    for one in parts:
        found &= one
    return found


def _either(parts: list[frozenset[str]]) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for one in parts:
        found |= one
    return found


def _kind_of_type(kind: JsonValue) -> str:
    return _NESTED.get(kind, "scalar") if isinstance(kind, str) else "scalar"


def _kind(value: JsonValue) -> str:
    match value:
        case list():
            return "array"
        case dict():
            return "object"
        case _:
            return "scalar"
