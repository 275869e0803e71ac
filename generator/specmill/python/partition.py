"""Which module of `models` a type lives in.

A type that one group of operations reaches lives with that group; what several reach lives in `_shared`. What a type
refers to is reached by at least the same groups, so imports between these modules never form a cycle. What none
reaches lives in `_others`, to which nothing else refers.

A module with very many fields is split, because pyright gives up on it: what a part imports stands in parts before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from specmill.model.types import Declaration, Enumeration, Record
from specmill.model.walk import declaration_types, named_keys

SHARED = "_shared"
OTHERS = "_others"

MOST_MEMBERS = 4000
"""Classes and members of a module; pyright stops at about three times as many."""


class Homes(msgspec.Struct, frozen=True):
    """The module of each key, and the parts of the modules that are split, in the order of their imports."""

    modules: Mapping[str, str]
    parts: Mapping[str, tuple[str, ...]] = {}

    def of_users(self, users: Iterable[str]) -> str:
        """Where a thing lives that keys, or modules of operations, use: where all of them can import it."""
        places = {self.modules.get(one, one) for one in users}
        wholes = {self._whole(one) for one in places}
        needed = wholes - {OTHERS} or wholes
        whole = needed.pop() if len(needed) == 1 else SHARED
        parts = self.parts.get(whole, (whole,))
        return next((part for part in parts if part in places), parts[-1])

    def _whole(self, module: str) -> str:
        return next(
            (one for one, parts in self.parts.items() if module in parts), module
        )


def homes(
    reached: Mapping[str, frozenset[str]], types: Mapping[str, Declaration]
) -> Homes:
    """The home of every type, given what each group reaches (group module name → keys)."""
    owners: dict[str, set[str]] = {}
    for group, keys in reached.items():
        for key in keys:
            owners.setdefault(key, set()).add(group)
    together: dict[str, list[str]] = {}
    for key in types:
        groups = owners.get(key, {OTHERS})
        module = next(iter(groups)) if len(groups) == 1 else SHARED
        together.setdefault(module, []).append(key)
    modules: dict[str, str] = {}
    split: dict[str, tuple[str, ...]] = {}
    for module, members in together.items():
        parts = tuple(_parts(members, types))
        names = _names(module, len(parts), together.keys() | reached.keys())
        for name, part in zip(names, parts, strict=True):
            modules.update(dict.fromkeys(part, name))
        if len(parts) > 1:
            split[module] = names
    return Homes({key: modules[key] for key in types}, split)


def _names(module: str, count: int, taken: Iterable[str]) -> tuple[str, ...]:
    numbered = (f"{module}_{number}" for number in range(2, 10_000))
    free = (name for name in numbered if name not in taken)
    return (module, *(next(free) for _ in range(count - 1)))


def _parts(keys: list[str], types: Mapping[str, Declaration]) -> Iterator[list[str]]:
    """The keys in lists that are not too long, each of which refers to itself and to earlier ones only."""
    if sum(_members(types[key]) for key in keys) <= MOST_MEMBERS:
        yield keys
        return
    part: list[str] = []
    size = 0
    for knot in _knots(keys, types):
        more = sum(_members(types[key]) for key in knot)
        if part and size + more > MOST_MEMBERS:
            yield part
            part, size = [], 0
        part += knot
        size += more
    yield part


def _members(one: Declaration) -> int:
    match one:
        case Record(fields=fields):
            return 1 + len(fields)
        case Enumeration(members=members):
            return 1 + len(members)
        case _:
            return 1


def _knots(keys: list[str], types: Mapping[str, Declaration]) -> Iterator[list[str]]:
    """The keys that refer to each other in circles, those first that others refer to (Tarjan, 1972)."""
    within = frozenset(keys)
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: dict[str, None] = {}
    for start in keys:
        if start in number:
            continue
        trail = [(start, _below(start, types, within))]
        number[start] = lowest[start] = len(number)
        stack[start] = None
        while trail:
            key, following = trail[-1]
            inner = next(following, None)
            if inner is None:
                trail.pop()
                if trail:
                    above = trail[-1][0]
                    lowest[above] = min(lowest[above], lowest[key])
                if lowest[key] == number[key]:
                    yield _taken_off(stack, key)
            elif inner not in number:
                number[inner] = lowest[inner] = len(number)
                stack[inner] = None
                trail.append((inner, _below(inner, types, within)))
            elif inner in stack:
                lowest[key] = min(lowest[key], number[inner])


def _below(
    key: str, types: Mapping[str, Declaration], within: frozenset[str]
) -> Iterator[str]:
    for part in declaration_types(types[key]):
        for inner in named_keys(part):
            if inner in within:
                yield inner


def _taken_off(stack: dict[str, None], key: str) -> list[str]:
    knot: list[str] = []
    while True:
        one, _ = stack.popitem()
        knot.append(one)
        if one == key:
            return knot
