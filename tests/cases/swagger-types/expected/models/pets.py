"""Models of `pets`."""

from __future__ import annotations

from typing import Any, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import (
    kept_fields as _kept_fields,
    OpenModel,
    tagged,
    UnknownVariant,
    UNSET,
    Unset,
)

__all__ = [
    "Cat",
    "Lion",
    "Owner",
    "Pet",
]


class Cat(OpenModel, kw_only=True):
    """Cat."""

    kind: str
    name: str | None
    owner: Owner | None | Unset = UNSET

    age: int | None = None
    """More than 0."""

    lives: int | None = None
    """Default: 9."""

    extra: dict[str, Any] = _kept_fields()
    """Members that the description does not name, by wire name; they are sent back."""
    _defaults = {"lives": 9}


class Lion(OpenModel, kw_only=True):
    """Lion."""

    kind: str
    name: str | None
    owner: Owner | None | Unset = UNSET

    age: int | None = None
    """More than 0."""

    lives: int | None = None
    """Default: 9."""
    mane: bool | None = None

    extra: dict[str, Any] = _kept_fields()
    """Members that the description does not name, by wire name; they are sent back."""
    _defaults = {"lives": 9}


class Owner(OpenModel, kw_only=True):
    """Owner."""

    id: int | None = None
    """Read-only."""
    email: str | None = None
    extra: dict[str, str] | None = None

    extra_fields: dict[str, Any] = _kept_fields()
    """Members that the description does not name, by wire name; they are sent back."""


if TYPE_CHECKING:
    Pet: TypeAlias = Cat | Lion | UnknownVariant
else:
    Pet = tagged("kind", lambda: {"Cat": Cat, "#lion": Lion})
