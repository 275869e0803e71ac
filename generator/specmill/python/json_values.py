"""JSON values: which kind of scalar they are, and the types that their containers have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from specmill.model.types import JsonValue, ScalarKind

_CLASSES: Mapping[ScalarKind, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


def is_of_kind(value: JsonValue, kind: ScalarKind) -> bool:
    """Whether the value is a scalar of a kind; true and false are no numbers."""
    return type(value) in _CLASSES[kind]


def members_of(value: JsonValue) -> dict[str, JsonValue] | None:
    """The value if it is an object."""
    return cast("dict[str, JsonValue]", value) if isinstance(value, dict) else None


def elements_of(value: JsonValue) -> Sequence[JsonValue] | None:
    """The value if it is an array."""
    return cast("Sequence[JsonValue]", value) if isinstance(value, list) else None
