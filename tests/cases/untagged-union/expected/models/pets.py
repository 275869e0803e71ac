"""Models of `pets`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from specmill_runtime.models import best_of, Model, UNSET, Unset

__all__ = [
    "Cat",
    "Dog",
    "Owner",
    "OwnerSpare",
    "Pet",
]


class Cat(Model, kw_only=True):
    """Cat."""

    lives: int


class Dog(Model, kw_only=True):
    """Dog."""

    barks: bool
    friends: list[Pet] | None = None


class Owner(Model, kw_only=True, rename={"by_name": "byName"}):
    """Owner."""

    pet: Pet
    spare: OwnerSpare | None = None
    id: str | int | None = None
    size: float | str | None | Unset = UNSET
    by_name: dict[str, Pet] | None = None


if TYPE_CHECKING:
    OwnerSpare: TypeAlias = Cat | Dog | str
    Pet: TypeAlias = Cat | Dog
else:
    OwnerSpare = best_of(lambda: (Cat, Dog, str))
    Pet = best_of(lambda: (Cat, Dog))
