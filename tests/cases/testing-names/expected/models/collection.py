"""Models of `collection`."""

from __future__ import annotations

from typing import Any

from specmill_runtime.models import (
    kept_fields as _kept_fields,
    Model,
    OpenModel,
    OpenStrEnum,
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


class CollectionFields(OpenStrEnum):
    """Values of CollectionFields."""

    ID = "id"
    KIND = "kind"


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
