"""Models of `pets`."""

from __future__ import annotations

from typing import Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import known, Model, tagged, UnknownVariant

__all__ = [
    "Animal",
    "Cat",
    "CatKind",
    "Dog",
    "DogKind",
    "Pet",
]


class Animal(Model, kw_only=True):
    """Animal."""

    kind: str | None = None
    legs: int | None = None


class Cat(Model, kw_only=True):
    """Cat."""

    kind: CatKind
    lives: int | None = None


class Dog(Model, kw_only=True):
    """Dog."""

    kind: DogKind
    tricks: list[str] | None = None


if TYPE_CHECKING:
    CatKind: TypeAlias = Literal["cat"]
    DogKind: TypeAlias = Literal["dog"]
    Pet: TypeAlias = Cat | Dog | Animal | UnknownVariant
else:
    CatKind = known("cat")
    DogKind = known("dog")
    Pet = tagged("kind", lambda: {"cat": Cat, "dog": Dog, "Animal": Animal, "": Animal})
