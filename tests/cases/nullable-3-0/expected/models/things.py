"""Models of `things`."""

from __future__ import annotations

from typing import Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import known, Model, UNSET, Unset

__all__ = [
    "Thing",
    "ThingKind",
]


class Thing(Model, kw_only=True):
    """Thing."""

    name: str | None
    kind: ThingKind | None | Unset = UNSET
    parent: Thing | None | Unset = UNSET
    size: float | None | Unset = UNSET


if TYPE_CHECKING:
    ThingKind: TypeAlias = Literal["big", "small"] | str
else:
    ThingKind = known("big", "small")
