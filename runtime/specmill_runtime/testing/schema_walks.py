"""Schemas as values: what stands in them, what they refer to, what they are about."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, Final
from urllib.parse import unquote

import msgspec

from specmill_runtime.testing.contract import Schema

_HINTS: Final = {
    "object": ("properties", "required", "additionalProperties", "patternProperties"),
    "array": ("items", "prefixItems", "minItems", "contains"),
    "string": ("pattern", "minLength", "maxLength", "format"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "multipleOf"),
}
_SINGLE: Final = (
    "additionalProperties",
    "contains",
    "contentSchema",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
)
_MOST_CHECKS: Final = 1_000_000
_SAME: Final = ("not", "if", "then", "else")
_SAME_LISTS: Final = ("allOf", "anyOf", "oneOf")
_LISTS: Final = ("allOf", "anyOf", "oneOf", "prefixItems")
_MAPPINGS: Final = ("dependentSchemas", "patternProperties", "properties")
TYPES: Final = frozenset(
    {"null", "boolean", "integer", "number", "string", "array", "object"}
)


def guessed_type(schema: dict[str, Any]) -> str | None:
    """The type that a schema without one is about; None when it does not say."""
    found = (kind for kind, words in _HINTS.items() if any(w in schema for w in words))
    return next(found, None)


def implied_type(schema: dict[str, Any]) -> str | None:
    """The type that whoever wrote members or items without one has in mind."""
    if "properties" in schema:
        return "object"
    return "array" if isinstance(schema.get("items"), dict) else None


def type_of(value: object) -> str:
    """The JSON type of a value."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def is_meant(sample: object, schema: dict[str, Any]) -> bool:
    """Whether there is a sample, of the type that a schema without one has in mind, which SDKs can read."""
    implied = None if "type" in schema else implied_type(schema)
    if sample is None or implied not in (None, type_of(sample)):
        return False
    is_text = schema.get("contentEncoding") != "base64" or not isinstance(sample, str)
    return is_text or _is_base64(sample)


def _is_base64(text: object) -> bool:
    try:
        msgspec.convert(text, bytes)
    except msgspec.ValidationError:
        return False
    return True


def own_types(schema: dict[str, Any]) -> frozenset[str]:
    """The JSON types that a schema itself admits, whatever it refers to."""
    said = schema.get("type")
    if said is not None:
        found = frozenset([said] if isinstance(said, str) else said)
        return found | {"integer"} if "number" in found else found
    if "const" in schema or "enum" in schema:
        values = [schema["const"]] if "const" in schema else schema["enum"]
        return frozenset(type_of(value) for value in values)
    return TYPES


@lru_cache(maxsize=4096)
def name_of(reference: str) -> str:
    """The name in `#/$defs/<name>`."""
    name = unquote(reference.rpartition("#/$defs/")[2])
    return name.replace("~1", "/").replace("~0", "~")


def references(schema: Schema) -> Iterator[str]:
    """The names that a schema refers to."""
    waiting: list[Schema] = [schema]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if isinstance(one.get("$ref"), str):
                yield name_of(one["$ref"])
            waiting += subschemas(one)


def subschemas(schema: dict[str, Any]) -> list[Schema]:
    """The schemas that stand directly in a schema."""
    found: list[Schema] = []

    def keep(one: Schema) -> Schema:
        found.append(one)
        return one

    mapped(schema, keep)
    return found


def too_repetitive(
    names: Iterable[str], definitions: dict[str, Schema], known: dict[str, int]
) -> bool:
    """Whether to check a value by one of these definitions would take years."""
    counts = (repetitions(one, definitions, known) for one in names)
    return any(count > _MOST_CHECKS for count in counts)


def repetitions(
    name: str, definitions: dict[str, Schema], known: dict[str, int]
) -> int:
    """How many schemas one value is checked against by a definition, each as often as it is
    reached: a chain of thirty that each name the next one twice makes it a thousand millions.

    `known` keeps what was counted before.
    """

    def count(schema: Schema) -> int:
        if not isinstance(schema, dict):
            return 1
        found = 1
        if "$ref" in schema:
            found += repetitions(name_of(schema["$ref"]), definitions, known)
        for word in _SAME_LISTS:
            found += sum(map(count, schema.get(word, ())))
        return found + sum(count(schema[word]) for word in _SAME if word in schema)

    if name not in known:
        known[name] = 0
        known[name] = count(definitions.get(name, True))
    return known[name]


def mapped(
    schema: dict[str, Any], change: Callable[[Schema], Schema]
) -> dict[str, Any]:
    """A copy of a schema with every schema directly in it changed."""
    copied = dict(schema)
    for word in _SINGLE:
        if word in schema:
            copied[word] = change(schema[word])
    for word in _LISTS:
        if isinstance(schema.get(word), list):
            copied[word] = [change(one) for one in schema[word]]
    for word in _MAPPINGS:
        if isinstance(schema.get(word), dict):
            copied[word] = {name: change(one) for name, one in schema[word].items()}
    return copied


def loosened(schema: Schema) -> Schema:
    """A schema whose `oneOf` are `anyOf`."""
    if not isinstance(schema, dict):
        return schema
    copied = _everywhere(schema, loosened)
    if "oneOf" in copied:
        branches = {"anyOf": copied.pop("oneOf")}
        copied["allOf"] = [*copied.get("allOf", ()), branches]
    return copied


def _everywhere(
    schema: dict[str, Any], change: Callable[[Schema], Schema]
) -> dict[str, Any]:
    copied = mapped(schema, change)
    if "$defs" in schema:
        named = schema["$defs"].items()
        copied["$defs"] = {name: change(one) for name, one in named}
    return copied
