"""Whether every text one regular expression is found in is one that another is found in."""

from __future__ import annotations

from functools import lru_cache

from specmill.diff.relation_automaton import Automaton, Product, automaton, search
from specmill.diff.schema_pattern import (
    ANYWHERE,
    Choice,
    NotUnderstoodError,
    Sequence,
    Tree,
    parse_pattern,
)

_LONGEST = 10**6


def text_outside(pattern: str, other: str, longest: int | None = None) -> str | None:
    """A text in which one expression is found and the other is not; None if none is.

    It is the shortest one, unless the expressions are too long to say that. Texts with more than
    `longest` characters do not count.
    Raises NotUnderstoodError when the question cannot be decided here.
    """
    found = _outside(pattern, other, _LONGEST if longest is None else longest)
    if isinstance(found, NotUnderstoodError):
        raise NotUnderstoodError(*found.args)
    return found


@lru_cache(maxsize=4096)
def _outside(pattern: str, other: str, longest: int) -> str | NotUnderstoodError | None:
    # Many fields share a pattern, and what cannot be decided takes longest to find out.
    try:
        trees = parse_pattern(pattern), parse_pattern(other)
        return _outside_tree(trees, longest)
    except NotUnderstoodError as problem:
        return problem


def _outside_tree(trees: tuple[Tree, Tree], longest: int) -> str | None:
    parted = _parted(*trees)
    if parted is None:
        return _first_outside(*trees, longest)
    (start, end), inner, outer = parted
    between = _first_outside(inner, outer, longest)
    if between is None:
        return None
    try:
        return _first_outside(*trees, longest)
    except NotUnderstoodError:
        # What surrounds a difference is often too much to look at, and the same on both sides.
        text = f"{_first(start)}{between}{_first(end)}"
        if len(text) > longest or Automaton(trees[1]).has(text):
            raise
        return text


def _first_outside(inner: Tree, outer: Tree, longest: int) -> str | None:
    def wanted(product: Product, _: str) -> bool:
        return automata[0].accepts(product[0]) and not automata[1].accepts(product[1])

    automata = [Automaton(inner), Automaton(outer)]
    return search(automata, wanted, longest)


def _first(tree: Tree) -> str:
    """The shortest text of a tree."""
    whole = Automaton(tree)
    found = search([whole], lambda product, _: whole.accepts(product[0]), _LONGEST)
    if found is None:
        raise NotUnderstoodError("no text")
    return found


def _parted(inner: Tree, outer: Tree) -> tuple[tuple[Tree, Tree], Tree, Tree] | None:
    """What both trees begin and end with, and the trees without it; None where that is nothing.

    The outer tree is taken without the texts that it allows around what the inner one is.
    """
    mine, others = _items(inner), _items(outer)
    length = len(mine) + len(others)
    if others[:1] == [ANYWHERE] != mine[:1]:
        others = others[1:]
    if others[-1:] == [ANYWHERE] != mine[-1:]:
        others = others[:-1]
    before = _alike(mine, others)
    mine, others, start = mine[before:], others[before:], mine[:before]
    after = _alike(mine[::-1], others[::-1])
    end = mine[len(mine) - after :]
    mine, others = mine[: len(mine) - after], others[: len(others) - after]
    if len(mine) + len(others) == length:
        return None
    return (_sequence(start), _sequence(end)), _sequence(mine), _sequence(others)


def _sequence(items: list[Tree]) -> Tree:
    return Sequence(tuple(items))


def _alike(mine: list[Tree], others: list[Tree]) -> int:
    """How many items at the beginning are the same."""
    pairs = zip(mine, others, strict=False)
    return next(
        (index for index, (one, other) in enumerate(pairs) if one != other),
        min(len(mine), len(others)),
    )


def _items(tree: Tree) -> list[Tree]:
    """What has to follow each other."""
    match tree:
        case Sequence(items):
            return [inner for one in items for inner in _items(one)]
        case Choice((single,)):
            return _items(single)
        case _:
            return [tree]


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
        return search(known, wanted, _LONGEST)
    except NotUnderstoodError:
        return None
