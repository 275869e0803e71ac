"""Models of `things`."""

from __future__ import annotations

from typing import Any

from specmill_runtime.models import Model, UNSET, Unset

__all__ = [
    "Thing",
]


class Thing(
    Model,
    kw_only=True,
    rename={
        "present": "present",
        "present_or_null": "presentOrNull",
        "maybe": "maybe",
        "maybe_or_null": "maybeOrNull",
        "maybe_named": "maybeNamed",
        "maybe_list": "maybeList",
        "always": "always",
        "loose": "loose",
    },
):
    """Thing."""

    present: str
    present_or_null: str | None
    maybe: str | None = None
    maybe_or_null: str | None | Unset = UNSET
    maybe_named: str | None | Unset = UNSET
    maybe_list: list[int | None] | None | Unset = UNSET
    always: None | Unset = UNSET

    loose: Any = UNSET
    """Any value."""
