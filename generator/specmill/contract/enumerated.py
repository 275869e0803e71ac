"""Values that a schema lists beside a type that does not have them, as the types of the SDK read them."""

from __future__ import annotations

from specmill.frontends.listed_values import listed_items, listed_values
from specmill.source.node import JsonValue


def contradicts(schema: dict[str, JsonValue]) -> bool:
    """True for a schema that lists values which its type does not have, but means others."""
    if not isinstance(schema["enum"], list):
        return False
    is_changed = listed_values(schema) is not schema["enum"]
    return is_changed or listed_items(schema) is not None


def list_again(schema: JsonValue, written: dict[str, JsonValue]) -> None:
    """Write what `schema` lists as values of its type, or of its items."""
    if not isinstance(schema, dict) or "enum" not in written:
        return
    values = listed_items(schema)
    if values is None:
        written["enum"] = listed_values(schema)
        return
    del written["enum"]
    items = written.get("items", {})
    if isinstance(items, dict) and {"enum", "const", "$ref"}.isdisjoint(items):
        written["items"] = {**items, "enum": values}
