"""Schemas as they are used: parts that must all hold, wherever each of them is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

import msgspec

from specmill.contract.schemas import key_of
from specmill.diagnostics import escape_pointer
from specmill.diff.schema_values import as_mapping

Raw: TypeAlias = Any
"""A schema in JSON Schema 2020-12: a mapping, or true or false."""

CHOICES = ("anyOf", "oneOf")


class Spot(msgspec.Struct, frozen=True):
    """A node of a schema: its JSON pointer below a named schema, or below the one compared."""

    key: str | None
    pointer: str


class Part(msgspec.Struct, frozen=True, eq=False):
    """A schema and where it stands.

    `chosen` says that its alternatives are decided, and that what it is composed of stands beside
    it as parts of their own.
    """

    schema: Raw
    parent: Part | None = None
    tokens: tuple[str, ...] = ()
    key: str | None = None
    chosen: bool = False

    @property
    def mapping(self) -> dict[str, Any]:
        """What the schema says by keyword; true and false say nothing that way."""
        return as_mapping(self.schema)

    @property
    def is_never(self) -> bool:
        """Whether the schema says outright that there is no such value: `false`, or `not: {}`."""
        refused = self.mapping.get("not")
        return self.schema is False or refused is True or refused == {}

    def child(self, schema: Raw, *tokens: str) -> Part:
        """A schema that stands within this one."""
        return Part(schema, self, tokens)

    def settled(self) -> Part:
        """The same schema apart from its alternatives."""
        return Part(self.schema, self.parent, self.tokens, self.key, True)

    def spot(self, *tokens: str) -> Spot:
        """Where the schema stands, or a place within it."""
        path = [*tokens]
        current = self
        while current.parent is not None:
            path[:0] = current.tokens
            current = current.parent
        return Spot(current.key, "".join(f"/{escape_pointer(one)}" for one in path))


def _is_bare(part: Part) -> bool:
    return not part.chosen and [*part.mapping] == ["$ref"]


Key: TypeAlias = tuple[tuple[int, bool], ...]


class Node(msgspec.Struct, frozen=True, eq=False):
    """Parts that must all hold for one value; none of them means that anything goes.

    `only` limits the types, where a schema of several types is taken apart. The anchor is where
    the node is used, which may be a reference to its parts.
    """

    parts: tuple[Part, ...]
    anchor: Part
    only: frozenset[str] | None = None

    @property
    def key(self) -> tuple[Key, frozenset[str] | None]:
        """What tells the node from others, whatever leads to it."""
        return tuple((id(one.schema), one.chosen) for one in self.parts), self.only

    @property
    def is_whole(self) -> bool:
        """Whether the node is all that is written, and not one alternative or type of it."""
        return self.only is None and not any(one.chosen for one in self.parts)

    @property
    def place(self) -> Part:
        """The part to point at; the same one wherever a named schema is used."""
        return self.parts[-1] if self.parts else self.anchor


def _unsettled(_: str) -> bool:
    return False


class Side:
    """All named schemas of one description, as parts that references lead to.

    `is_settled` tells of the named schemas that are the same on both sides, with all that they
    refer to; it need not know of all.
    """

    def __init__(
        self, schemas: Mapping[str, Raw], is_settled: Callable[[str], bool] = _unsettled
    ) -> None:
        self.schemas = schemas
        self.is_settled = is_settled
        self._roots: dict[str, Part] = {}

    def root(self, key: str) -> Part | None:
        """The named schema with this key."""
        if key not in self._roots:
            if key not in self.schemas:
                return None
            self._roots[key] = Part(self.schemas[key], key=key)
        return self._roots[key]

    def target(self, schema: Raw) -> Part | None:
        """The named schema that a schema refers to."""
        reference = schema.get("$ref")
        return self.root(key_of(reference)) if isinstance(reference, str) else None

    def node(self, *parts: Part) -> Node:
        """What holds where all these parts do; bare references are followed."""
        found = [self._followed(part) for part in parts]
        kept = tuple(part for part in found if part.schema is not True)
        return Node(kept, parts[0])

    def _followed(self, part: Part) -> Part:
        seen: set[int] = set()
        while _is_bare(part):
            target = self.target(part.schema)
            if target is None or id(part.schema) in seen:
                break
            seen.add(id(part.schema))
            part = target
        return part

    def flat(self, node: Node) -> list[Part]:
        """All parts of a node with what they refer to and what they are composed of."""
        found: dict[int, Part] = {}
        pending = list(reversed(node.parts))
        while pending:
            part = pending.pop()
            # An alternative may be composed of what it is an alternative of.
            if part.schema is True or id(part.schema) in found:
                continue
            found[id(part.schema)] = part
            if isinstance(part.schema, dict) and not part.chosen:
                pending.extend(reversed(list(self._composing(part))))
        return list(found.values())

    def _composing(self, part: Part) -> Iterator[Part]:
        target = self.target(part.schema)
        if target is not None:
            yield target
        for index, schema in enumerate(part.schema.get("allOf", ())):
            yield part.child(schema, "allOf", str(index))
        for keyword in CHOICES:
            branches = part.schema.get(keyword, ())
            if len(branches) == 1:
                yield part.child(branches[0], keyword, "0")
