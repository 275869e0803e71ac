"""The keywords of schemas: what they can say, and which have no place in JSON Schema 2020-12."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeGuard

from specmill.source.node import JsonValue

TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
"""The types that values have, sorted."""

ANNOTATIONS = frozenset(
    {
        "title",
        "description",
        "default",
        "deprecated",
        "readOnly",
        "writeOnly",
        "examples",
        "externalDocs",
        "xml",
    }
)
"""What describes and does not decide which values are valid. It stays beside a reference even where
the language gives it no meaning there, and outside of alternatives that are added.
"""

DROPPED = frozenset(
    {
        "$ref",
        "$dynamicRef",
        "$recursiveRef",
        "$defs",
        "definitions",
        "$id",
        "$schema",
        "$anchor",
        "$dynamicAnchor",
        "$recursiveAnchor",
        "$vocabulary",
        "$comment",
        "nullable",
        "x-nullable",
        "example",
        "additionalItems",
        "dependencies",
    }
)
"""What is said in other words here, or only matters for finding schemas."""

OTHERS = frozenset(
    {
        "in",
        "name",
        "description",
        "required",
        "allowEmptyValue",
        "collectionFormat",
        "style",
        "explode",
        "schema",
        "example",
        "examples",
    }
)
"""What a parameter of OpenAPI 2.0 says of itself and not of its value."""

OLD = frozenset(
    {
        "nullable",
        "x-nullable",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "example",
        "dependencies",
        "discriminator",
        "contentEncoding",
    }
)
"""What older dialects may use in another way, besides some values of `type`, `format` and `items`."""


def _is_number(value: JsonValue) -> TypeGuard[int | float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_count(value: JsonValue) -> bool:
    return _is_number(value) and value >= 0 and value == int(value)


def _is_names(value: JsonValue) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_text(value: JsonValue) -> bool:
    return isinstance(value, str)


def _is_flag(value: JsonValue) -> bool:
    return isinstance(value, bool)


FITTING: dict[str, Callable[[JsonValue], bool]] = {
    **dict.fromkeys(
        ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _is_number
    ),
    "multipleOf": lambda value: _is_number(value) and value > 0,
    **dict.fromkeys(
        (
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "minContains",
            "maxContains",
        ),
        _is_count,
    ),
    **dict.fromkeys(("pattern", "format", "contentEncoding"), _is_text),
    **dict.fromkeys(("contentMediaType", "title", "description"), _is_text),
    **dict.fromkeys(("uniqueItems", "deprecated", "readOnly", "writeOnly"), _is_flag),
    "required": _is_names,
    "enum": lambda value: isinstance(value, list),
    "dependentRequired": lambda value: isinstance(value, dict)
    and all(map(_is_names, value.values())),
    "examples": lambda value: isinstance(value, list),
}
"""What the value of a keyword has to be; another one says nothing."""
