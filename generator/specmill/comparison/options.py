"""The options of the command `diff`, and which of them go together."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from specmill.source.limits import Limits

_GATES = frozenset({"outputs", "fail_on", "check_version"})
_COMPARED = frozenset({"sides", "base_ref", "overlays", "decisions", "keep_names"})
_IDLE = {
    "list_rules": _COMPARED | _GATES | {"explain", "accept"},
    "explain": _COMPARED | _GATES | {"accept"},
    "accept": _GATES | {"keep_names", "printed"},
    "keep_names": _GATES | {"printed"},
}
"""Options that do nothing beside another one."""
_OF_DECISIONS = frozenset({"reason", "author", "until"})


class UsageError(Exception):
    """Something wrong with what the user typed; `option` says where, None for the arguments.

    `block` are lines to show below the message.
    """

    def __init__(
        self, message: str, option: str | None = None, block: str = ""
    ) -> None:
        super().__init__(message)
        self.option = option
        self.block = f"\n{block}" if block else ""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The options of one run, as they were given.

    `summary` is the file that GitHub shows beside the run of a workflow, "" elsewhere.
    """

    sides: tuple[str, ...]
    base_ref: str | None
    overlays: tuple[Path, ...]
    limits: Limits
    printed: str
    outputs: tuple[str, ...]
    fail_on: tuple[str, ...]
    check_version: bool
    decisions: Path | None
    accept: tuple[str, ...]
    reason: str
    author: str
    until: str
    keep_names: bool
    list_rules: bool
    explain: str | None
    rules_url: str | None
    today: datetime.date
    summary: str


def refuse_idle(asked: Asked) -> None:
    """Raise UsageError for an option that would be ignored."""
    given = [name for name in asked.__struct_fields__ if getattr(asked, name)]
    beside = next((name for name in _IDLE if name in given), "")
    for name in given:
        if name == "printed" and asked.printed == "text":
            continue
        if name in _IDLE.get(beside, ()):
            message = f"has no effect beside {_option(beside, asked)}"
        elif name in _OF_DECISIONS and beside != "accept":
            message = "has no effect without --accept"
        else:
            continue
        if name == "sides":
            raise UsageError(f"'{asked.sides[0]}' {message}")
        raise UsageError(message, _option(name, asked))


def _option(name: str, asked: Asked) -> str:
    """How an option is written."""
    written = {
        "outputs": "output",
        "overlays": "overlay",
        "printed": "changelog" if asked.printed == "changelog" else "format",
    }
    return f"--{written.get(name, name).replace('_', '-')}"
