"""Aliases that are made of themselves, which Python can name but msgspec can't decode."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from specmill.model.types import Alias, Anything, Declaration
from specmill.model.walk import named_keys


def without_recursive_aliases(
    types: Mapping[str, Declaration],
) -> dict[str, Declaration]:
    """The declarations, with any JSON value in place of each alias that reaches itself through aliases alone.

    Records may be recursive: a class can be named before it is complete.
    """
    below = {
        key: tuple(
            one
            for one in named_keys(declaration.target)
            if isinstance(types[one], Alias)
        )
        for key, declaration in types.items()
        if isinstance(declaration, Alias)
    }
    loops = {key for key in below if _reaches(key, key, below)}
    return {
        key: msgspec.structs.replace(one, target=Anything()) if key in loops else one
        for key, one in types.items()
    }


def _reaches(start: str, goal: str, below: Mapping[str, tuple[str, ...]]) -> bool:
    seen: set[str] = set()
    pending = list(below[start])
    while pending:
        key = pending.pop()
        if key == goal:
            return True
        if key not in seen:
            seen.add(key)
            pending += below[key]
    return False
