"""Models of `things`."""

from __future__ import annotations

from typing import Any, Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import (
    always as _always,
    kept_fields as _kept_fields,
    known,
    Model,
    OpenModel,
)

__all__ = [
    "Made",
    "MadeKind",
    "Owner",
    "OwnerKind",
    "OwnerSince",
]


class Made(Model, kw_only=True):
    """Made."""

    kind: MadeKind
    owner: Owner | None = None


class Owner(OpenModel, kw_only=True):
    """Owner."""

    kind: OwnerKind = _always("person")
    name: str
    since: OwnerSince | None = None

    extra: dict[str, Any] = _kept_fields()
    """Members that the description does not name, by wire name; they are sent back."""


if TYPE_CHECKING:
    MadeKind: TypeAlias = Literal["made"]
    OwnerKind: TypeAlias = Literal["person"]
    OwnerSince: TypeAlias = Literal["now"]
else:
    MadeKind = known("made")
    OwnerKind = known("person")
    OwnerSince = known("now")
