"""Models of `settings`."""

from __future__ import annotations

from typing import Any, Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import known, Model, OpenStrEnum, UNSET, Unset

__all__ = [
    "Limit",
    "Maybe",
    "Mixed",
    "Rate",
    "Settings",
    "SettingsFlags",
    "SettingsMixed",
    "SettingsNumbers",
    "SettingsShaped",
    "Share",
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
    rate: Rate | None = None
    share: Share | None = None
    limit: Limit | None = None
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
    Limit: TypeAlias = Literal[0] | int
    Mixed: TypeAlias = Literal[1, "two"] | int | str
    Rate: TypeAlias = Literal[2] | float | int
    Share: TypeAlias = float
else:
    SettingsMixed = known(1, "two", True, 2.5)
    SettingsNumbers = known(1.5, 2)
    SettingsFlags = known(True)
    Limit = known(0, 18446744073709551615)
    Mixed = known(1, "two")
    Rate = known(0.5, 2)
    Share = known(0.25, 0.5)
