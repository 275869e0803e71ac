"""Models of `用户`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from specmill_runtime.models import later, Model, OpenStrEnum

__all__ = [
    "期Type",
    "用户Type",
    "种类Type",
]


class 种类Type(OpenStrEnum):
    """Values of 种类."""

    A = "a"
    B = "b"


class 用户Type(Model, kw_only=True):
    """用户."""

    种类: 种类Type
    用户: 用户Type | None = None
    期: 期Type | None = None


if TYPE_CHECKING:
    期Type: TypeAlias = "dict[str, 期Type]"
else:
    期Type = later("期Type", lambda: dict[str, 期Type])
