"""Cursors over the plain values of a description that know where they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from specmill.diagnostics import Location, escape_pointer

JsonValue: TypeAlias = (
    "dict[str, JsonValue] | list[JsonValue] | str | int | float | bool | None"
)
JsonObject: TypeAlias = dict[str, JsonValue]


class Node:
    """A read-only cursor: a value, and the way to it from the root of its file.

    Making one costs six assignments; the JSON pointer is built only when `location` is asked for.
    A view (`seen_as`) has members that stand elsewhere, and keep their own locations.
    """

    __slots__ = ("_key", "_members", "_parent", "_pointer", "file", "value")

    value: JsonValue
    file: str

    def __init__(
        self,
        value: JsonValue,
        file: str,
        parent: Node | None = None,
        key: str | int = "",
        members: Mapping[str | int, Node] | None = None,
    ) -> None:
        self.value = value
        self.file = file
        self._parent = parent
        self._key = key
        self._members = members
        self._pointer: str | None = None

    @property
    def location(self) -> Location:
        """The file as the user named it, and the JSON pointer of this value inside it."""
        if self._pointer is None:
            way: list[Node] = [self]
            while (above := way[-1]._parent) is not None and above._pointer is None:
                way.append(above)
            pointer = "" if above is None else above._pointer or ""
            for node in reversed(way):
                if node._parent is not None:
                    pointer = f"{pointer}/{escape_pointer(str(node._key))}"
                node._pointer = pointer
        return Location(self.file, self._pointer or "")

    @property
    def parent(self) -> Node | None:
        """The mapping or sequence this value stands in; None for the root of a file."""
        return self._parent

    @property
    def key(self) -> str | int:
        """The key or index under which the parent holds this value; empty for a root."""
        return self._key

    def seen_as(self, members: Mapping[str, Node | JsonValue]) -> Node:
        """A mapping at the place of this value, with members from wherever they stand."""
        nodes: dict[str | int, Node] = {
            key: one for key, one in members.items() if isinstance(one, Node)
        }
        value = {
            key: one.value if isinstance(one, Node) else one
            for key, one in members.items()
        }
        return Node(value, self.file, self._parent, self._key, nodes)

    def listed_as(self, elements: list[Node]) -> Node:
        """A sequence at the place of this value, with elements from wherever they stand."""
        value = [one.value for one in elements]
        return Node(
            value, self.file, self._parent, self._key, dict(enumerate(elements))
        )

    def get(self, key: str) -> Node | None:
        """The member `key` of a mapping; None when there is none or this is no mapping."""
        value = self.value
        if isinstance(value, dict) and key in value:
            if self._members is not None and key in self._members:
                return self._members[key]
            return Node(value[key], self.file, self, key)
        return None

    def __getitem__(self, key: str | int) -> Node:
        """The member or element at `key`; KeyError or IndexError when there is none."""
        value = self.value
        if self._members is not None and key in self._members:
            return self._members[key]
        if isinstance(value, dict) and isinstance(key, str):
            return Node(value[key], self.file, self, key)
        if isinstance(value, list) and isinstance(key, int):
            if key < 0:
                raise IndexError(key)
            return Node(value[key], self.file, self, key)
        raise KeyError(key)

    def __contains__(self, key: str) -> bool:
        """True when this is a mapping that has `key`."""
        return isinstance(self.value, dict) and key in self.value

    def items(self) -> Iterator[tuple[str, Node]]:
        """The members of a mapping in document order; nothing when this is no mapping."""
        if isinstance(self.value, dict):
            if self._members is not None:
                yield from ((key, self[key]) for key in self.value)
                return
            for key, value in self.value.items():
                yield key, Node(value, self.file, self, key)

    def elements(self) -> Iterator[Node]:
        """The elements of a sequence; nothing when this is no sequence."""
        if isinstance(self.value, list):
            if self._members is not None:
                yield from self._members.values()
                return
            for index, value in enumerate(self.value):
                yield Node(value, self.file, self, index)

    def text(self, key: str) -> str | None:
        """The member `key` when it is a string."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return value if isinstance(value, str) else None

    def flag(self, key: str, default: bool = False) -> bool:
        """The member `key` when it is true or false, else `default`."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return value if isinstance(value, bool) else default

    def integer(self, key: str) -> int | None:
        """The member `key` when it is a whole number, also one written as `3.0`, never a flag."""
        value = self.number(key)
        if isinstance(value, float):
            return int(value) if value.is_integer() else None
        return value

    def number(self, key: str) -> int | float | None:
        """The member `key` when it is a number."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return None
        return value

    def __repr__(self) -> str:
        location = self.location
        return f"Node({location.file}#{location.pointer})"


def kind_of(value: JsonValue) -> str:
    """What a value is, for messages: "a mapping", "null"."""
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "a sequence"
        case dict():
            return "a mapping"
