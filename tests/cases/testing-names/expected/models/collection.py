"""Models of `collection`."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import (
    best_of,
    kept_fields as _kept_fields,
    Model,
    OpenModel,
    UnknownVariant,
)

__all__ = [
    "Collection",
    "CollectionFields",
    "Factory",
    "OTP",
    "TestingNamesFactory",
    "TypedDict",
    "Unpack",
]


class Collection(Model, kw_only=True):
    """Collection."""

    id: int
    kind: TypedDict | None = None
    fields: CollectionFields | None = None


class Factory(Model, kw_only=True):
    """Factory."""

    owner: TestingNamesFactory | None = None


class OTP(Model, kw_only=True):
    """OTP."""

    code: str
    factory: Factory | None = None
    unpacked: Unpack | None = None


class TestingNamesFactory(Model, kw_only=True):
    """TestingNamesFactory."""

    name: str | None = None


class TypedDict(OpenModel, kw_only=True):
    """TypedDict."""

    a: int | None = None

    extra: dict[str, Any] = _kept_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class Unpack(Model, kw_only=True):
    """Unpack."""

    a: int | None = None


if TYPE_CHECKING:
    CollectionFields: TypeAlias = date | datetime | UnknownVariant
else:
    CollectionFields = best_of(lambda: (date, datetime))
