"""Values in a schema that contradict it: a default or a listed value of another type, a value listed twice."""

from __future__ import annotations

import json
from collections.abc import Iterable

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


def check_values(parsing: Parsing, node: Node) -> None:
    """Warn about a default, and about listed values, that the schema around them refuses."""
    schema = node.value
    assert isinstance(schema, dict)
    if _is_plain(schema):
        return
    kinds = _kinds(schema)
    listed = schema.get("enum")
    if isinstance(listed, list):
        _check_listed(parsing, node, listed, kinds)
    if schema.get("default") is None:
        return
    value, place = schema["default"], node.location.child("default")
    if kinds and not _is_one_of(value, kinds):
        message = f"the default {_shown(value)} is no {' or '.join(kinds)}"
        parsing.diagnostics.warning("invalid-default", message, place)
    elif isinstance(listed, list) and _key(value) not in set(map(_key, listed)):
        message = f"the default {_shown(value)} is not among the values of 'enum'"
        parsing.diagnostics.warning("invalid-default", message, place)


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
    for index, value in enumerate(listed):
        key = _key(value)
        if key in seen:
            message = f"{_shown(value)} is listed before"
            parsing.diagnostics.warning("repeated-value", message, place.child(index))
        elif value is not None and kinds and not _is_one_of(value, kinds):
            message = f"{_shown(value)} is no {' or '.join(kinds)}"
            parsing.diagnostics.warning("invalid-value", message, place.child(index))
        seen.add(key)


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
