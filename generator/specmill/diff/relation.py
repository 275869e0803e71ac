"""Schemas of two descriptions compared: what differs, how, and a value that shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from specmill.diff.findings import NO_WITNESS, Flow, Relation, Wire
from specmill.diff.relation_law import SEVERITY, contrast, judge, meet_all, sides
from specmill.diff.relation_policy import policy
from specmill.diff.schema_graph import Graph, Reached, Stop
from specmill.diff.schema_local import Local
from specmill.diff.schema_node import Node, Part, Raw, Side, Spot
from specmill.diff.schema_pairs import Differ
from specmill.diff.schema_trust import DOUBTFUL, Trust
from specmill.diff.schema_words import describe
from specmill.diff.witness import Believer, Reading, Search, Stage
from specmill.diff.witness_texts import text_in

_MOST_ROOTS = 3
_MOST_WAYS = 8


class SchemaFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One cause, at the node where it stands, and what it means for the schema compared.

    `what` says what has changed, without where. The spots are relative to the named schema that
    they stand in, or to the compared one when their key is None. `witness` is a value of the whole
    schema compared.
    """

    rule: str
    edit: str
    relation: Relation
    wire: Wire
    flow: Flow
    old: Spot
    new: Spot
    what: str
    before: str | None = None
    after: str | None = None
    name: str = ""
    witness: Any = NO_WITNESS


class Relating:
    """Compares schemas that refer to the named ones of two descriptions.

    `is_settled` may tell of named schemas that are the same, with all that they refer to.
    """

    def __init__(
        self,
        old_schemas: Mapping[str, Raw],
        new_schemas: Mapping[str, Raw],
        is_settled: Callable[[str], bool] | None = None,
    ) -> None:
        old = Side(old_schemas) if is_settled is None else Side(old_schemas, is_settled)
        self._sides = (old, Side(new_schemas))
        self._comparisons: dict[Flow, _Comparison] = {}

    def compare(self, old: Raw, new: Raw, flow: Flow) -> list[SchemaFinding]:
        """Everything that differs between two schemas and what they refer to.

        The schemas must not change afterwards.
        """
        return self._comparison(flow).compare(old, new)

    def relate(self, old: Raw, new: Raw, flow: Flow = Flow.NONE) -> Relation:
        """How the set of values that the new schema accepts relates to that of the old one."""
        return self._comparison(flow).relate(old, new)

    def _comparison(self, flow: Flow) -> _Comparison:
        if flow not in self._comparisons:
            self._comparisons[flow] = _Comparison(self._sides, flow)
        return self._comparisons[flow]


def relate(
    old: Raw,
    new: Raw,
    old_schemas: Mapping[str, Raw] | None = None,
    new_schemas: Mapping[str, Raw] | None = None,
) -> Relation:
    """How the set of values that the new schema accepts relates to that of the old one."""
    return Relating(old_schemas or {}, new_schemas or {}).relate(old, new)


class _Comparison:
    """All comparisons in one flow, which share what they find."""

    def __init__(self, sides: tuple[Side, Side], flow: Flow) -> None:
        self._sides = sides
        self._flow = flow
        self._old = Believer(sides[0], flow)
        self._new = Believer(sides[1], flow)
        self._graph = Graph(Differ(sides, flow, self._accepts))
        self._losses = Search(self._old, self._new)
        self._gains = Search(self._new, self._old)
        self._shown: dict[tuple[object, ...], Any] = {}
        self._failures: dict[tuple[object, ...], int] = {}
        self._roots: dict[int, Part] = {}

    def _accepts(self, side: Side, node: Node, value: object) -> bool:
        believer = self._old if side is self._sides[0] else self._new
        return believer.validation.accepts(node, value) is not False

    def _nodes(self, old: Raw, new: Raw) -> tuple[Node, Node]:
        return self._node(self._sides[0], old), self._node(self._sides[1], new)

    def _node(self, side: Side, schema: Raw) -> Node:
        # Parts keep their schemas alive, so that no other one can get their identity.
        part = self._roots.setdefault(id(schema), Part(schema))
        return side.node(part)

    def compare(self, old: Raw, new: Raw) -> list[SchemaFinding]:
        """The findings of two schemas, each judged."""
        nodes = self._nodes(old, new)
        reached = self._graph.reach(*nodes)
        findings = [self._worst(ways) for ways in reached]
        doubtful = any(one.relation is not Relation.EQUAL for one in findings)
        told = any(one.wire in (Wire.BREAKING, Wire.UNKNOWN) for one in findings)
        if doubtful and not told and self._are_equal(nodes):
            return [
                one
                for one, ways in zip(findings, reached, strict=True)
                if one.relation is Relation.EQUAL or any(map(self._is_meant, ways))
            ]
        return findings

    def _worst(self, ways: list[Reached]) -> SchemaFinding:
        """The finding of one cause where it does most harm."""
        found = self._judge(ways[0])
        for one in ways[1:_MOST_WAYS]:
            if found.wire is Wire.BREAKING:
                break
            other = self._judge(one)
            found = max(found, other, key=lambda each: SEVERITY[each.wire])
        return found

    def _is_meant(self, reached: Reached) -> bool:
        """Whether a change is judged by what is written, backwards too, whatever is accepted."""
        if reached.local.is_shape or reached.trust is Trust.WRITTEN:
            return True
        return any(self._contradicts(stop) for stop in reached.stops)

    def _contradicts(self, stop: Stop) -> bool:
        old, new = self._old.validation, self._new.validation
        return old.is_void(stop.old) or new.is_void(stop.new)

    def _are_equal(self, nodes: tuple[Node, Node]) -> bool:
        old, new = self._old.validation, self._new.validation
        return new.covers(nodes[1], old, nodes[0]) and old.covers(
            nodes[0], new, nodes[1]
        )

    def relate(self, old: Raw, new: Raw) -> Relation:
        """The relation of two schemas, sharpened by values and by proof."""
        nodes = self._nodes(old, new)
        reached = [
            one
            for ways in self._graph.reach(*nodes)
            for one in ways
            if one.trust is not Trust.WRITTEN
        ]
        met = meet_all(one.relation for one in reached)
        if met is Relation.EQUAL:
            return met
        covers = self._new.validation.covers(nodes[1], self._old.validation, nodes[0])
        covered = self._old.validation.covers(nodes[0], self._new.validation, nodes[1])
        loses = not covers and self._any(reached, self._losses, True)
        gains = not covered and self._any(reached, self._gains, False)
        if (loses or covers) and (gains or covered):
            return contrast(loses, gains)
        if loses and met is Relation.NARROWER:
            return met
        if gains and met is Relation.WIDER:
            return met
        return Relation.UNKNOWN

    def _any(self, reached: list[Reached], search: Search, losing: bool) -> bool:
        return any(
            self._search(one, search, losing) is not NO_WITNESS
            for one in reached
            if one.relation is not Relation.EQUAL
        )

    def _search(
        self,
        reached: Reached,
        search: Search,
        losing: bool,
        reading: Reading = Reading.STRICT,
    ) -> Any:
        way = tuple(
            (
                Stage(one.step, one.old, one.new)
                if losing
                else Stage(one.step, one.new, one.old)
            )
            for one in reached.way
        )
        return search.find(way, tuple(_names(reached.local)), reading)

    def _judge(self, reached: Reached) -> SchemaFinding:
        local = reached.local
        relation = reached.relation
        wire = policy(local, self._flow) if local.lax else judge(relation, self._flow)
        witness: Any = NO_WITNESS
        sought = wire is Wire.BREAKING or (wire is Wire.UNKNOWN and not local.lax)
        if sought and reached.trust is not Trust.WRITTEN:
            witness = self._witness(reached, relation)
            if witness is not NO_WITNESS:
                wire = Wire.BREAKING
            elif not local.lax:
                wire = self._without_witness(reached)
        return SchemaFinding(
            rule=f"schema-{local.rule}",
            edit=local.edit,
            relation=relation,
            wire=wire,
            flow=self._flow,
            old=local.old,
            new=local.new,
            what=describe(local),
            before=local.before,
            after=local.after,
            name=local.name,
            witness=witness,
        )

    def _witness(self, reached: Reached, relation: Relation) -> Any:
        """A value that shows the change; looked for in the first few schemas that lead to it."""
        key = reached.cause
        if key in self._shown:
            return self._shown[key]
        if self._failures.get(key, 0) >= _MOST_ROOTS:
            return NO_WITNESS
        # Alternatives that accept more refuse nothing, if just any of them has to fit.
        overlap = reached.trust is Trust.OVERLAPPING
        shown = reached.local.relation if overlap else relation
        reading = Reading.BOTH if reached.trust in DOUBTFUL else Reading.STRICT
        found = self._sought(reached, shown, reading)
        if found is NO_WITNESS:
            self._failures[key] = self._failures.get(key, 0) + 1
        else:
            self._shown[key] = found
        return found

    def _sought(self, reached: Reached, relation: Relation, reading: Reading) -> Any:
        losing, gaining = sides(self._flow)
        found: Any = NO_WITNESS
        if losing and relation is not Relation.WIDER:
            found = self._search(reached, self._losses, True, reading)
        if found is NO_WITNESS and gaining and relation is not Relation.NARROWER:
            found = self._search(reached, self._gains, False, reading)
        return found

    def _without_witness(self, reached: Reached) -> Wire:
        """A change that no value shows: proven to be none, or not known.

        Where a schema contradicts itself there are no values, but it was hardly meant to; what is
        written about it is judged as it is everywhere else. It was not either where alternatives
        overlap only because none of their properties is required.
        """
        if reached.local.is_shape:
            return judge(reached.local.relation, self._flow)
        losing, gaining = sides(self._flow)
        old, new = self._old.validation, self._new.validation
        for stop in reached.stops:
            if self._contradicts(stop):
                return judge(reached.relation, self._flow)
            safe = not losing or new.covers(stop.new, old, stop.old)
            if safe and (not gaining or old.covers(stop.old, new, stop.new)):
                return Wire.SAFE
        if reached.trust is not Trust.SAME:
            return Wire.UNKNOWN
        shown = self._sought(reached, reached.relation, Reading.LOOSE)
        return Wire.UNKNOWN if shown is NO_WITNESS else Wire.BREAKING


_NAMED = frozenset({"property", "required"})


def _names(local: Local) -> dict[str, None]:
    """The properties that a change is about, on either side."""
    names: tuple[str | None, ...] = ()
    if local.rule in _NAMED:
        names = (local.name, local.before, local.after)
    elif local.rule == "pattern-properties":
        names = (text_in(frozenset({local.name})),)
    return dict.fromkeys(one for one in names if one)


__all__ = ["Relating", "SchemaFinding", "relate"]
