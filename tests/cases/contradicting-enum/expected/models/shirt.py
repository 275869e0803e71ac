"""Models of `shirt`."""

from __future__ import annotations

from typing import Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import known, Model, OpenIntEnum

__all__ = [
    "Level",
    "Scopes",
    "ScopesItem",
    "Shirt",
    "ShirtColours",
    "ShirtOdd",
    "ShirtSale",
    "ShirtSize",
]


class Level(OpenIntEnum):
    """Values of Level."""

    VALUE_1 = 1
    VALUE_2 = 2


class Shirt(Model, kw_only=True):
    """Shirt."""

    colours: list[ShirtColours]
    level: Level
    size: ShirtSize
    sale: ShirtSale
    scopes: Scopes | None
    odd: ShirtOdd | None = None


if TYPE_CHECKING:
    ScopesItem: TypeAlias = Literal["read", "write"] | str
    ShirtColours: TypeAlias = Literal["red", "blue"] | str
    ShirtSize: TypeAlias = Literal["38", "40"] | str
    ShirtSale: TypeAlias = Literal[True]
    ShirtOdd: TypeAlias = Literal["1", "two"] | str
    Scopes: TypeAlias = list[Literal["read", "write"] | str]
else:
    ScopesItem = known("read", "write")
    ShirtColours = known("red", "blue")
    ShirtSize = known("38", "40")
    ShirtSale = known(True)
    ShirtOdd = known("1", "two")
    Scopes = list[ScopesItem]
