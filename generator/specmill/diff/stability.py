"""How stable something is said to be: `x-stability-level`."""

from __future__ import annotations

STABILITY = "x-stability-level"
STABLE = "stable"
"""The level of what names none."""

_LEVELS = ("draft", "alpha", "beta", STABLE)


def is_unstable(level: str | None) -> bool:
    """Whether nobody was promised that something stays as it is."""
    return level in ("draft", "alpha")


def stability_edit(old: str | None, new: str | None) -> str | None:
    """What became of a promise; None when it is the same."""
    if (old or STABLE) == (new or STABLE):
        return None
    if new is not None and new not in _LEVELS:
        return "unknown"
    return "lowered" if _rank(new) < _rank(old) else "raised"


def _rank(level: str | None) -> int:
    return _LEVELS.index(level) if level in _LEVELS else len(_LEVELS) - 1
