"""What the standard does not allow at a place, and is read all the same: words of other versions, and references."""

from __future__ import annotations

from collections.abc import Container

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

_ANNOTATIONS = frozenset(
    {"description", "example", "examples", "externalDocs", "summary", "title"}
)
_PARTS = ("components", "definitions", "webhooks")
_DOCUMENTING = (("externalDocs",), ("info",), ("info", "contact"), ("info", "license"))

_KINDS = ("array", "boolean", "integer", "null", "number", "object", "string")
_BOUNDS = frozenset({"exclusiveMinimum", "exclusiveMaximum"})

_METHODS = frozenset(
    {
        *("delete", "get", "head", "options", "patch", "post", "put", "query"),
        "trace",
    }
)
_OF_VERSION_2 = frozenset({"parameters", "responses", "securityDefinitions"})
_ONLY_VERSION_2 = frozenset(
    {"basePath", "consumes", "host", "produces", "schemes", "securityDefinitions"}
)
_ONLY_VERSION_3 = frozenset({"components", "requestBody", "servers", "webhooks"})
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
        case ValidationErrorKind.Type() if key == "examples":
            return isinstance(value, dict)
        case ValidationErrorKind.Type() if key == "items":
            return isinstance(value, list)
        case ValidationErrorKind.Type() | ValidationErrorKind.Enum() if key == "type":
            kinds = value if isinstance(value, list) else [value]
            return bool(kinds) and all(kind in _KINDS for kind in kinds)
        case _:
            return False


def tolerated_hint(error: ValidationError) -> str:
    """How this version writes what another one writes so."""
    key = error.instance_path[-1] if error.instance_path else None
    value = error.instance
    match key:
        case "required":
            return "list each name once" if value else "leave the empty list out"
        case "examples":
            return "write a list of values: [{…}]"
        case "items":
            return "describe all items by one schema, or each by its place: `prefixItems` in OpenAPI 3.1"
        case "type":
            return "OpenAPI 3.1 has it; before that, `nullable: true` stands for null and `anyOf` for several types"
        case _ if isinstance(value, bool):
            bound = str(key).replace("exclusiveM", "m")
            return f"write the number of {bound!r} here, and leave {bound!r} out"
        case _:
            bound = str(key).replace("exclusiveM", "m")
            return f"write the number as {bound!r}, and `{key}: true`"


def only_tells(name: str, path: Path, known: frozenset[str]) -> bool:
    """Whether a key that its place does not have can only tell readers something: one that documents elsewhere, in an
    object of fixed members, or any in an object that only documents.
    """
    if path in _DOCUMENTING or path[:-1] == ("tags",):
        return True
    return name in _ANNOTATIONS and len(known) > 1


def cost_without(missing: str, path: Path, beside: Container[str]) -> str | None:
    """What becomes of an SDK without a key that its place has to have `beside` others; None where none can be made."""
    match (*path, missing):
        case ("info",) | ("info", "title"):
            return "the SDK is called like its file"
        case ("info", "version"):
            return "the SDK doesn't say which edition it was made of"
        case ("paths",) if any(part in beside for part in _PARTS):
            # OpenAPI 3.1 does without it.
            return "there is nothing to call"
        case (*operation, "responses") if _is_operation(tuple(operation)):
            # OpenAPI 3.1 does without them.
            return "what it answers is not read"
        case (*_, "responses", _, "description"):
            return "readers are not told what it answers"
        case _:
            return None


def lacks_answers(error: ValidationError) -> bool:
    """True for `responses` of an operation that name no status: OpenAPI 3.1 asks for `default` then, 2.0 for something
    that is no extension.
    """
    path = tuple(error.instance_path)
    if cost_without("responses", path[:-1], ()) is None or path[-1] != "responses":
        return False
    match error.kind:
        case ValidationErrorKind.Required(property="default"):
            return True
        case ValidationErrorKind.MinProperties() | ValidationErrorKind.Not():
            return True
        case _:
            return False


def foreign_hint(keyword: str) -> str:
    """Which version has a keyword that this one has not."""
    version = "3.0" if keyword == "nullable" else "3.1"
    return f"OpenAPI {version} has it; other tools may ignore or refuse it here"


def version_hint(name: str) -> str | None:
    """Which version of OpenAPI has a key that this one has not."""
    if name in _ONLY_VERSION_3:
        return "only OpenAPI 3 has it: is the version right?"
    if name in _ONLY_VERSION_2:
        return "only OpenAPI 2.0 has it: is the version right?"
    return None


def is_followed(path: Path) -> bool:
    """Whether a reference at this place is read although the standard has none there."""
    match path:
        case (str() as section, _) if section in _OF_VERSION_2:
            return True
        case (*_, "additionalOperations" | "content" | "parameters" | "responses", _):
            return True
        case (*_, "items"):
            return True
        case _:
            return _is_operation(path)


def _is_operation(path: Path) -> bool:
    match path:
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
