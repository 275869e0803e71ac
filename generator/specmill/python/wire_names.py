"""Identifiers of what has a name on the wire, within one place: a record, the query, the headers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from specmill.python.code import Code
from specmill.python.identifiers import snake_case
from specmill.python.namespace import Claim, allocate


def weight(asked: str | None, exact: bool) -> int:
    """What a claim has over others: a name that the description asks for, or one that needs no change."""
    return 4 if asked is not None else int(exact)


@lru_cache(maxsize=4096)
def names_of_place(members: tuple[tuple[str, str | None], ...]) -> Mapping[str, Code]:
    """The identifiers of things with these wire names, and the names that the description asks for.

    A wire name that is an identifier stays what it is; those of the same words get a number.
    """
    return allocate(
        Claim(
            wire_name,
            (snake_case(identifier or wire_name),),
            weight=weight(identifier, snake_case(wire_name) == wire_name),
        )
        for wire_name, identifier in members
    )
