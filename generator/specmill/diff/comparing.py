"""What the comparisons of the parts of two contracts share."""

from __future__ import annotations

import json

import msgspec

from specmill.contract import Contract, Operation, Schema, Schemas
from specmill.diagnostics import Location
from specmill.diff.collecting import Collected, Found, Scene
from specmill.diff.findings import Flow
from specmill.diff.naming import place_name
from specmill.diff.relation import Relating, SchemaFinding
from specmill.diff.sameness import Sameness
from specmill.diff.schema_node import Spot
from specmill.source.node import JsonValue, Node

# The schemas of what has no name of its own.
_INNER = ("items", "prefixItems", "additionalProperties")

encode = msgspec.json.Encoder().encode

Compared = tuple[bytes, bytes, Flow]
"""Two schemas as JSON, and how their values travel."""

SchemaKey = tuple[object, ...]
"""What tells a finding within named schemas from all others."""


class Comparison:
    """Two contracts that are compared, and what was found so far."""

    def __init__(self, old: Contract, new: Contract) -> None:
        self.old = old
        self.new = new
        self.collected = Collected()
        self.sameness = Sameness(old, new)
        self._relating = Relating(old.schemas, new.schemas, self._is_settled)
        self._findings: dict[Compared, tuple[SchemaFinding, ...]] = {}
        self._named: dict[SchemaKey, Found] = {}

    def _is_settled(self, key: str) -> bool:
        old, new = self.old.schemas, self.new.schemas
        if key not in old or key not in new:
            return False
        return self.sameness.nodes(old.origin(key), new.origin(key))

    def schemas(
        self,
        scene: Scene,
        flow: Flow,
        pair: tuple[Slot, Slot],
        where: str,
    ) -> None:
        """Compare the schemas of two places, either of which may have none: any value then."""
        old, new = pair
        if self.sameness.nodes(old.origin, new.origin):
            return
        # Many operations have the same schema; finding each way to a change takes time.
        key = (encode(old.value), encode(new.value), flow)
        if key not in self._findings:
            found = self._relating.compare(old.value, new.value, flow)
            self._findings[key] = tuple(found)
        for one in self._findings[key]:
            self.collected.add(scene, self._once(one, flow, pair, where))

    def _once(
        self, one: SchemaFinding, flow: Flow, pair: tuple[Slot, Slot], where: str
    ) -> Found:
        """What was found, made once where it lies in named schemas on both sides."""
        if one.old.key is None or one.new.key is None:
            return self._found(one, flow, pair, where)
        texts = (one.rule, one.edit, one.what, one.name, one.before, one.after)
        key = (*texts, one.old, one.new, flow, one.wire)
        if key not in self._named:
            self._named[key] = self._found(one, flow, pair, where)
        return self._named[key]

    def _found(
        self, one: SchemaFinding, flow: Flow, pair: tuple[Slot, Slot], where: str
    ) -> Found:
        spot = _shown(one)
        name = place_name(spot.key, spot.pointer, where)
        if one.rule == "schema-additional-properties":
            name = name.removesuffix("{}")
        return Found(
            rule=one.rule,
            what=one.what,
            flow=flow,
            relation=one.relation,
            wire=one.wire,
            where=name,
            name=one.name,
            shared=spot.key is not None,
            before=one.before,
            after=one.after,
            base=_location(one.old, pair[0], self.old.schemas),
            head=_location(one.new, pair[1], self.new.schemas),
            witness=one.witness,
        )


class Halves:
    """One operation on both sides; what of it is compared, a subclass says."""

    def __init__(
        self, comparison: Comparison, scene: Scene, old: Operation, new: Operation
    ) -> None:
        self._comparison = comparison
        self._scene = scene
        self._old = old
        self._new = new


class Slot:
    """The schema of a place, and the node that stands for it where there is none."""

    __slots__ = ("_schema", "origin")

    def __init__(self, schema: Schema | None, origin: Node) -> None:
        self._schema = schema
        self.origin = origin if schema is None else schema.origin

    @property
    def value(self) -> JsonValue:
        """The schema in JSON Schema 2020-12; true for any value."""
        return True if self._schema is None else self._schema.value

    def place(self, pointer: str) -> Location:
        """Where a part of the schema stands."""
        schema = self._schema
        return self.origin.location if schema is None else schema.place(pointer)


def _shown(one: SchemaFinding) -> Spot:
    """Where readers look for it: on the old side what is gone, or had a name only there."""
    is_named = one.old.key is not None
    is_gone = one.edit in ("removed", "renamed")
    if is_gone and (is_named or one.rule == "schema-property"):
        return one.old
    if (is_named and one.new.key is None) or _is_only_old(one.old, one.new):
        return one.old
    return one.new


def _is_only_old(old: Spot, new: Spot) -> bool:
    """Whether the new side says nothing of the place itself, but of all around it."""
    if old.key != new.key:
        return False
    around, rest, _ = new.pointer.rpartition("/additionalProperties")
    if rest and old.pointer.startswith(f"{around}/properties/"):
        return True
    return any(old.pointer.startswith(f"{new.pointer}/{one}/") for one in _INNER)


def _location(spot: Spot, slot: Slot, schemas: Schemas) -> Location:
    if spot.key is None:
        return slot.place(spot.pointer)
    return schemas.place(spot.key, spot.pointer)


def brief(value: object) -> str:
    """A value as short JSON."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:59]}…"
