"""What the standard does not allow at a place, and is read all the same: words of other versions, and references."""

from __future__ import annotations

from jsonschema_rs import ValidationError, ValidationErrorKind

from specmill.frontends.structure_choices import Path

FOREIGN_KEYWORDS = frozenset(
    {
        *("$anchor", "$comment", "$defs", "$dynamicAnchor", "$dynamicRef", "$id"),
        *("$recursiveAnchor", "$recursiveRef", "$schema", "additionalItems", "anyOf"),
        *("const", "contains", "contentEncoding", "contentMediaType"),
        *("contentSchema", "definitions", "dependencies", "dependentRequired"),
        *("dependentSchemas", "deprecated", "else", "examples", "if", "maxContains"),
        *("minContains", "nullable", "oneOf", "patternProperties", "prefixItems"),
        *("propertyNames", "then", "unevaluatedItems", "unevaluatedProperties"),
        "writeOnly",
    }
)
"""Keywords of other versions of JSON Schema."""

_KINDS = ("array", "boolean", "integer", "null", "number", "object", "string")
_BOUNDS = frozenset({"exclusiveMinimum", "exclusiveMaximum"})

_METHODS = frozenset(
    {
        *("delete", "get", "head", "options", "patch", "post", "put", "query"),
        "trace",
    }
)
_OF_VERSION_2 = frozenset({"parameters", "responses", "securityDefinitions"})
# What is written where something has many members, each of which may be a reference.
_MEMBERS: dict[str | int, str] = {
    "methods": "refer to each method: [{$ref: …}]",
    "parameters": "refer to each parameter: [{$ref: …}]",
    "params": "refer to each parameter: [{$ref: …}]",
    "paths": "refer to each path: {/pets: {$ref: …}}",
    "properties": "refer to each property: {name: {$ref: …}}",
    "responses": "refer to each response: {'200': {$ref: …}}",
    "webhooks": "refer to each webhook: {name: {$ref: …}}",
}


def is_tolerated(error: ValidationError) -> bool:
    """True for what other versions of JSON Schema write at this place, and for harmless
    repetitions.
    """
    key = error.instance_path[-1] if error.instance_path else None
    value = error.instance
    match error.kind:
        case ValidationErrorKind.UniqueItems() | ValidationErrorKind.MinItems():
            return key == "required"
        case ValidationErrorKind.Type() if key in _BOUNDS:
            return isinstance(value, (bool, int, float))
        case ValidationErrorKind.Type() if key == "items":
            return isinstance(value, list)
        case ValidationErrorKind.Type() | ValidationErrorKind.Enum() if key == "type":
            kinds = value if isinstance(value, list) else [value]
            return bool(kinds) and all(kind in _KINDS for kind in kinds)
        case _:
            return False


def is_followed(path: Path) -> bool:
    """Whether a reference at this place is read although the standard has none there."""
    match path:
        case (str() as section, _) if section in _OF_VERSION_2:
            return True
        case (*_, "additionalOperations" | "content" | "parameters" | "responses", _):
            return True
        case (*_, "items"):
            return True
        case (*_, "paths" | "pathItems" | "webhooks", _, method):
            return method in _METHODS
        case (*_, "callbacks", _, _, method):
            return method in _METHODS
        case _:
            return False


def holds_operations(path: Path) -> bool:
    """Whether all operations are lost where nothing follows a reference."""
    return path in (("paths",), ("methods",))


def instead(path: Path) -> str:
    """What to write in place of a reference that nothing follows."""
    written = _MEMBERS.get(path[-1]) if path else None
    return written or "write what it leads to in its place"
