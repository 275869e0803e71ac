"""Regular expressions as trees; those that go beyond regular languages are not understood."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

Ranges: TypeAlias = tuple[tuple[int, int], ...]
"""Sorted code points, first and last of each run."""

LAST = 0x10FFFF
ALL: Ranges = ((0, LAST),)
_LONGEST_REPEAT = 100_000
_WIDEST_COUNT = 20

_DIGITS: Ranges = ((0x30, 0x39),)
_WORD: Ranges = ((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A))
_SPACE: Ranges = (
    *((0x09, 0x0D), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A)),
    *((0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000)),
    (0xFEFF, 0xFEFF),
)
_BREAKS: Ranges = ((0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029))
_CONTROLS = {"n": 0x0A, "t": 0x09, "r": 0x0D, "f": 0x0C, "v": 0x0B, "0": 0}
_COUNTS = {"*": (0, None), "+": (1, None), "?": (0, 1)}


class Chars(msgspec.Struct, frozen=True):
    """One character out of a set."""

    ranges: Ranges


class Sequence(msgspec.Struct, frozen=True):
    """One after the other."""

    items: tuple[Tree, ...]


class Choice(msgspec.Struct, frozen=True):
    """Any one of them."""

    items: tuple[Tree, ...]


class Repeat(msgspec.Struct, frozen=True):
    """The same several times; without an end if `most` is None."""

    item: Tree
    least: int
    most: int | None


Tree: TypeAlias = Chars | Sequence | Choice | Repeat


ANYWHERE = Repeat(Chars(ALL), 0, None)
"""Any text, as before and after an expression without anchors."""


class NotUnderstoodError(Exception):
    """The expression uses something that is not regular, or not known here."""


def union(*sets: Ranges) -> Ranges:
    """The characters in any of these sets."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(one for ranges in sets for one in ranges):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def complement(ranges: Ranges) -> Ranges:
    """The characters that are not in a set."""
    found: list[tuple[int, int]] = []
    start = 0
    for first, last in union(ranges):
        if first > start:
            found.append((start, first - 1))
        start = last + 1
    if start <= LAST:
        found.append((start, LAST))
    return tuple(found)


_POSITIVE = {"d": _DIGITS, "w": _WORD, "s": _SPACE}
_CLASSES = {
    **_POSITIVE,
    **{name.upper(): complement(ranges) for name, ranges in _POSITIVE.items()},
}


def parse_pattern(pattern: str) -> Tree:
    """The tree of all whole texts in which the expression is found.

    Raises NotUnderstoodError.
    """
    try:
        return PatternParser(pattern).read()
    except RecursionError:
        raise NotUnderstoodError(pattern) from None


class PatternParser:
    """Reads one expression from its start to its end."""

    def __init__(self, pattern: str) -> None:
        self._text = pattern
        self._at = 0

    def read(self) -> Tree:
        """The whole tree."""
        tree = self._top()
        if self._at < len(self._text):
            raise NotUnderstoodError(self._text)
        return tree

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self) -> str:
        taken = self._peek()
        if not taken:
            raise NotUnderstoodError(self._text)
        self._at += 1
        return taken

    def _skip(self, text: str) -> bool:
        if not self._text.startswith(text, self._at):
            return False
        self._at += len(text)
        return True

    def _top(self) -> Tree:
        """Alternatives that each may be anchored; anchors anywhere else are not understood."""
        found: list[Tree] = []
        while True:
            before = () if self._skip("^") else (ANYWHERE,)
            tree = self._sequence()
            after = () if self._skip("$") else (ANYWHERE,)
            found.append(Sequence((*before, tree, *after)))
            if not self._skip("|"):
                return Choice(tuple(found))

    def _choice(self) -> Tree:
        found = [self._sequence()]
        while self._skip("|"):
            found.append(self._sequence())
        return Choice(tuple(found)) if len(found) > 1 else found[0]

    def _sequence(self) -> Tree:
        found: list[Tree] = []
        while self._peek() not in ("", "|", ")", "$"):
            found.append(self._repeated(self._atom()))
        return Sequence(tuple(found))

    def _repeated(self, item: Tree) -> Tree:
        count = self._count()
        if count is None:
            return item
        self._skip("?")  # Being lazy changes what is matched, not whether it is.
        if self._peek() in ("*", "+", "{"):
            raise NotUnderstoodError(self._text)
        return Repeat(item, *count)

    def _count(self) -> tuple[int, int | None] | None:
        mark = self._peek()
        if mark in _COUNTS:
            self._at += 1
            return _COUNTS[mark]
        if mark != "{":
            return None
        end = self._text.find("}", self._at)
        first, comma, last = self._text[self._at + 1 : end].partition(",")
        is_number = first.isdecimal() and (not last or last.isdecimal())
        if end < 0 or not is_number or end - self._at > _WIDEST_COUNT:
            raise NotUnderstoodError(self._text)
        self._at = end + 1
        least = int(first)
        most = (int(last) if last else None) if comma else least
        if max(least, most or 0) > self._longest():
            raise NotUnderstoodError(self._text)
        return least, most

    def _longest(self) -> int:
        return _LONGEST_REPEAT

    def _atom(self) -> Tree:
        taken = self._take()
        match taken:
            case "(":
                return self._group()
            case "[":
                return Chars(self._class())
            case ".":
                return Chars(complement(_BREAKS))
            case "\\":
                return Chars(self._escape())
            case "^" | "*" | "+" | "?" | "{":
                raise NotUnderstoodError(self._text)
            case _:
                return Chars(((ord(taken), ord(taken)),))

    def _group(self) -> Tree:
        if self._peek() == "?" and not self._skip("?:"):
            raise NotUnderstoodError(self._text)
        tree = self._choice()
        if not self._skip(")"):
            raise NotUnderstoodError(self._text)
        return tree

    def _escape(self) -> Ranges:
        taken = self._take()
        if taken in _CLASSES:
            return _CLASSES[taken]
        if taken in _CONTROLS:
            point = _CONTROLS[taken]
        elif taken in "xu":
            point = self._point(2 if taken == "x" else 4)
        elif taken.isalnum():
            raise NotUnderstoodError(self._text)
        else:
            point = ord(taken)
        return ((point, point),)

    def _point(self, digits: int) -> int:
        text = self._text[self._at : self._at + digits]
        self._at += digits
        try:
            return int(text, 16)
        except ValueError:
            raise NotUnderstoodError(self._text) from None

    def _class(self) -> Ranges:
        negated = self._skip("^")
        found: list[Ranges] = []
        while not self._skip("]"):
            if self._text.startswith(("[", "&&"), self._at):
                # Rust nests classes and intersects them here, ECMA 262 does not.
                raise NotUnderstoodError(self._text)
            found.append(self._member())
        ranges = union(*found)
        return complement(ranges) if negated else ranges

    def _member(self) -> Ranges:
        first = self._one()
        if self._peek() != "-" or self._text.startswith("-]", self._at):
            return first
        self._at += 1
        last = self._one()
        if len(first) != 1 or len(last) != 1 or first[0][0] > last[0][1]:
            raise NotUnderstoodError(self._text)
        return ((first[0][0], last[0][1]),)

    def _one(self) -> Ranges:
        taken = self._take()
        if taken == "\\":
            return ((8, 8),) if self._skip("b") else self._escape()
        return ((ord(taken), ord(taken)),)
