"""What a schema says against itself, written as the types of the SDK read it, so that values can fit it."""

from __future__ import annotations

from specmill.frontends.listed_values import are_labels, listed_items, listed_values
from specmill.source.node import JsonValue


def contradicts(schema: dict[str, JsonValue]) -> bool:
    """True for a schema that lists values which its type does not have, but means others."""
    if not isinstance(schema["enum"], list):
        return False
    is_changed = listed_values(schema) is not schema["enum"]
    return is_changed or listed_items(schema) is not None or are_labels(schema)


def list_again(schema: JsonValue, written: dict[str, JsonValue]) -> None:
    """Write what `schema` lists as values of its type, or of its items."""
    if not isinstance(schema, dict) or "enum" not in written:
        return
    values = listed_items(schema)
    if values is None:
        written["enum"] = listed_values(schema)
        if are_labels(schema):
            written["type"] = _texts(written["type"])
        return
    del written["enum"]
    items = written.get("items", True)
    items = {} if items is True else items
    if isinstance(items, dict) and {"enum", "const", "$ref"}.isdisjoint(items):
        listing: dict[str, JsonValue] = {**items, "enum": values}
        if are_labels(listing):
            listing["type"] = _texts(listing["type"])
        written["items"] = listing


def _texts(kind: JsonValue) -> JsonValue:
    """The type of texts, in the place of another one."""
    is_nullable = isinstance(kind, list) and "null" in kind
    return ["string", "null"] if is_nullable else "string"


def possible_members(
    required: list[JsonValue], written: dict[str, JsonValue]
) -> list[JsonValue]:
    """The required members, each once, that may be there: a closed object has none but declared ones."""
    names = list(dict.fromkeys(map(str, required)))
    declared = written.get("properties")
    is_closed = written.get("additionalProperties") is False
    if not (is_closed and isinstance(declared, dict)) or "patternProperties" in written:
        return [*names]
    return [name for name in names if name in declared]
