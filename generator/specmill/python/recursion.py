"""Aliases that are made of themselves, which checkers can read but msgspec has to look up later."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec

from specmill.model.bare import bare_keys
from specmill.model.types import (
    Alias,
    Anything,
    Declaration,
    Type,
)
from specmill.model.walk import named_keys

Below = Mapping[str, tuple[str, ...]]


def settle_recursive_aliases(
    types: Mapping[str, Declaration],
) -> dict[str, Declaration]:
    """The declarations, with the aliases marked that reach themselves through aliases alone.

    One that does so without an array or a map in between says nothing: it gets any JSON value.
    Records may be recursive: a class can be named before it is complete.
    """
    endless = _loops(_below(types, bare_keys))
    sound = {
        key: msgspec.structs.replace(one, target=Anything()) if key in endless else one
        for key, one in types.items()
    }
    recursive = _loops(_below(sound, named_keys))
    return {
        key: msgspec.structs.replace(one, recursive=True) if key in recursive else one
        for key, one in sound.items()
    }


def _below(
    types: Mapping[str, Declaration], keys_in: Callable[[Type], Iterator[str]]
) -> Below:
    """The aliases that each alias is made of."""
    return {
        key: tuple(
            one for one in keys_in(declaration.target) if isinstance(types[one], Alias)
        )
        for key, declaration in types.items()
        if isinstance(declaration, Alias)
    }


def _loops(below: Below) -> set[str]:
    return {key for key in below if _reaches(key, key, below)}


def _reaches(start: str, goal: str, below: Below) -> bool:
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
