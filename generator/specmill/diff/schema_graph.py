"""All pairs of schemas that two descriptions ask to compare, each compared once."""

from __future__ import annotations

from collections import deque
from typing import TypeAlias

import msgspec

from specmill.diff.findings import Relation
from specmill.diff.schema_edges import WHOLE, Edge, Step
from specmill.diff.schema_local import Local
from specmill.diff.schema_node import Key, Node
from specmill.diff.schema_pairs import Differ
from specmill.diff.schema_trust import DOUBTFUL, Trust

_MOST_PROOFS = 8

PairKey: TypeAlias = tuple[
    tuple[Key, frozenset[str] | None], tuple[Key, frozenset[str] | None]
]


class Pair(msgspec.Struct, eq=False):
    """Two nodes and what comparing them found. `is_dirty` is whether any change can be reached."""

    old: Node
    new: Node
    locals: list[Local] = []
    edges: list[tuple[Step, PairKey, Trust]] = []
    users: list[PairKey] = []
    is_dirty: bool = False


class Stop(msgspec.Struct, frozen=True, eq=False):
    """A pair on the way to a change, and the step that leads there from the one before."""

    step: Step
    old: Node
    new: Node


class Reached(msgspec.Struct, frozen=True, eq=False):
    """A difference, the shortest way to it, and what it does to the whole."""

    local: Local
    way: tuple[Stop, ...]
    trust: Trust

    @property
    def relation(self) -> Relation:
        """What it does to the values of the whole."""
        relation = self.local.relation
        if self.trust not in DOUBTFUL or relation is Relation.EQUAL:
            return relation
        return Relation.UNKNOWN

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The schemas around it that can prove something, the innermost first.

        A part that accepts more can make the whole accept less, so that often only the whole can.
        """
        is_sure = self.trust is Trust.SAME
        return self.way[: -_MOST_PROOFS - 1 : -1] if is_sure else self.way[:1]

    @property
    def cause(self) -> tuple[object, ...]:
        """What tells it from all others: a place in no named schema is one of where the way begins."""
        local, root = self.local, self.way[0]
        if local.old.key is None or local.new.key is None:
            return *local.identity, root.old.key, root.new.key
        return local.identity


class Graph:
    """The pairs met so far. A pair met again while it is compared counts as equal, which is what
    makes recursive schemas comparable.
    """

    def __init__(self, differ: Differ) -> None:
        self._differ = differ
        self._pairs: dict[PairKey, Pair] = {}

    def reach(self, old: Node, new: Node) -> list[list[Reached]]:
        """All differences between two nodes and everything within them.

        What stands beside a schema can hide its change, so that each is there once for every pair of nodes that
        shows it, over the surest and shortest way first.
        """
        start = self._explore(old, new)
        if not self._pairs[start].is_dirty:
            return []
        return self._collect(start)

    def _explore(self, old: Node, new: Node) -> PairKey:
        start = (old.key, new.key)
        pending = [(start, old, new)]
        fresh: list[PairKey] = []
        while pending:
            key, before, after = pending.pop()
            if key in self._pairs:
                continue
            pair = Pair(before, after)
            self._pairs[key] = pair
            fresh.append(key)
            for found in self._differ.compare(before, after):
                if isinstance(found, Edge):
                    target = (found.old.key, found.new.key)
                    pair.edges.append((found.step, target, found.trust))
                    pending.append((target, found.old, found.new))
                else:
                    pair.locals.append(found)
        self._mark(fresh)
        return start

    def _mark(self, fresh: list[PairKey]) -> None:
        """Find out from which pairs a change can be reached."""
        dirty: list[PairKey] = []
        for key in fresh:
            pair = self._pairs[key]
            for _, target, _ in pair.edges:
                self._pairs[target].users.append(key)
            leads = any(self._pairs[target].is_dirty for _, target, _ in pair.edges)
            if pair.locals or leads:
                dirty.append(key)
        while dirty:
            pair = self._pairs[dirty.pop()]
            if not pair.is_dirty:
                pair.is_dirty = True
                dirty.extend(pair.users)

    def _collect(self, start: PairKey) -> list[list[Reached]]:
        """Walk in breadth, over sure ways first, so that each way is as short as can be."""
        first = self._pairs[start]
        beginning = (start, (Stop(WHOLE, first.old, first.new),))
        waiting: dict[Trust, deque[tuple[PairKey, tuple[Stop, ...]]]]
        waiting = {trust: deque() for trust in Trust}
        waiting[Trust.SAME].append(beginning)
        done: set[PairKey] = set()
        found: dict[tuple[object, ...], list[Reached]] = {}
        for trust in Trust:
            while waiting[trust]:
                key, way = waiting[trust].popleft()
                if key in done:
                    continue
                done.add(key)
                pair = self._pairs[key]
                for local in pair.locals:
                    reached = Reached(local, way, max(trust, local.trust))
                    found.setdefault(local.identity, []).append(reached)
                for step, target, doubt in pair.edges:
                    inner = self._pairs[target]
                    if inner.is_dirty and target not in done:
                        longer = (*way, Stop(step, inner.old, inner.new))
                        waiting[max(trust, doubt)].append((target, longer))
        return list(found.values())
