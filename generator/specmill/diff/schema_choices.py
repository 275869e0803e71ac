"""Choices of required properties: `anyOf` and `oneOf` that ask for one or another, and describe nothing."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from specmill.diff.findings import Relation
from specmill.diff.relation_law import contrast
from specmill.diff.schema_edges import WHOLE, Edge, Found
from specmill.diff.schema_local import Local
from specmill.diff.schema_node import CHOICES, Node, Part, Side, Spot
from specmill.diff.schema_values import as_mapping

_ASKING = frozenset({"required", "title", "description"})


class _Choice(msgspec.Struct, frozen=True):
    """The groups of names of which one is asked for, and the keyword that says so."""

    keyword: str
    groups: frozenset[frozenset[str]]
    spot: Spot

    @property
    def told(self) -> tuple[str, frozenset[frozenset[str]]]:
        """What is asked for, wherever that is said."""
        return self.keyword, self.groups

    @property
    def text(self) -> str:
        """The choice in words."""
        count = "at least" if self.keyword == "anyOf" else "exactly"
        groups = sorted(" with ".join(sorted(one)) for one in self.groups)
        return f"{count} one of {', '.join(groups)}"


def compare_choices(
    sides: tuple[Side, Side], nodes: tuple[Node, Node]
) -> Iterator[Found]:
    """Choices that differ, and the pair of what is said beside them; nothing if alternatives say more.

    What each alternative of a choice accepts is what is said beside it, so that pairs of alternatives would
    tell the same twice.
    """
    flats = sides[0].flat(nodes[0]), sides[1].flat(nodes[1])
    before, after = _choices(flats[0]), _choices(flats[1])
    if before is None or after is None:
        return
    old, new = ({one.told: one for one in found} for found in (before, after))
    lost = [one for told, one in old.items() if told not in new]
    gained = [one for told, one in new.items() if told not in old]
    if not lost and not gained:
        return
    yield Local(
        rule="required-choice",
        edit="set" if not lost else "changed" if gained else "unset",
        relation=_relate(lost, gained),
        old=lost[0].spot if lost else nodes[0].place.spot(),
        new=gained[0].spot if gained else nodes[1].place.spot(),
        before=_shown(lost),
        after=_shown(gained),
    )
    yield Edge(WHOLE, _beside(nodes[0], flats[0]), _beside(nodes[1], flats[1]))


def _beside(node: Node, flat: list[Part]) -> Node:
    """What is said apart from choices."""
    return Node(tuple(one.settled() for one in flat), node.anchor, node.only)


def _choices(flat: list[Part]) -> list[_Choice] | None:
    """The choices of a schema; None if it has alternatives that are more."""
    found: list[_Choice] = []
    for part in flat:
        for keyword in () if part.chosen else CHOICES:
            branches = [as_mapping(one) for one in part.mapping.get(keyword, ())]
            if len(branches) < 2:
                continue
            if not all("required" in one and one.keys() <= _ASKING for one in branches):
                return None
            groups = frozenset(frozenset(one["required"]) for one in branches)
            found.append(_Choice(keyword, groups, part.spot(keyword)))
    return found


def _relate(lost: list[_Choice], gained: list[_Choice]) -> Relation:
    if not lost or not gained:
        return contrast(bool(gained), bool(lost))
    keywords = {one.keyword for one in (*lost, *gained)}
    if len(lost) > 1 or len(gained) > 1 or keywords != {"anyOf"}:
        return Relation.UNKNOWN
    before, after = lost[0].groups, gained[0].groups
    return contrast(_is_stricter(after, before), _is_stricter(before, after))


def _is_stricter(
    groups: frozenset[frozenset[str]], others: frozenset[frozenset[str]]
) -> bool:
    """Whether some object has one of the other groups, and none of these."""
    return any(not any(one <= other for one in groups) for other in others)


def _shown(choices: list[_Choice]) -> str | None:
    return " and ".join(sorted(one.text for one in choices)) or None
