"""Alternatives of two schemas compared: those that pair up, and those on one side only."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from specmill.diff.findings import Flow, Relation
from specmill.diff.relation_law import contrast
from specmill.diff.schema_alternatives import (
    Alternative,
    Alternatives,
    are_disjoint,
    by_type,
    pair_up,
)
from specmill.diff.schema_edges import WHOLE, Edge, Found
from specmill.diff.schema_form import form_of, only_kind
from specmill.diff.schema_local import Local
from specmill.diff.schema_node import Node, Side
from specmill.diff.schema_scalars import name_types
from specmill.diff.schema_trust import Trust
from specmill.diff.schema_values import is_same


class Unions:
    """The alternatives of two nodes, of which at least one has several."""

    def __init__(
        self,
        sides: tuple[Side, Side],
        pair: tuple[Alternatives, Alternatives],
        flow: Flow,
    ) -> None:
        self._sides = sides
        self._exclusive = tuple(one.exclusive is not None for one in pair)
        self._old = list(_meant(pair[0], pair[1]))
        self._new = list(_meant(pair[1], pair[0]))
        self._is_plain = self._is_clear(pair)
        # Servers may check that just one alternative fits; no client is known to.
        is_sure = self._is_plain or flow is Flow.OUT
        self._trust = Trust.SAME if is_sure else Trust.OVERLAPPING

    def _is_clear(self, pair: tuple[Alternatives, Alternatives]) -> bool:
        """Whether a value that fits one alternative can't fit another, or may as well."""
        if all(one.exclusive is None or one.is_tagged for one in pair):
            return True
        return are_disjoint(self._sides[0], self._old) and are_disjoint(
            self._sides[1], self._new
        )

    def compare(self, nodes: tuple[Node, Node]) -> Iterator[Found]:
        """What differs, and the pairs of alternatives to look at."""
        pairing = pair_up(self._sides, self._old, self._new)
        for before, after in pairing.pairs:
            yield Edge(WHOLE, before.node, after.node, self._trust)
        for item in pairing.lost:
            yield from self._alone(nodes, item, is_gained=False)
        for item in pairing.gained:
            yield from self._alone(nodes, item, is_gained=True)
        if not self._is_plain and self._exclusive[0] != self._exclusive[1]:
            is_left = len(self._new) > 1 or self._exclusive[1]
            local = _exclusiveness(nodes, self._exclusive[1])
            yield local if is_left else replace(local, edit="unset for the last one")

    def _alone(
        self, nodes: tuple[Node, Node], item: Alternative, *, is_gained: bool
    ) -> Iterator[Local]:
        """An alternative that the other side does not have."""
        others = self._old if is_gained else self._new
        if any(_is_twin(item, one) for one in others):
            if self._exclusive[is_gained] and not self._is_plain:
                # What fits an alternative that is listed twice fits none of them alone.
                yield replace(_exclusiveness(nodes, is_gained), trust=self._trust)
            return
        elsewhere = frozenset[str]().union(*(one.form.types for one in others))
        place = (item.branch or item.node.place).spot()
        kinds = item.form.types
        rule, edit = "alternatives", "added" if is_gained else "removed"
        if kinds == frozenset({"null"}) and "null" not in elsewhere:
            rule = "nullable"
        elif not kinds & elsewhere:
            rule, edit = "type", "widened" if is_gained else "narrowed"
        local = Local(
            rule=rule,
            edit=edit,
            relation=contrast(not is_gained, is_gained),
            old=nodes[0].place.spot() if is_gained else place,
            new=place if is_gained else nodes[1].place.spot(),
            name=_label(item) or name_types(kinds),
            trust=self._trust,
            is_shape=rule == "alternatives" and "object" in kinds,
        )
        if is_gained:
            yield replace(local, after=local.name)
        else:
            yield replace(local, before=local.name)


def _meant(own: Alternatives, other: Alternatives) -> Iterator[Alternative]:
    """The alternatives, each of one type. One without a type is of the kind that it speaks of, if the other
    side has no other kind.
    """
    elsewhere = frozenset[str]().union(*(_kinds(one) for one in other.items))
    for item in own.items:
        kinds = _kinds(item)
        if kinds != item.form.types and kinds == elsewhere:
            node = Node(item.node.parts, item.node.anchor, kinds)
            yield Alternative(node, form_of(item.form.parts, kinds), item.branch)
        else:
            yield from by_type(item)


def _kinds(item: Alternative) -> frozenset[str]:
    kind = only_kind(item.form)
    return item.form.types if kind is None else frozenset({kind})


def _exclusiveness(nodes: tuple[Node, Node], is_now: bool) -> Local:
    return Local(
        rule="one-of",
        edit="set" if is_now else "unset",
        relation=Relation.NARROWER if is_now else Relation.WIDER,
        old=nodes[0].place.spot(),
        new=nodes[1].place.spot(),
        before="anyOf" if is_now else "oneOf",
        after="oneOf" if is_now else "anyOf",
        lax=not is_now,
    )


def _is_twin(item: Alternative, other: Alternative) -> bool:
    """Whether another alternative says the very same, so that one of them is too many."""
    if not item.node.parts or not other.node.parts:
        return False
    if not item.form.types <= other.form.types:
        return False
    mine, others = item.node.parts[-1], other.node.parts[-1]
    return mine.key == others.key and is_same(mine.schema, others.schema)


def _label(item: Alternative) -> str | None:
    """The name of an alternative, if it has one."""
    for part in reversed(item.node.parts):
        if part.key is not None and part.parent is None and not part.chosen:
            return part.key
    return None if item.branch is None else item.branch.mapping.get("title")
