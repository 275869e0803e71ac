"""Models of `channels`."""

from __future__ import annotations

from typing import Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import known, Model, OpenIntEnum, OpenStrEnum

__all__ = [
    "Channel",
    "ChannelLevel",
    "ChannelSize",
    "Kind",
    "Mode",
]


class ChannelLevel(OpenIntEnum):
    """Values of `Channel.level`."""

    LOW = 1
    HIGH = 2, "As high as it gets"


class Kind(OpenIntEnum):
    """Values of Kind."""

    TEXT = 0
    VOICE = 2, "Heard and not read"
    VALUE_4 = 4, "Not what it was, and soon gone."


class Mode(OpenStrEnum):
    """Values of Mode."""

    ON = "on"
    OFF = "off"


class Channel(Model, kw_only=True):
    """Channel."""

    kind: Kind
    size: ChannelSize | None
    mode: Mode
    level: ChannelLevel | None = None


if TYPE_CHECKING:
    ChannelSize: TypeAlias = Literal["s", "m", "l"] | str
else:
    ChannelSize = known("s", "m", "l")
