"""How relations combine, and which verdict a relation gets from the way its values travel."""

from __future__ import annotations

from collections.abc import Iterable

from specmill.diff.findings import Flow, Relation, Wire

SEVERITY = {Wire.NONE: 0, Wire.SAFE: 1, Wire.UNKNOWN: 2, Wire.BREAKING: 3}
"""How bad each verdict is."""

_LAW: dict[Flow, dict[Relation, Wire]] = {
    Flow.IN: {
        Relation.EQUAL: Wire.NONE,
        Relation.NARROWER: Wire.BREAKING,
        Relation.WIDER: Wire.SAFE,
        Relation.INCOMPARABLE: Wire.BREAKING,
        Relation.UNKNOWN: Wire.UNKNOWN,
    },
    Flow.OUT: {
        Relation.EQUAL: Wire.NONE,
        Relation.NARROWER: Wire.SAFE,
        Relation.WIDER: Wire.BREAKING,
        Relation.INCOMPARABLE: Wire.BREAKING,
        Relation.UNKNOWN: Wire.UNKNOWN,
    },
    Flow.BOTH: {
        Relation.EQUAL: Wire.NONE,
        Relation.NARROWER: Wire.BREAKING,
        Relation.WIDER: Wire.BREAKING,
        Relation.INCOMPARABLE: Wire.BREAKING,
        Relation.UNKNOWN: Wire.UNKNOWN,
    },
    Flow.NONE: {
        Relation.EQUAL: Wire.NONE,
        Relation.NARROWER: Wire.SAFE,
        Relation.WIDER: Wire.SAFE,
        Relation.INCOMPARABLE: Wire.SAFE,
        Relation.UNKNOWN: Wire.SAFE,
    },
}


def judge(relation: Relation, flow: Flow) -> Wire:
    """What a relation means for clients that are already deployed."""
    return _LAW[flow][relation]


def meet(first: Relation, second: Relation) -> Relation:
    """The relation of two products, given that of their parts."""
    if first is second or second is Relation.EQUAL:
        return first
    if first is Relation.EQUAL:
        return second
    if Relation.INCOMPARABLE in (first, second):
        return Relation.INCOMPARABLE
    if Relation.UNKNOWN in (first, second):
        return Relation.UNKNOWN
    return Relation.INCOMPARABLE


def meet_all(relations: Iterable[Relation]) -> Relation:
    """The relation of products of any number of parts."""
    met = Relation.EQUAL
    for relation in relations:
        met = meet(met, relation)
    return met


def contrast(loses: bool, gains: bool) -> Relation:
    """The relation of a change after which some values are refused, or newly accepted."""
    if loses:
        return Relation.INCOMPARABLE if gains else Relation.NARROWER
    return Relation.WIDER if gains else Relation.EQUAL


def sides(flow: Flow) -> tuple[bool, bool]:
    """Whether values that get lost break deployed clients, and whether gained ones do."""
    return flow in (Flow.IN, Flow.BOTH), flow in (Flow.OUT, Flow.BOTH)
