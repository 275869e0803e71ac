"""Models of `pets`."""

from __future__ import annotations

from typing import Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import known, Model

__all__ = [
    "Owner",
    "Pet",
    "PetColour",
    "PetHome",
    "Problem",
]


class Owner(Model, kw_only=True):
    """Owner."""

    name: str | None = None


class Pet(Model, kw_only=True):
    """Pet."""

    owner: Owner | None = None
    home: PetHome | None = None
    colour: PetColour | None = None
    spare: Problem | None = None


class PetHome(Model, kw_only=True):
    """PetHome."""

    street: str | None = None


class Problem(Model, kw_only=True):
    """Problem."""

    detail: str | None = None


if TYPE_CHECKING:
    PetColour: TypeAlias = Literal["red", "green"] | str
else:
    PetColour = known("red", "green")
