"""What a schema lists in `enum`, as its `type` has it where the two contradict each other.

Many descriptions list the values of items beside `type: array`, or numbers as texts and the other way round.
"""

from __future__ import annotations

import json
import re

from specmill.source.node import JsonValue

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17})?")
_BOOLEANS: dict[JsonValue, bool] = {"true": True, "false": False}


def listed_values(schema: dict[str, JsonValue]) -> list[JsonValue]:
    """The values of `enum` as `type` has them: "1" is 1 among integers, and 1 is "1" among strings.

    They stay as they are listed where `type` has a value for some of them only, or allows several kinds.
    """
    listed = schema.get("enum")
    if not isinstance(listed, list):
        return []
    kind = _kind(schema)
    texts = sum(isinstance(value, str) for value in listed)
    if kind is None or texts + listed.count(None) == (
        len(listed) if kind == "string" else 0
    ):
        return listed
    found = [as_kind(kind, value) for value in listed]
    return found if found.count(None) == listed.count(None) else listed


def listed_items(schema: dict[str, JsonValue]) -> list[JsonValue] | None:
    """The values of items that stand beside `type: array`, as the type of the items has them.

    None when `enum` lists arrays, or nothing.
    """
    listed = schema.get("enum")
    if not isinstance(listed, list) or _kind(schema) != "array":
        return None
    values: list[JsonValue] = [value for value in listed if value is not None]
    if not values or any(isinstance(one, list) for one in values):
        return None
    items = schema.get("items")
    return listed_values({**(items if isinstance(items, dict) else {}), "enum": values})


def are_labels(schema: dict[str, JsonValue]) -> bool:
    """True for texts beside a type that has none of them: what is sent are these texts, or nobody knows what."""
    values = [value for value in listed_values(schema) if value is not None]
    is_other = _kind(schema) in ("boolean", "integer", "number")
    return is_other and bool(values) and all(isinstance(one, str) for one in values)


def _kind(schema: dict[str, JsonValue]) -> str | None:
    kind = schema.get("type")
    if isinstance(kind, list):
        kinds = [one for one in kind if one != "null"]
        kind = kinds[0] if len(kinds) == 1 else None
    return kind if isinstance(kind, str) else None


def as_kind(kind: str, value: JsonValue) -> JsonValue:
    """The value as one of a kind; None when there is none."""
    match kind, value:
        case "string", str():
            return value
        case "string", int() | float():
            return json.dumps(value)
        case "integer" | "number", str() if _INTEGER.fullmatch(value):
            return int(value)
        case "number", str() if _NUMBER.fullmatch(value):
            return float(value)
        case "boolean", str():
            return _BOOLEANS.get(value.lower())
        case "integer" | "number", int() | float() if not isinstance(value, bool):
            return value
        case "boolean", bool():
            return value
        case _:
            return None
