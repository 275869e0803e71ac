"""Models of `settings`."""

from __future__ import annotations

from typing import Any, Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import known, Model, OpenStrEnum, UNSET, Unset

__all__ = [
    "Maybe",
    "Mixed",
    "Settings",
    "SettingsFlags",
    "SettingsMixed",
    "SettingsNumbers",
    "SettingsShaped",
]


class Maybe(OpenStrEnum):
    """Values of Maybe."""

    X = "x"
    Y = "y"


class Settings(Model, kw_only=True):
    """Settings."""

    mixed: SettingsMixed | None
    nothing: None
    named: Mixed | None = None
    maybe: Maybe | None | Unset = UNSET
    numbers: SettingsNumbers | None = None
    flags: SettingsFlags | None = None
    objects: dict[str, Any] | None = None
    lists: list[Any] | None = None
    shaped: SettingsShaped | None = None
    whatever: Any = UNSET
    empty: str | None = None
    fixed: dict[str, Any] | None = None
    none: None | Unset = UNSET


class SettingsShaped(Model, kw_only=True):
    """The value of `Settings.shaped`."""

    a: int | None = None


if TYPE_CHECKING:
    SettingsMixed: TypeAlias = Literal[1, "two", True] | float | int | str
    SettingsNumbers: TypeAlias = Literal[2] | float | int
    SettingsFlags: TypeAlias = Literal[True]
    Mixed: TypeAlias = Literal[1, "two"] | int | str
else:
    SettingsMixed = known(1, "two", True, 2.5)
    SettingsNumbers = known(1.5, 2)
    SettingsFlags = known(True)
    Mixed = known(1, "two")
