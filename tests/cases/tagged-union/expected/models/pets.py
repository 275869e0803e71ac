"""Models of `pets`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from specmill_runtime.models import Model, tagged

__all__ = [
    "Cat",
    "Dog",
    "Kennel",
    "KennelGuest",
    "Pet",
]


class Cat(Model, kw_only=True):
    """Cat."""

    kind: str
    lives: int | None = None


class Dog(Model, kw_only=True):
    """Dog."""

    kind: str
    barks: bool | None = None


class Kennel(Model, kw_only=True):
    """Kennel."""

    pets: list[Pet] | None = None
    guard: Pet | None = None
    guest: KennelGuest | None = None


if TYPE_CHECKING:
    KennelGuest: TypeAlias = Cat | Dog
    Pet: TypeAlias = Cat | Dog
    """A pet of one of two kinds."""
else:
    KennelGuest = tagged("kind", lambda: {"Cat": Cat, "Dog": Dog})
    Pet = tagged("kind", lambda: {"cat": Cat, "tomcat": Cat, "dog": Dog})
