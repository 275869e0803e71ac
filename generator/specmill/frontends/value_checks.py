"""Values in a schema that contradict it: a default or a listed value of another type, a value listed twice."""

from __future__ import annotations

import json
from collections.abc import Iterable

import jsonschema_rs

from specmill.diagnostics import Location
from specmill.expressions import python_pattern
from specmill.frontends.listed_values import as_kind, listed_items, listed_values
from specmill.frontends.parsing import Parsing
from specmill.source.node import JsonValue, Node

_KINDS: dict[str, type | tuple[type, ...]] = {
    "array": list,
    "boolean": bool,
    "integer": int,
    "null": type(None),
    "number": (int, float),
    "object": dict,
    "string": str,
}


_LONGEST_PATTERN = 1000
_BOUNDS = (
    ("minimum", "maximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
)
_CHOICES = ("allOf", "anyOf", "oneOf")
_RARE = frozenset(
    {"pattern", "patternProperties", *_CHOICES, *(low for low, _ in _BOUNDS)}
)
_PATTERN = "it has to be one of ECMA 262, without slashes around it"
_MOVE = "move 'enum' to 'items'"
CHECKED = _RARE | {"default", "enum"}
"""Keywords of which `check_values` knows something."""


def check_values(parsing: Parsing, node: Node) -> None:
    """Warn about a default, about listed values and about bounds that the schema around them refuses,
    about a pattern that is none, and about alternatives where there are none.
    """
    schema = node.value
    assert isinstance(schema, dict)
    if not _RARE.isdisjoint(schema):
        _check_bounds(parsing, node, schema)
        _check_patterns(parsing, node)
        _check_choices(parsing, node, schema)
    if _is_plain(schema):
        return
    kinds = _kinds(schema)
    listed = schema.get("enum")
    if listed_items(schema) is not None:
        message = "'enum' lists no arrays; its values are taken for those of the items"
        place = node.location.child("enum")
        parsing.diagnostics.warning("invalid-value", message, place, _MOVE)
        listed = None
    elif isinstance(listed, list):
        _check_listed(parsing, node, listed, kinds)
        listed = listed_values(schema)
    if schema.get("default") is None:
        return
    value, place = schema["default"], node.location.child("default")
    if kinds and not _is_one_of(value, kinds):
        message = f"the default {_shown(value)} is no {' or '.join(kinds)}"
        hint = _hint(value, kinds)
        parsing.diagnostics.warning("invalid-default", message, place, hint)
    elif isinstance(listed, list) and _key(value) not in map(_key, listed):
        message = f"the default {_shown(value)} is not among the values of 'enum'"
        hint = f"use one of: {', '.join(dict.fromkeys(map(_shown, listed[:16])))}"
        parsing.diagnostics.warning("invalid-default", message, place, hint)


def _check_bounds(parsing: Parsing, node: Node, schema: dict[str, JsonValue]) -> None:
    for low, high in _BOUNDS:
        least, most = schema.get(low), schema.get(high)
        if not isinstance(least, (int, float)) or not isinstance(most, (int, float)):
            continue
        if least > most:
            message = f"{low!r} {least} is more than {high!r} {most}, so no value fits"
            place = node.location.child(low)
            hint = "correct one of the two"
            parsing.diagnostics.warning("contradicting-bounds", message, place, hint)


def _check_choices(parsing: Parsing, node: Node, schema: dict[str, JsonValue]) -> None:
    for keyword in _CHOICES:
        if schema.get(keyword) == []:
            message = f"{keyword!r} lists no schemas, so it is not used"
            hint = f"list a schema, or remove {keyword!r}"
            parsing.diagnostics.warning("empty-choice", message, node.location, hint)


def _check_patterns(parsing: Parsing, node: Node) -> None:
    pattern, keyed = node.get("pattern"), node.get("patternProperties")
    if pattern is not None and isinstance(pattern.value, str):
        _check_pattern(parsing, pattern.value, pattern.location)
    for written, child in keyed.items() if keyed is not None else ():
        _check_pattern(parsing, written, child.location)


def _check_pattern(parsing: Parsing, pattern: str, place: Location) -> None:
    if len(pattern) > _LONGEST_PATTERN:
        return
    try:
        python_pattern(pattern)
    except ValueError as error:
        # `[\w-.]` is a class of three in ECMA 262 without the flag `u`, as most engines read it.
        if "bad character range" not in str(error) and _is_broken(pattern):
            message = f"{_shown(pattern)} is no regular expression, so it is not used: {error}"
            parsing.diagnostics.warning("invalid-pattern", message, place, _PATTERN)


def _is_broken(pattern: str) -> bool:
    """True for a pattern that neither Python nor the dialect of JSON Schema (ECMA 262) takes."""
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except ValueError:
        return True
    return False


def _is_plain(schema: dict[str, JsonValue]) -> bool:
    """True for what most schemas are, which is found out fast: different texts, and one of them as default."""
    default, listed = schema.get("default"), schema.get("enum")
    kind = schema.get("type")
    if not isinstance(listed, list):
        return isinstance(kind, str) and _is_one_of(default, (kind,))
    texts = [one for one in listed if isinstance(one, str)]
    return (
        kind == "string"
        and len(set(texts)) == len(listed)
        and (default is None or default in texts)
    )


def _check_listed(
    parsing: Parsing, node: Node, listed: list[JsonValue], kinds: tuple[str, ...]
) -> None:
    place = node.location.child("enum")
    seen: set[str] = set()
    repeated: list[int] = []
    strange: list[int] = []
    for index, value in enumerate(listed):
        key = _key(value)
        if key in seen:
            repeated.append(index)
        elif value is not None and kinds and not _is_one_of(value, kinds):
            strange.append(index)
        seen.add(key)
    if repeated:
        message = f"{_shown(listed[repeated[0]])} is listed before{_others(repeated)}"
        at = place.child(repeated[0])
        parsing.diagnostics.warning("repeated-value", message, at, "list it once")
    if strange:
        value = listed[strange[0]]
        message = f"{_shown(value)} is no {' or '.join(kinds)}{_others(strange)}"
        at = place.child(strange[0])
        hint = _hint(value, kinds)
        parsing.diagnostics.warning("invalid-value", message, at, hint)


def _others(found: list[int]) -> str:
    more = len(found) - 1
    return f"; {more:,} more {'is' if more == 1 else 'are'} alike" if more else ""


def _hint(value: JsonValue, kinds: Iterable[str]) -> str:
    """How to write a value as one of these types, or that its type is another one."""
    for kind in kinds:
        meant = as_kind(kind, value)
        if meant is not None:
            return f"write {_shown(meant)}"
    other = next((kind for kind in _KINDS if _is_of_kind(value, kind)), "string")
    return f"correct the value, or write `type: {other}`"


def _kinds(schema: dict[str, JsonValue]) -> tuple[str, ...]:
    """The types that a schema names; none when one of them is unknown."""
    given = schema.get("type")
    kinds = given if isinstance(given, list) else [given]
    known = tuple(one for one in kinds if isinstance(one, str) and one in _KINDS)
    return known if len(known) == len(kinds) else ()


def _is_one_of(value: JsonValue, kinds: Iterable[str]) -> bool:
    return any(_is_of_kind(value, kind) for kind in kinds)


def _is_of_kind(value: JsonValue, kind: str) -> bool:
    if kind == "integer" and isinstance(value, float):
        return value.is_integer()
    is_boolean = isinstance(value, bool)
    return isinstance(value, _KINDS.get(kind, ())) and is_boolean == (kind == "boolean")


def _key(value: JsonValue) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def _shown(value: JsonValue) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:60]}…"
