"""A description given as Python values → plain JSON values."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, TypeGuard

from specmill.diagnostics import Diagnostics
from specmill.source.limits import Limits
from specmill.source.node import JsonValue, Node
from specmill.source.reading import Problem, shorten, too_deep, too_many_nodes


def plain_value(
    value: object, name: str, limits: Limits, diagnostics: Diagnostics
) -> JsonValue:
    """A copy of `value` in dicts and lists, with keys that are text (200 becomes "200").

    What JSON has no value for is reported as `not-json` and becomes null.
    """
    return _Copy(limits, diagnostics).copy(value, Node(None, name), 0)


class _Copy:
    """Copies values; the places of problems are nodes, whose pointers are built only for those."""

    def __init__(self, limits: Limits, diagnostics: Diagnostics) -> None:
        self._limits = limits
        self._diagnostics = diagnostics
        self._nodes = 0

    def copy(self, value: object, place: Node, depth: int) -> JsonValue:
        """The copy of a value at `place`, which has `depth` collections around it."""
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            if self._nodes == self._limits.nodes + 1:
                self._report(too_many_nodes(self._limits, None).problem, place)
            return None
        if value is None or isinstance(value, (bool, int)):
            return value
        if isinstance(value, str):
            return value if _is_text(value) else self._refuse(value, place)
        if isinstance(value, float):
            return value if math.isfinite(value) else self._refuse(value, place)
        if _is_mapping(value):
            return self._mapping(value, place, depth + 1)
        if isinstance(value, (list, tuple)):
            return self._sequence([*value], place, depth + 1)
        return self._refuse(value, place)

    def _mapping(
        self, value: Mapping[Any, Any], place: Node, depth: int
    ) -> dict[str, JsonValue]:
        copied: dict[str, JsonValue] = {}
        if not self._fits(place, depth):
            return copied
        for key, one in value.items():
            name = _key(key)
            if name is None:
                self._refuse(key, place)
                continue
            inside = Node(None, place.file, place, name)
            if name in copied:
                message = f"key {shorten(name)} appears twice once every key is text"
                hint = "keep one of the two"
                problem = Problem(code="duplicate-key", message=message, hint=hint)
                self._report(problem, inside)
            else:
                copied[name] = self.copy(one, inside, depth)
        return copied

    def _sequence(self, value: list[Any], place: Node, depth: int) -> list[JsonValue]:
        if not self._fits(place, depth):
            return []
        return [
            self.copy(one, Node(None, place.file, place, index), depth)
            for index, one in enumerate(value)
        ]

    def _fits(self, place: Node, depth: int) -> bool:
        if depth > self._limits.depth:
            self._report(too_deep(self._limits, None).problem, place)
        return depth <= self._limits.depth

    def _refuse(self, value: object, place: Node) -> JsonValue:
        message = f"{type(value).__name__} {ascii(value)[:60]} is not a JSON value"
        hint = "use dict, list, str, int, float, bool and None only"
        self._report(Problem(code="not-json", message=message, hint=hint), place)
        return None

    def _report(self, problem: Problem, place: Node) -> None:
        self._diagnostics.error(
            problem.code, problem.message, place.location, problem.hint
        )


def _key(key: object) -> str | None:
    if isinstance(key, str):
        return key if _is_text(key) else None
    if key is None:
        return "null"
    if isinstance(key, bool):
        return "true" if key else "false"
    return str(key) if isinstance(key, (int, float)) else None


def _is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
