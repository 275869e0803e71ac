"""What things of a kind look like: whether a reference leads to one, wherever that stands."""

from __future__ import annotations

from typing import Final

from specmill.source.node import JsonValue

_HEADER = frozenset(
    {
        *("allowEmptyValue", "allowReserved", "collectionFormat", "content"),
        *("default", "deprecated", "description", "enum", "example", "examples"),
        *("explode", "format", "items", "required", "schema", "style", "type"),
    }
)
_KEYS: Final[dict[str, frozenset[str]]] = {
    "errors": frozenset({"code", "data", "message"}),
    "examplePairings": frozenset(
        {"description", "name", "params", "result", "summary"}
    ),
    "examples": frozenset(
        {
            *("dataValue", "description", "externalValue", "name"),
            *("serializedValue", "summary", "value"),
        }
    ),
    "headers": _HEADER,
    "mediaTypes": frozenset(
        {
            *("encoding", "example", "examples", "itemEncoding", "itemSchema"),
            *("prefixEncoding", "schema"),
        }
    ),
    "methods": frozenset(
        {
            *("deprecated", "description", "errors", "examples", "externalDocs"),
            *("links", "name", "paramStructure", "params", "result", "servers"),
            *("summary", "tags"),
        }
    ),
    "operations": frozenset(
        {
            *("callbacks", "consumes", "deprecated", "description", "externalDocs"),
            *("operationId", "parameters", "produces", "requestBody", "responses"),
            *("schemes", "security", "servers", "summary", "tags"),
        }
    ),
    "parameters": _HEADER | {"in", "name"},
    "pathItems": frozenset(
        {
            *("additionalOperations", "delete", "description", "get", "head"),
            *("options", "parameters", "patch", "post", "put", "query", "servers"),
            *("summary", "trace"),
        }
    ),
    "requestBodies": frozenset({"content", "description", "required"}),
    "responses": frozenset(
        {
            *("content", "description", "examples", "headers", "links", "schema"),
            "summary",
        }
    ),
}
"""The keys that a member of a section may have, in any version."""

_NEEDED: Final[dict[str, frozenset[str]]] = {
    "errors": frozenset({"code"}),
    "methods": frozenset({"name"}),
    "parameters": frozenset({"in", "name"}),
    "requestBodies": frozenset({"content"}),
}
"""The keys without which nothing of a member can be used."""

# What says something about values, and what other things than schemas have, too.
_KEYWORDS = frozenset(
    {
        *("additionalProperties", "allOf", "anyOf", "const", "contains"),
        *("contentEncoding", "contentMediaType", "contentSchema", "dependencies"),
        *("dependentRequired", "dependentSchemas", "discriminator", "else", "enum"),
        *("exclusiveMaximum", "exclusiveMinimum", "format", "if", "items"),
        *("maxItems", "maxLength", "maxProperties", "maximum", "minItems"),
        *("minLength", "minProperties", "minimum", "multipleOf", "not", "nullable"),
        *("oneOf", "pattern", "patternProperties", "prefixItems", "properties"),
        *("propertyNames", "readOnly", "then", "type", "unevaluatedItems"),
        *("unevaluatedProperties", "uniqueItems", "writeOnly"),
    }
)
_NOTES = frozenset(
    {
        *("default", "definitions", "deprecated", "description", "example"),
        *("examples", "externalDocs", "required", "title", "xml"),
    }
)


def looks_like(value: JsonValue, section: str) -> bool:
    """Whether a value may be a member of a section of components; True for sections that have no form.

    It is none when it lacks what is needed, or when most of its keys are unknown.
    """
    if section in ("definitions", "schemas"):
        return isinstance(value, bool) or (
            isinstance(value, dict) and _is_schema(_own(value))
        )
    if section == "callbacks":
        return isinstance(value, dict) and all(
            isinstance(value[key], dict) for key in _own(value)
        )
    known = _KEYS.get(section)
    if known is None:
        return True
    if not isinstance(value, dict):
        return False
    keys = _own(value)
    return keys >= _NEEDED.get(section, frozenset()) and len(keys - known) <= len(
        keys & known
    )


def _own(value: dict[str, JsonValue]) -> set[str]:
    return {key for key in value if not key.startswith("x-")}


def _is_schema(keys: set[str]) -> bool:
    if any(key.startswith("$") for key in keys) or not keys.isdisjoint(_KEYWORDS):
        return True
    return keys <= _NOTES
