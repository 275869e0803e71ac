"""Models of `pets`."""

from __future__ import annotations

from typing import Any, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import (
    best_of,
    kept_fields as _kept_fields,
    Model,
    OpenModel,
    UnknownVariant,
    UNSET,
    Unset,
)

__all__ = [
    "Cat",
    "Dog",
    "Owner",
    "OwnerSpare",
    "Pet",
]


class Cat(OpenModel, kw_only=True):
    """Cat."""

    lives: int

    extra: dict[str, Any] = _kept_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class Dog(OpenModel, kw_only=True):
    """Dog."""

    barks: bool
    friends: list[Pet] | None = None

    extra: dict[str, Any] = _kept_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class Owner(
    Model,
    kw_only=True,
    rename={
        "pet": "pet",
        "spare": "spare",
        "id": "id",
        "size": "size",
        "by_name": "byName",
    },
):
    """Owner."""

    pet: Pet
    spare: OwnerSpare | None = None
    id: str | int | None = None
    size: float | str | None | Unset = UNSET
    by_name: dict[str, Pet] | None = None


if TYPE_CHECKING:
    OwnerSpare: TypeAlias = Cat | Dog | str | UnknownVariant
    Pet: TypeAlias = Cat | Dog | UnknownVariant
else:
    OwnerSpare = best_of(lambda: (Cat, Dog, str))
    Pet = best_of(lambda: (Cat, Dog))
