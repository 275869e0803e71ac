"""The same description in other words."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
# Members whose values are examples, and no part of the description's structure.
_LITERAL = frozenset({"example", "examples", "default", "enum", "const", "value"})
_OLD_KEYS = frozenset({"nullable", "exclusiveMinimum", "exclusiveMaximum", "example"})


def copied(root: Any) -> Any:
    """The description as it is."""
    return root


def shuffled(root: Any) -> Any:
    """Every mapping in another order."""
    return _shuffled(root, random.Random(7))


def _shuffled(value: Any, chance: random.Random) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: _shuffled(value[key], chance) for key in keys}
    if isinstance(value, list):
        return [_shuffled(one, chance) for one in value]
    return value


def extracted(root: Any) -> Any:
    """Every inline schema of a body, response or parameter as a component of its own."""
    components = root.setdefault("components", {}).setdefault("schemas", {})
    if "openapi" not in root:
        return None
    for number, holder in enumerate(list(_holders(root))):
        schema = holder["schema"]
        if isinstance(schema, dict) and "$ref" not in schema:
            name = f"Extracted{number}"
            components[name] = schema
            holder["schema"] = {"$ref": f"#/components/schemas/{name}"}
    return root


def inlined(root: Any) -> Any:
    """Every reference of a body, response or parameter to a schema as that schema."""
    components = root.get("components", {}).get("schemas", {})
    if "openapi" not in root:
        return None
    for holder in _holders(root):
        schema = holder["schema"]
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        name = str(reference).removeprefix("#/components/schemas/")
        if reference is not None and len(schema) == 1 and name in components:
            holder["schema"] = components[name]
    return root


def _holders(root: Any) -> Iterator[Any]:
    """Media types, parameters and headers that have a schema, outside of components."""
    for item in (*root.get("paths", {}).values(), *root.get("webhooks", {}).values()):
        if not isinstance(item, dict):
            continue
        yield from _with_schema(item.get("parameters", []))
        for method in _METHODS:
            yield from _of_operation(item.get(method, {}))


def _of_operation(operation: Any) -> Iterator[Any]:
    yield from _with_schema(operation.get("parameters", []))
    yield from _with_schema(
        operation.get("requestBody", {}).get("content", {}).values()
    )
    for response in operation.get("responses", {}).values():
        if isinstance(response, dict):
            yield from _with_schema(response.get("content", {}).values())
            yield from _with_schema(response.get("headers", {}).values())


def _with_schema(listed: Any) -> Iterator[Any]:
    yield from (one for one in listed if isinstance(one, dict) and "schema" in one)


def modernised(root: Any) -> Any:
    """A description of OpenAPI 3.0 in the words of 3.1."""
    if not str(root.get("openapi", "")).startswith("3.0"):
        return None
    found = _modernised(root, "")
    found["openapi"] = "3.1.0"
    return found


def _modernised(value: Any, key: str) -> Any:
    if isinstance(value, list):
        return [_modernised(one, key) for one in value]
    if not isinstance(value, dict) or key in _LITERAL or key.startswith("x-"):
        return value
    is_names = key in ("properties", "schemas", "patternProperties")
    written = {
        name: _modernised(one, "" if is_names else name) for name, one in value.items()
    }
    if is_names or "in" in value:
        return written
    if "$ref" in value:
        # In OpenAPI 3.0 what stands beside a reference has no meaning, but many mean `nullable`.
        reference = {"$ref": value["$ref"]}
        texts = {key: value[key] for key in ("title", "description") if key in value}
        if value.get("nullable") is True:
            return {"anyOf": [reference, {"type": "null"}], **texts}
        return {**reference, **texts}
    if not _is_schema(value):
        return written
    return _schema(written)


def _is_schema(value: Any) -> bool:
    return isinstance(value.get("type"), str) or not _OLD_KEYS.isdisjoint(value)


def _schema(schema: Any) -> Any:
    for bound in ("minimum", "maximum"):
        exclusive = f"exclusive{bound.capitalize()}"
        if isinstance(schema.get(exclusive), bool) and (
            schema.pop(exclusive) and bound in schema
        ):
            schema[exclusive] = schema.pop(bound)
    if "type" in schema and schema.pop("nullable", False):
        schema["type"] = [schema["type"], "null"]
        if "enum" in schema and None not in schema["enum"]:
            schema["enum"] = [*schema["enum"], None]
    if "type" in schema and "example" in schema and "examples" not in schema:
        schema["examples"] = [schema.pop("example")]
    if schema.get("format") == "byte":
        del schema["format"]
        schema["contentEncoding"] = "base64"
    return schema


REWORDINGS: dict[str, Callable[[Any], Any]] = {
    "copy": copied,
    "order": shuffled,
    "extracted schemas": extracted,
    "inlined schemas": inlined,
    "OpenAPI 3.1": modernised,
}
"""The words that are tried, by what is said of them; None when they do not apply."""

SAME_SDK = frozenset({"copy", "order", "OpenAPI 3.1"})
"""The words that name nothing otherwise, so that the SDK stays the same as well."""
