"""Regular expressions as automata, and the texts that several of them share or tell apart."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from specmill.diff.schema_pattern import (
    LAST,
    Chars,
    Choice,
    NotUnderstoodError,
    Ranges,
    Repeat,
    Sequence,
    Tree,
    parse_pattern,
)

_MOST_STATES = 4000
_MOST_WORK = 1_000_000
_SURROGATES = range(0xD800, 0xE000)
_FRIENDLY = "abcxyzABCXYZ0123456789-_.@/: "

States: TypeAlias = frozenset[int]


class Automaton:
    """A nondeterministic automaton for whole texts; state 1 is the one that accepts.

    A set of states has those that are reached for free instead of where they are reached from.
    """

    def __init__(self, tree: Tree) -> None:
        self._moves: list[list[tuple[Ranges, int]]] = [[], []]
        self._free: list[list[int]] = [[], []]
        self._reached: dict[int, States] = {}
        self._build(tree, 0, 1)
        self.start = self._reach(0)

    def _state(self) -> int:
        if len(self._moves) >= _MOST_STATES:
            raise NotUnderstoodError("too large")
        self._moves.append([])
        self._free.append([])
        return len(self._moves) - 1

    def _build(self, tree: Tree, start: int, end: int) -> None:
        match tree:
            case Chars(ranges):
                self._moves[start].append((ranges, end))
            case Sequence(items):
                for item in items:
                    start = self._after(item, start)
                self._free[start].append(end)
            case Choice(items):
                for item in items:
                    self._free[self._after(item, start)].append(end)
            case Repeat(item, least, most):
                self._repeat(item, least, most, start, end)

    def _after(self, item: Tree, start: int) -> int:
        inner, end = self._state(), self._state()
        self._free[start].append(inner)
        self._build(item, inner, end)
        return end

    def _repeat(
        self, item: Tree, least: int, most: int | None, start: int, end: int
    ) -> None:
        for _ in range(least):
            start = self._after(item, start)
        self._free[start].append(end)
        if most is None:
            loop = self._state()
            self._free[start].append(loop)
            self._free[self._after(item, loop)].append(loop)
            self._free[loop].append(end)
            return
        for _ in range(most - least):
            start = self._after(item, start)
            self._free[start].append(end)

    def _reach(self, state: int) -> States:
        """The states that lead on, or accept, which one leads to without a character."""
        if state not in self._reached:
            found = {state}
            pending = [state]
            while pending:
                for one in self._free[pending.pop()]:
                    if one not in found:
                        found.add(one)
                        pending.append(one)
            kept = (one for one in found if one == 1 or self._moves[one])
            self._reached[state] = frozenset(kept)
        return self._reached[state]

    def step(self, states: States, point: int) -> States:
        """The states after one more character."""
        found: set[int] = set()
        for state in states:
            for ranges, end in self._moves[state]:
                for first, last in ranges:
                    if first <= point <= last:
                        found |= self._reach(end)
                        break
        return frozenset(found)

    def has(self, text: str) -> bool:
        """Whether this is one of its texts."""
        states = self.start
        for one in text:
            states = self.step(states, ord(one))
        return self.accepts(states)

    def accepts(self, states: States) -> bool:
        """Whether a text may end here."""
        return 1 in states

    def edges(self, states: States) -> set[int]:
        """Where sets of characters that lead on begin, or have just ended."""
        found: set[int] = set()
        for state in states:
            for ranges, _ in self._moves[state]:
                for first, last in ranges:
                    found.update((first, last + 1))
        return found


@lru_cache(maxsize=512)
def automaton(pattern: str) -> Automaton | None:
    """The automaton of an expression, if it is understood."""
    try:
        return Automaton(parse_pattern(pattern))
    except NotUnderstoodError:
        return None


def _representatives(edges: set[int]) -> list[int]:
    """One character of every run in which all characters behave alike, nice ones if possible."""
    starts = sorted(edges | {0})
    found: list[int] = []
    for index, start in enumerate(starts):
        if start > LAST:
            continue
        end = starts[index + 1] if index + 1 < len(starts) else LAST + 1
        nice = (ord(one) for one in _FRIENDLY if start <= ord(one) < end)
        point = next(nice, start)
        if point not in _SURROGATES:
            found.append(point)
    order = {ord(one): rank for rank, one in enumerate(_FRIENDLY)}
    return sorted(found, key=lambda point: (order.get(point, len(order)), point))


Product: TypeAlias = tuple[States, ...]


def search(
    automata: list[Automaton], wanted: Callable[[Product, str], bool], longest: int
) -> str | None:
    """The first text, by length, after which the product is in a wanted state.

    Raises NotUnderstoodError when the product is too large to say so.
    """
    start: Product = tuple(one.start for one in automata)
    seen = {start}
    work = 0
    pending: deque[tuple[Product, str]] = deque([(start, "")])
    while pending:
        product, text = pending.popleft()
        if wanted(product, text):
            return text
        if len(text) >= longest:
            continue
        if len(seen) > _MOST_STATES:
            raise NotUnderstoodError("too large")
        edges = [
            one.edges(states) for one, states in zip(automata, product, strict=True)
        ]
        points = _representatives(set[int]().union(*edges))
        work += len(points) * sum(map(len, product))
        if work > _MOST_WORK:
            raise NotUnderstoodError("too much to do")
        for point in points:
            following = tuple(
                one.step(states, point)
                for one, states in zip(automata, product, strict=True)
            )
            if following not in seen and following[0]:
                seen.add(following)
                pending.append((following, text + chr(point)))
    return None
