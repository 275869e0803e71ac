"""Models of `messages`."""

from __future__ import annotations

from typing import Literal, TypeAlias

from specmill_runtime.models import OpenIntEnum, OpenStrEnum

__all__ = [
    "Color",
    "ColorValue",
    "Status",
]


class Color(OpenStrEnum):
    """Values of Color."""

    RED = "red"
    DARK_BLUE = "dark blue"
    PLUS_1 = "+1"
    MINUS_1 = "-1"
    VALUE_3D = "3d"
    NONE = "None"
    CLASS = "class"
    VALUE_2 = ""
    NAME = "name"
    MRO = "mro"
    VALUE_3 = "value"


class Status(OpenIntEnum):
    """State of a message.

    Numbers are the server's.
    """

    PENDING = 0, "Not sent yet"
    SENT = (
        10,
        "Handed over to the network of the receiver, which has not answered so far",
    )
    FAILED = -1, 'It failed "for good"'


ColorValue: TypeAlias = Literal[
    "red",
    "dark blue",
    "+1",
    "-1",
    "3d",
    "None",
    "class",
    "",
    "name",
    "mro",
    "value",
]
