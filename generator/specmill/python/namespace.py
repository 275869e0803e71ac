"""Allocation of identifiers: many claims in one scope, resolved together so that order does not matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import attrgetter

import msgspec

from specmill.python.code import Code
from specmill.python.identifiers import suffixed


class Claim(msgspec.Struct, frozen=True):
    """A wish for a name: `key` is unique in the scope, `wanted` come best first.

    `weight` is what a claim has over its rivals: a description that asks for the name weighs more than
    one that writes it exactly so, and that more than one from whose words it is made.
    """

    key: str
    wanted: tuple[Code, ...]
    weight: int = 0


def allocate(
    claims: Iterable[Claim], reserved: frozenset[str] = frozenset()
) -> Mapping[str, Code]:
    """Give each claim a name of its own.

    All claims move together through their wishes: where several want the same, the one that weighs most has it,
    none of them when several do, and the others go on to their next wish; those without one are numbered in the
    order of their keys. Adding a claim that collides with nothing changes no name.
    """
    pending = sorted(claims, key=attrgetter("key"))
    first = [claim.wanted[0] for claim in pending]
    if reserved.isdisjoint(first) and len(frozenset(first)) == len(first):
        return {claim.key: claim.wanted[0] for claim in pending}
    names: dict[str, Code] = {}
    taken = set(reserved)
    for step in range(max((len(claim.wanted) for claim in pending), default=0)):
        wishes: dict[Code, list[Claim]] = defaultdict(list)
        for claim in pending:
            if step < len(claim.wanted):
                wishes[claim.wanted[step]].append(claim)
        for name, rivals in wishes.items():
            winner = _winner(rivals)
            if name not in taken and winner is not None:
                names[winner.key] = name
                taken.add(name)
        pending = [claim for claim in pending if claim.key not in names]
    for claim in pending:
        names[claim.key] = _numbered(claim.wanted[-1], taken, reserved)
        taken.add(names[claim.key])
    return names


def _winner(rivals: list[Claim]) -> Claim | None:
    most = max(claim.weight for claim in rivals)
    heaviest = [claim for claim in rivals if claim.weight == most]
    return heaviest[0] if len(heaviest) == 1 else None


def _numbered(wanted: Code, taken: set[str], reserved: frozenset[str]) -> Code:
    if wanted in reserved and suffixed(wanted, "_") not in taken:
        return suffixed(wanted, "_")
    number = 2
    while suffixed(wanted, f"_{number}") in taken:
        number += 1
    return suffixed(wanted, f"_{number}")
