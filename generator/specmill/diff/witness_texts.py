"""Texts in which regular expressions are found, guessed where they go beyond what can be decided."""

from __future__ import annotations

from functools import lru_cache
from typing import assert_never

from specmill.diff.relation_automaton import automaton
from specmill.diff.relation_pattern import text_within
from specmill.diff.schema_children import is_found
from specmill.diff.schema_pattern import (
    Chars,
    Choice,
    NotUnderstoodError,
    PatternParser,
    Ranges,
    Repeat,
    Sequence,
    Tree,
)

_EMPTY = Sequence(())
_LETTERS: Ranges = ((0x41, 0x5A), (0x61, 0x7A))
_DIGITS: Ranges = ((0x30, 0x39),)
_SETS = {
    "N": _DIGITS,
    "Nd": _DIGITS,
    "XDigit": _DIGITS,
    "Lu": ((0x41, 0x5A),),
    "Z": ((0x20, 0x20),),
}
_EDGES = "bBAzZG"
_AROUND = ("?=", "?!", "?<=", "?<!")
_FRIENDLY = "aA0-"
_LONGEST = 100_000


@lru_cache(maxsize=4096)
def text_in(patterns: frozenset[str], length: int = 0) -> str | None:
    """A short text, not shorter than `length`, in which all expressions are found, if one can be made up.

    It is only likely to be one where an expression looks around, or counts further than automata do.
    """
    guesses = [_guess(one, length) for one in sorted(patterns)]
    texts = [one for one in guesses if one is not None]
    if all(automaton(one) is not None for one in patterns):
        exact = [one for one in texts if length and len(one) == length]
        fits = exact and all(is_found(one, exact[0]) for one in patterns)
        # Looking at all texts up to a length takes longer, the longer they are.
        return exact[0] if fits else text_within(patterns, length)
    fitting = (text for text in texts if all(is_found(one, text) for one in patterns))
    return next(fitting, next(iter(texts), None))


def _guess(pattern: str, length: int) -> str | None:
    try:
        tree = _Likely(pattern).read()
        return _written(tree, min(length, _LONGEST))
    except (NotUnderstoodError, RecursionError):
        return None


class _Likely(PatternParser):
    """Takes what an expression asks of the text around a place to be so."""

    def _top(self) -> Tree:
        return self._choice()

    def _sequence(self) -> Tree:
        found: list[Tree] = []
        while self._peek() not in ("", "|", ")"):
            found.append(self._repeated(self._atom()))
        return Sequence(tuple(found))

    def _atom(self) -> Tree:
        if self._skip("^") or self._skip("$"):
            return _EMPTY
        if self._peek() == "\\" and self._text[self._at + 1 : self._at + 2] in _EDGES:
            self._at += 2
            return _EMPTY
        return super()._atom()

    def _group(self) -> Tree:
        is_around = any(self._skip(one) for one in _AROUND)
        if self._skip("?P<") or self._skip("?<"):
            self._name(">")
        tree = super()._group()
        return _EMPTY if is_around else tree

    def _escape(self) -> Ranges:
        if self._peek() not in ("p", "P"):
            return super()._escape()
        is_negated = self._take() == "P"
        if not self._skip("{"):
            return _LETTERS
        name = self._name("}")
        return _LETTERS if is_negated else _SETS.get(name, _LETTERS)

    def _name(self, end: str) -> str:
        name, found, _ = self._text[self._at :].partition(end)
        if not found:
            raise NotUnderstoodError(self._text)
        self._at += len(name) + 1
        return name

    def _longest(self) -> int:
        return _LONGEST


def _written(tree: Tree, length: int) -> str:
    """The shortest text of a tree that is not shorter than `length`, if it can be that long.

    Raises NotUnderstoodError where a text has to be longer than anybody wants to read.
    """
    match tree:
        case Chars(ranges):
            return _friendly(ranges)
        case Choice(items):
            texts = (_written(one, length) for one in items)
            return max(texts, key=lambda text: min(len(text), length))
        case Repeat(item, least, most):
            return _repeated(_written(item, 0), least, most, length)
        case Sequence(items):
            parts = _shortest(items)
            for index, one in enumerate(items):
                missing = length - sum(map(len, parts))
                if missing > 0:
                    parts[index] = _written(one, len(parts[index]) + missing)
            return "".join(parts)
        case _:
            assert_never(tree)


def _shortest(items: tuple[Tree, ...]) -> list[str]:
    found: list[str] = []
    left = _LONGEST
    for one in items:
        found.append(_written(one, 0))
        left -= len(found[-1])
        if left < 0:
            raise NotUnderstoodError
    return found


def _repeated(text: str, least: int, most: int | None, length: int) -> str:
    wanted = -(-length // len(text)) if text else 0
    count = max(least, wanted if most is None else min(wanted, most))
    if len(text) * count > _LONGEST:
        raise NotUnderstoodError
    return text * count


def _friendly(ranges: Ranges) -> str:
    for one in _FRIENDLY:
        if any(first <= ord(one) <= last for first, last in ranges):
            return one
    if not ranges:
        raise NotUnderstoodError
    return chr(ranges[0][0])
