"""Models of `items`."""

from __future__ import annotations

from typing import Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import best_of, known, Model, tagged, UnknownVariant

__all__ = [
    "Image",
    "ImageType",
    "Item",
    "ItemMessage",
    "Reply",
    "Text",
    "TextType",
]


class Image(Model, kw_only=True):
    """Image."""

    type: ImageType
    url: str


class Reply(Model, kw_only=True):
    """Reply."""

    type: TextType
    to: int


class Text(Model, kw_only=True):
    """Text."""

    type: TextType
    text: str


if TYPE_CHECKING:
    ImageType: TypeAlias = Literal["image"]
    TextType: TypeAlias = Literal["message"]
    ItemMessage: TypeAlias = Text | Reply | UnknownVariant
    Item: TypeAlias = ItemMessage | Image | UnknownVariant
else:
    ImageType = known("image")
    TextType = known("message")
    ItemMessage = best_of(lambda: (Text, Reply))
    Item = tagged("type", lambda: {"message": ItemMessage, "image": Image})
