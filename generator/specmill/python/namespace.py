"""Allocation of identifiers: many claims in one scope, resolved together so that order does not matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import attrgetter

import msgspec

from specmill.python.code import Code
from specmill.python.identifiers import suffixed
from specmill.python.lookalikes import look


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
    order of their keys. Adding a claim that collides with nothing changes no name. Names that look the same are the
    same here; the one in ASCII weighs more.
    """
    pending = sorted(claims, key=attrgetter("key"))
    first = frozenset(look(claim.wanted[0]) for claim in pending)
    if reserved.isdisjoint(first) and len(first) == len(pending):
        return {claim.key: claim.wanted[0] for claim in pending}
    names: dict[str, Code] = {}
    taken = set(reserved)
    for step in range(max((len(claim.wanted) for claim in pending), default=0)):
        wishes: dict[str, list[Claim]] = defaultdict(list)
        for claim in pending:
            if step < len(claim.wanted):
                wishes[look(claim.wanted[step])].append(claim)
        for seen, rivals in wishes.items():
            winner = _winner(rivals, step)
            if seen not in taken and winner is not None:
                names[winner.key] = winner.wanted[step]
                taken.add(seen)
        pending = [claim for claim in pending if claim.key not in names]
    for claim in pending:
        names[claim.key] = _numbered(claim.wanted[-1], taken, reserved)
        taken.add(look(names[claim.key]))
    return names


def _winner(rivals: list[Claim], step: int) -> Claim | None:
    def rank(claim: Claim) -> tuple[int, bool]:
        return claim.weight, claim.wanted[step].isascii()

    most = max(map(rank, rivals))
    heaviest = [claim for claim in rivals if rank(claim) == most]
    return heaviest[0] if len(heaviest) == 1 else None


def _numbered(wanted: Code, taken: set[str], reserved: frozenset[str]) -> Code:
    if look(wanted) in reserved and look(suffixed(wanted, "_")) not in taken:
        return suffixed(wanted, "_")
    number = 2
    while look(suffixed(wanted, f"_{number}")) in taken:
        number += 1
    return suffixed(wanted, f"_{number}")
