"""Models shared by several groups of operations."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import kept_fields as _kept_fields, known, Model, OpenModel

__all__ = [
    "Account",
    "AccountKind",
    "Profile",
]


class Account(Model, kw_only=True):
    """Answers need the id, requests the password."""

    id: int
    """Read-only."""
    name: str

    kind: AccountKind
    """Read-only."""

    created: datetime | None = None
    """Read-only."""
    profile: Profile | None = None


class Profile(OpenModel, kw_only=True):
    """Both directions share it."""

    avatar: str | None = None
    """Read-only."""
    motto: str | None = None

    extra: dict[str, Any] = _kept_fields()
    """Members that the description does not name, by wire name; they are sent back."""


if TYPE_CHECKING:
    AccountKind: TypeAlias = Literal["account"]
else:
    AccountKind = known("account")
