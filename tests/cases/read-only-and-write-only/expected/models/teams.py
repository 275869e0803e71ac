"""Models of `teams`."""

from __future__ import annotations

from typing import Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import (
    always as _always,
    known,
    Model,
    tagged,
    UnknownVariant,
)

from ._shared import Account, AccountKind, Profile

__all__ = [
    "AccountInput",
    "Bot",
    "BotInput",
    "BotKind",
    "Member",
    "MemberInput",
    "Team",
    "TeamRequest",
]


class AccountInput(Model, kw_only=True):
    """Answers need the id, requests the password."""

    name: str

    password: str
    """Write-only."""

    kind: AccountKind = _always("account")
    """Read-only."""
    profile: Profile | None = None


class Bot(Model, kw_only=True):
    """Bot."""

    kind: BotKind
    owner: Account | None = None


class BotInput(Model, kw_only=True):
    """`Bot` as it is sent."""

    kind: BotKind = _always("bot")
    owner: AccountInput | None = None


class Team(Model, kw_only=True):
    """It holds what has two forms."""

    members: list[Member]
    parent: Team | None = None
    by_role: dict[str, Account] | None = None


class TeamRequest(Model, kw_only=True):
    """It holds what has two forms."""

    members: list[MemberInput]
    parent: TeamRequest | None = None
    by_role: dict[str, AccountInput] | None = None


if TYPE_CHECKING:
    BotKind: TypeAlias = Literal["bot"]
    Member: TypeAlias = Account | Bot | UnknownVariant
    MemberInput: TypeAlias = AccountInput | BotInput
else:
    BotKind = known("bot")
    Member = tagged("kind", lambda: {"account": Account, "bot": Bot})
    MemberInput = tagged("kind", lambda: {"account": AccountInput, "bot": BotInput})
