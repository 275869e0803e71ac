"""Whether every text one regular expression is found in is one that another is found in."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
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
_LONGEST = 10**6
_SURROGATES = range(0xD800, 0xE000)
_FRIENDLY = "abcxyzABCXYZ0123456789-_.@/: "

States: TypeAlias = frozenset[int]


class Automaton:
    """A nondeterministic automaton for whole texts; state 1 is the one that accepts."""

    def __init__(self, tree: Tree) -> None:
        self._moves: list[list[tuple[Ranges, int]]] = [[], []]
        self._free: list[list[int]] = [[], []]
        self._build(tree, 0, 1)
        self.start = self._closed([0])

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

    def _closed(self, states: Iterable[int]) -> States:
        found = set(states)
        pending = list(found)
        while pending:
            for one in self._free[pending.pop()]:
                if one not in found:
                    found.add(one)
                    pending.append(one)
        return frozenset(found)

    def step(self, states: States, point: int) -> States:
        """The states after one more character."""
        return self._closed(
            end
            for state in states
            for ranges, end in self._moves[state]
            if any(first <= point <= last for first, last in ranges)
        )

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


def _search(
    automata: list[Automaton], wanted: Callable[[Product, str], bool], longest: int
) -> str | None:
    """The first text, by length, after which the product is in a wanted state.

    Raises NotUnderstoodError when the product is too large to say so.
    """
    start: Product = tuple(one.start for one in automata)
    seen = {start}
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
        for point in _representatives(set[int]().union(*edges)):
            following = tuple(
                one.step(states, point)
                for one, states in zip(automata, product, strict=True)
            )
            if following not in seen and following[0]:
                seen.add(following)
                pending.append((following, text + chr(point)))
    return None


def text_outside(pattern: str, other: str, longest: int | None = None) -> str | None:
    """The shortest text in which one expression is found and the other is not; None if none is.

    Texts with more than `longest` characters do not count.
    Raises NotUnderstoodError when the question cannot be decided here.
    """
    found = _outside(pattern, other, _LONGEST if longest is None else longest)
    if isinstance(found, NotUnderstoodError):
        raise NotUnderstoodError(*found.args)
    return found


@lru_cache(maxsize=4096)
def _outside(pattern: str, other: str, longest: int) -> str | NotUnderstoodError | None:
    # Many fields share a pattern, and what cannot be decided takes longest to find out.
    inner, outer = automaton(pattern), automaton(other)
    if inner is None or outer is None:
        return NotUnderstoodError(pattern)

    def wanted(product: Product, _: str) -> bool:
        return inner.accepts(product[0]) and not outer.accepts(product[1])

    try:
        return _search([inner, outer], wanted, longest)
    except NotUnderstoodError as problem:
        return problem


@lru_cache(maxsize=4096)
def text_within(patterns: frozenset[str], length: int = 0) -> str | None:
    """A short text, not shorter than `length`, in which all expressions are found."""
    automata = [automaton(one) for one in sorted(patterns)]
    known = [one for one in automata if one is not None]
    if not known:
        return None
    counter = automaton(f"^[^]{{{length},}}$") if length else None
    if counter is not None:
        known.append(counter)

    def wanted(product: Product, _: str) -> bool:
        return all(
            one.accepts(states) for one, states in zip(known, product, strict=True)
        )

    try:
        return _search(known, wanted, _LONGEST)
    except NotUnderstoodError:
        return None
