"""JSON values with the types that their containers have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from specmill.model.types import JsonValue


def members_of(value: JsonValue) -> dict[str, JsonValue] | None:
    """The value if it is an object."""
    return cast("dict[str, JsonValue]", value) if isinstance(value, dict) else None


def elements_of(value: JsonValue) -> Sequence[JsonValue] | None:
    """The value if it is an array."""
    return cast("Sequence[JsonValue]", value) if isinstance(value, list) else None
