"""Schemas as alternatives: `anyOf` and `oneOf` written out, and paired between two sides."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import msgspec

from specmill.diff.schema_children import Children
from specmill.diff.schema_form import EVERY_TYPE, NUMBERS, Form, form_of
from specmill.diff.schema_node import CHOICES, Node, Part, Side
from specmill.diff.schema_values import identity, is_same

_MOST = 256
_GROUPS = (NUMBERS, *(frozenset({one}) for one in sorted(EVERY_TYPE - NUMBERS)))


class Alternative(msgspec.Struct, frozen=True, eq=False):
    """One way to satisfy a schema; `branch` is the alternative chosen last, if there was any."""

    node: Node
    form: Form
    branch: Part | None


class Alternatives(msgspec.Struct, frozen=True, eq=False):
    """All ways to satisfy a schema. `exclusive` is where exactly one of them has to hold."""

    items: tuple[Alternative, ...]
    exclusive: Part | None
    is_tagged: bool


def alternatives(side: Side, node: Node) -> Alternatives | None:
    """All ways to satisfy a node; None when they are too many to write out."""
    flat = side.flat(node)
    unions = list(_unions(flat))
    count = 1
    for part, keyword in unions:
        count *= len(part.schema[keyword])
    if count > _MOST:
        return None
    exclusive = [one for one, keyword in unions if keyword == "oneOf"]
    tagged = all("discriminator" in one.schema for one in exclusive)
    if not unions:
        form = form_of(flat, node.only)
        return Alternatives((Alternative(node, form, None),), None, True)
    found: list[Alternative] = []
    for branches in product(*(_branches(*one) for one in unions)):
        inner = _chosen(side, node, flat, branches)
        if inner is None or len(found) + len(inner.items) > _MOST:
            return None
        found.extend(
            (
                one
                if one.branch is not None
                else Alternative(one.node, one.form, branches[-1])
            )
            for one in inner.items
        )
        exclusive += [inner.exclusive] if inner.exclusive else []
        tagged = tagged and inner.is_tagged
    possible = [one for one in found if one.form.types] or found[:1]
    return Alternatives(tuple(possible), next(iter(exclusive), None), tagged)


def _chosen(
    side: Side, node: Node, flat: list[Part], branches: tuple[Part, ...]
) -> Alternatives | None:
    settled = [one if one.chosen else one.settled() for one in flat]
    inner = side.node(*settled, *branches)
    return alternatives(side, Node(inner.parts, branches[-1], node.only))


def _unions(flat: list[Part]) -> Iterator[tuple[Part, str]]:
    for part in flat:
        for keyword in () if part.chosen else CHOICES:
            if len(part.mapping.get(keyword, ())) > 1:
                yield part, keyword


def _branches(part: Part, keyword: str) -> list[Part]:
    return [
        part.child(schema, keyword, str(index))
        for index, schema in enumerate(part.schema[keyword])
    ]


def by_type(alternative: Alternative) -> Iterator[Alternative]:
    """The same alternative for each kind of value it allows."""
    form, node = alternative.form, alternative.node
    groups = [one & form.types for one in _GROUPS if one & form.types]
    if len(groups) < 2:
        yield alternative
        return
    for types in groups:
        limited = Node(node.parts, node.anchor, types)
        yield Alternative(limited, form_of(form.parts, types), alternative.branch)


class Pairing(msgspec.Struct, frozen=True):
    """Alternatives of both sides that stand for each other, and those on one side only."""

    pairs: list[tuple[Alternative, Alternative]]
    lost: list[Alternative]
    gained: list[Alternative]


def pair_up(
    sides: tuple[Side, Side], old: list[Alternative], new: list[Alternative]
) -> Pairing:
    """Find for each alternative the one it has become: by name, tag, content, then likeness."""
    old_cards = [_Card(sides[0], one) for one in old]
    new_cards = [_Card(sides[1], one) for one in new]
    scored = sorted(
        (-score, i + j, abs(i - j), i, j)
        for i, before in enumerate(old_cards)
        for j, after in enumerate(new_cards)
        if (score := before.likeness(after)) > 0
    )
    taken: dict[int, int] = {}
    for *_, i, j in scored:
        if i not in taken and j not in taken.values():
            taken[i] = j
    lost = [i for i in range(len(old)) if i not in taken]
    gained = [j for j in range(len(new)) if j not in set(taken.values())]
    if len(lost) == len(gained) == 1:
        before, after = old_cards[lost[0]], new_cards[gained[0]]
        if before.kind == after.kind and not before.is_apart(after):
            taken[lost.pop()] = gained.pop()
    return Pairing(
        [(old[i], new[j]) for i, j in sorted(taken.items())],
        [old[i] for i in lost],
        [new[j] for j in gained],
    )


def are_disjoint(side: Side, items: list[Alternative]) -> bool:
    """Whether it is plain that no value satisfies two of them."""
    cards = [_Card(side, one) for one in items]
    return all(
        first.kind != second.kind or first.is_apart(second, strictly=True)
        for index, first in enumerate(cards)
        for second in cards[index + 1 :]
    )


class _Card:
    """What an alternative is recognised by."""

    def __init__(self, side: Side, alternative: Alternative) -> None:
        form = alternative.form
        self.kind = next((i for i, one in enumerate(_GROUPS) if one & form.types), -1)
        self._core = alternative.node.parts[-1:] or (alternative.node.anchor,)
        self._values = form.values
        self._children = Children(side, form, alternative.node.anchor)
        self._tags: dict[str, frozenset[str]] = {}
        for name in self._children.names:
            child = form_of(side.flat(self._children.property(name)))
            if child.values is not None:
                self._tags[name] = frozenset(map(identity, child.values.values()))

    def is_apart(self, other: _Card, *, strictly: bool = False) -> bool:
        """Whether the values of a tag, or the values themselves, differ altogether."""
        if self._values is not None and other._values is not None:
            return self._values.keys().isdisjoint(other._values)
        for name in self._tags.keys() & other._tags.keys():
            required = name in self._children.required & other._children.required
            if (required or not strictly) and self._tags[name].isdisjoint(
                other._tags[name]
            ):
                return True
        return False

    def likeness(self, other: _Card) -> float:
        """How sure it is that both stand for the same; 0 if nothing says so."""
        if self.kind != other.kind:
            return 0
        mine, others = self._core[0], other._core[0]
        if mine.key is not None and mine.key == other._core[0].key and not mine.parent:
            return 1000
        if self.is_apart(other) and self._values is None:
            return 0
        if is_same(mine.schema, others.schema):
            return 900
        shared = self._tags.keys() & other._tags.keys()
        if any(self._tags[name] & other._tags[name] for name in shared):
            return 800
        if _GROUPS[self.kind] != frozenset({"object"}):
            return 100
        names, others_names = set(self._children.names), set(other._children.names)
        both = names | others_names
        return 100 * len(names & others_names) / len(both) if both else 50
