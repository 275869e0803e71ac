"""The paths of an API as a tree of segments, with what tells the operations of one path apart."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, unquote

from specmill_runtime.testing.contract import Operation, Parameter

VARIABLE: Final = re.compile(r"\{([^{}]*)\}")
QUERIED: Final = re.compile(r"(?:^|&)([^=&{}]+)=\{([^{}]*)\}")
"""A parameter whose value a template of a path has in its query: its name there, and its own."""

Mark = tuple[str, str, str]
"""A parameter whose one value tells operations of the same path apart: location, name, value."""


class Candidate(NamedTuple):
    """An operation with the query of its path, and what else tells it from its neighbours.

    Of the query there are pairs, and the names that values are written for.
    """

    query: frozenset[str]
    names: frozenset[str]
    marks: frozenset[Mark]
    operation: Operation


class Node:
    """One segment of all paths: what follows it, and the operations that end there."""

    __slots__ = ("fixed", "open", "operations")

    def __init__(self) -> None:
        self.fixed: dict[str, Node] = {}
        self.open: dict[str, tuple[re.Pattern[str], Node]] = {}
        self.operations: dict[str, list[Candidate]] = {}

    def add(self, segments: list[str], operation: Operation, query: str) -> None:
        """Hang an operation below this node."""
        end = self
        for segment in segments:
            end = end._below(segment, operation)
        pairs = query.split("&")
        wanted = frozenset(one for one in pairs if one and "{" not in one)
        names = frozenset(name for name, _ in QUERIED.findall(query))
        listed = end.operations.setdefault(operation.method, [])
        listed.append(Candidate(wanted, names, marks_of(operation), operation))
        listed.sort(key=lambda one: -len(one.query) - len(one.names))

    def _below(self, segment: str, operation: Operation) -> "Node":
        if not VARIABLE.search(segment):
            return self.fixed.setdefault(unquote(segment), Node())
        if segment not in self.open:
            self.open[segment] = (_pattern(segment, operation), Node())
            by_length = sorted(
                self.open.items(), key=lambda one: -len(VARIABLE.sub("", one[0]))
            )
            self.open = dict(by_length)
        return self.open[segment][1]

    def find(
        self, segments: list[str]
    ) -> Iterator["tuple[Node, list[tuple[str, ...]]]"]:
        """The nodes that segments may lead to, the most literal first, with the texts of the
        variables in each segment that has some.
        """
        waiting: list[tuple[Node, int, tuple[tuple[str, ...], ...]]] = [(self, 0, ())]
        while waiting:
            node, position, texts = waiting.pop()
            if position == len(segments):
                yield node, list(texts)
                continue
            segment = segments[position]
            following = [
                (below, position + 1, (*texts, found.groups()))
                for pattern, below in node.open.values()
                if (found := pattern.fullmatch(segment)) is not None
            ]
            literal = node.fixed.get(unquote(segment))
            waiting += reversed(following)
            if literal is not None:
                waiting.append((literal, position + 1, texts))


def _pattern(segment: str, operation: Operation) -> re.Pattern[str]:
    """What a segment with variables matches; the values of one show where it ends and another begins."""
    pieces = VARIABLE.split(segment)
    several = len(pieces) > 3
    known = {one.name: one for one in operation.parameters if one.location == "path"}
    texts: list[str] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            texts.append(_form(known.get(piece)) if several else "(.*?)")
        else:
            texts.append(re.escape(piece))
    return re.compile("".join(texts))


def _form(parameter: Parameter | None) -> str:
    """What one of several values in a segment looks like: nothing would make another path."""
    values = _values(parameter)
    if values:
        return f"({'|'.join(map(re.escape, values))})"
    schema = parameter.schema if parameter is not None else None
    is_whole = isinstance(schema, dict) and schema.get("type") == "integer"
    return r"(-?\d+)" if is_whole else "(.+?)"


def _values(parameter: Parameter | None) -> tuple[str, ...]:
    """The texts that a parameter may have; () when it may have others."""
    schema = parameter.schema if parameter is not None else None
    if not isinstance(schema, dict):
        return ()
    values = [schema["const"]] if "const" in schema else schema.get("enum", ())
    return tuple(one for one in values if isinstance(one, str) and one)


def marks_of(operation: Operation) -> frozenset[Mark]:
    """What every request of an operation has besides its path, such as `Action=Get` in the query."""
    return frozenset(
        (one.location, one.name.lower(), values[0])
        for one in operation.parameters
        if one.required and one.location in ("query", "header")
        if len(values := _values(one)) == 1
    )


def fitting(
    listed: list[Candidate] | None, query: str, headers: Mapping[str, str]
) -> Operation | None:
    """The operation of a path and a method that a request is for; None when it is for none of them."""
    sent = frozenset(query.split("&"))
    names = frozenset(one.partition("=")[0] for one in sent)
    found = [one for one in listed or () if one.query <= sent and one.names <= names]
    if len(found) > 1:
        marks: set[Mark] = {
            *(("query", name.lower(), text) for name, text in parse_qsl(query)),
            *(("header", name, text) for name, text in headers.items()),
        }
        marked = [one for one in found if one.marks and one.marks <= marks]
        found = sorted(marked, key=lambda one: -len(one.marks)) or found
    return found[0].operation if found else None
