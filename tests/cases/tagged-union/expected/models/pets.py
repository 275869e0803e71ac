"""Models of `pets`."""

from __future__ import annotations

from typing import Any, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import (
    kept_fields as _kept_fields,
    Model,
    OpenModel,
    tagged,
    UnknownVariant,
)

__all__ = [
    "Cat",
    "Dog",
    "Kennel",
    "KennelGuest",
    "Pet",
]


class Cat(OpenModel, kw_only=True):
    """Cat."""

    kind: str
    lives: int | None = None

    extra: dict[str, Any] = _kept_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class Dog(OpenModel, kw_only=True):
    """Dog."""

    kind: str
    barks: bool | None = None

    extra: dict[str, Any] = _kept_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class Kennel(Model, kw_only=True):
    """Kennel."""

    pets: list[Pet] | None = None
    guard: Pet | None = None
    guest: KennelGuest | None = None


if TYPE_CHECKING:
    KennelGuest: TypeAlias = Cat | Dog | UnknownVariant
    Pet: TypeAlias = Cat | Dog | UnknownVariant
    """A pet of one of two kinds."""
else:
    KennelGuest = tagged("kind", lambda: {"Cat": Cat, "Dog": Dog})
    Pet = tagged("kind", lambda: {"cat": Cat, "tomcat": Cat, "dog": Dog})
