"""JSONPath (RFC 9535): which values of a document a query selects.

The whole of the grammar but for the functions `count`, `match`, `search` and `value`. Names after a
dot may also have hyphens, as in `.x-internal`, which writers of overlays take for granted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from specmill.source.json_path_parts import (
    All,
    Anywhere,
    Comparison,
    Connected,
    Filter,
    Here,
    Index,
    Name,
    Negated,
    Operand,
    Present,
    Query,
    Selector,
    Slice,
    Test,
)
from specmill.source.node import JsonValue

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A value that a query selects, and the keys that lead to it."""

    keys: Path
    value: JsonValue


def select(query: Query, root: JsonValue) -> list[Match]:
    """What a query selects, in its order, each value once."""
    matches = _follow(query, Match((), root), root)
    return list({one.keys: one for one in matches}.values())


def missing_name(query: Query, root: JsonValue) -> tuple[str, set[str]] | None:
    """The first name of a query that nothing has, and what is there in its place; None for other reasons."""
    for depth, segment in enumerate(query.segments):
        before = replace(query, segments=query.segments[:depth])
        if select(replace(query, segments=query.segments[: depth + 1]), root):
            continue
        known: set[str] = set()
        for match in select(before, root):
            known |= match.value.keys() if isinstance(match.value, dict) else set()
        match segment.selectors:
            case (Name(name),) if isinstance(segment, Here):
                return name, known
            case _:
                return None
    return None


def _follow(query: Query, start: Match, root: JsonValue) -> list[Match]:
    current = [start if query.relative else Match((), root)]
    for segment in query.segments:
        origins = (
            (below for one in current for below in _descend(one))
            if isinstance(segment, Anywhere)
            else current
        )
        current = [
            found
            for one in origins
            for selector in segment.selectors
            for found in _choose(selector, one, root)
        ]
    return current


def _descend(match: Match) -> Iterator[Match]:
    waiting = [match]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(list(_members(current))))


def _members(match: Match) -> Iterator[Match]:
    if isinstance(match.value, dict):
        for key, value in match.value.items():
            yield Match((*match.keys, key), value)
    elif isinstance(match.value, list):
        for index, value in enumerate(match.value):
            yield Match((*match.keys, index), value)


def _choose(selector: Selector, match: Match, root: JsonValue) -> Iterator[Match]:
    value = match.value
    match selector:
        case All():
            yield from _members(match)
        case Name(name):
            if isinstance(value, dict) and name in value:
                yield Match((*match.keys, name), value[name])
        case Index(index):
            if isinstance(value, list) and -len(value) <= index < len(value):
                position = index % len(value)
                yield Match((*match.keys, position), value[position])
        case Slice(start, stop, by):
            if isinstance(value, list) and by != 0:
                for position in range(*slice(start, stop, by).indices(len(value))):
                    yield Match((*match.keys, position), value[position])
        case Filter(test):
            for member in _members(match):
                if _holds(test, member, root):
                    yield member


def _holds(test: Test, match: Match, root: JsonValue) -> bool:
    match test:
        case Present(query):
            return bool(_follow(query, match, root))
        case Negated(inner):
            return not _holds(inner, match, root)
        case Connected("&&", parts):
            return all(_holds(part, match, root) for part in parts)
        case Connected(_, parts):
            return any(_holds(part, match, root) for part in parts)
        case Comparison(left, operator, right):
            return _compare(
                _values(left, match, root), operator, _values(right, match, root)
            )


def _values(operand: Operand, match: Match, root: JsonValue) -> list[JsonValue]:
    """The value of an operand in a list, which is empty when there is none."""
    if not isinstance(operand, Query):
        return [operand.value]
    found = [one.value for one in _follow(operand, match, root)][:1]
    if not operand.length:
        return found
    return [len(one) for one in found if isinstance(one, (str, list, dict))]


def _compare(left: list[JsonValue], operator: str, right: list[JsonValue]) -> bool:
    match operator:
        case "==":
            return _same(left, right)
        case "!=":
            return not _same(left, right)
        case "<":
            return _less(left, right)
        case ">":
            return _less(right, left)
        case "<=":
            return _less(left, right) or _same(left, right)
        case _:
            return _less(right, left) or _same(left, right)


def _same(left: list[JsonValue], right: list[JsonValue]) -> bool:
    """Equality of JSON, for which `true` is not 1."""
    flags = [isinstance(one, bool) for one in left] == [
        isinstance(one, bool) for one in right
    ]
    return flags and left == right


def _less(left: list[JsonValue], right: list[JsonValue]) -> bool:
    for one in left:
        for other in right:
            if isinstance(one, bool) or isinstance(other, bool):
                return False
            if isinstance(one, (int, float)) and isinstance(other, (int, float)):
                return one < other
            return isinstance(one, str) and isinstance(other, str) and one < other
    return False
