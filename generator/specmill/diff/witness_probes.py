"""Values worth trying on a schema: small ones that satisfy it, its limits, and what lies beyond."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from itertools import combinations, islice
from math import lcm
from typing import Any

import msgspec

from specmill.diff.schema_alternatives import Alternative
from specmill.diff.schema_children import Children, is_never
from specmill.diff.schema_form import NUMBERS, Form
from specmill.diff.schema_node import Node, Side
from specmill.diff.schema_values import is_object, smallest_first
from specmill.diff.witness_scalars import numbers, texts, vary
from specmill.diff.witness_values import MOST_ITEMS, Samples

_WRONG: tuple[Any, ...] = (0, "", None, False, 0.5, [], {})
_MOST_ALTERNATIVES = 40
_MOST_NAMES = 40
_MOST_INNER = 200
_FEWEST = 12


class Effort(IntEnum):
    """How many values are tried: none within others, one for each property, or many."""

    PLAIN = 0
    USUAL = 1
    GREAT = 2


class Probes:
    """Values to try on schemas of one description."""

    def __init__(self, side: Side, samples: Samples) -> None:
        self._side = side
        self._samples = samples
        self._foreign: dict[object, list[dict[str, Any]]] = {}
        self._plain: dict[object, list[Any]] = {}

    def of(
        self,
        node: Node,
        names: tuple[str, ...] = (),
        effort: Effort = Effort.USUAL,
        others: tuple[Form, ...] = (),
    ) -> list[Any]:
        """Values for a node, small ones first; properties with these names get most of them.

        Some are at the limits that `others` have.
        """
        items = self._samples.items(node)[:_MOST_ALTERNATIVES]
        known = [self._samples.children(one).names for one in items]
        found: list[Any] = [*_WRONG]
        for item, mine in zip(items, known, strict=True):
            for form in (item.form, *(_limited(item.form, one) for one in others)):
                found.extend(self._single(form))
                if "array" in form.types:
                    found.extend(self._long(item, form))
                if "object" in form.types:
                    found.extend(self._wide(item, form))
            if "array" in item.form.types:
                found.extend(self._arrays(item))
            if "object" in item.form.types:
                foreign = {name for one in known for name in one} - {*mine}
                found.extend(self._objects(item, names, effort))
                built = self._samples.object(item)
                found.extend({**one, **built} for one in _wrongly(foreign))
            if effort is not Effort.PLAIN:
                found.extend(self._conditional(item, effort))
        return smallest_first((*found, *_common_multiples(items)))

    def _single(self, form: Form) -> Iterator[Any]:
        if form.values is not None:
            yield from islice(form.values.values(), 100)
        if form.types & NUMBERS:
            yield from numbers(form)
        if "string" in form.types:
            yield from texts(form)
        yield True

    def _long(self, item: Alternative, form: Form) -> Iterator[list[Any]]:
        """Arrays with as many items as a form allows, and one more or less."""
        children = self._samples.children(item)
        built = self._samples.array(item)
        one = self._samples.minimal(children.items(), depth=1)
        listed = self._samples.listed(children.items())
        for limit in (form.most("minItems"), form.least("maxItems")):
            if limit is not None and limit < MOST_ITEMS:
                for length in (limit - 1, limit, limit + 1):
                    yield [one] * length
                    yield [vary(one, index) for index in range(length)]
                    yield [*built[:length], *[one] * (length - len(built))]
                    yield listed[:length]

    def _arrays(self, item: Alternative) -> Iterator[list[Any]]:
        children = self._samples.children(item)
        built = self._samples.array(item)
        one = self._samples.minimal(children.items(), depth=1)
        yield from (built, [*built, one], [one, one])
        for index in range(children.prefix + 1):
            start = [
                self._samples.minimal(children.item(at), depth=1) for at in range(index)
            ]
            yield start
            yield from ([*start, wrong] for wrong in _WRONG)

    def _objects(
        self, item: Alternative, names: tuple[str, ...], effort: Effort
    ) -> Iterator[dict[str, Any]]:
        built = self._samples.object(item)
        yield built
        for name in islice(built, _MOST_NAMES):
            yield {key: one for key, one in built.items() if key != name}
        if effort is Effort.PLAIN:
            return
        children = self._samples.children(item)
        few = 3 if not item.form.says("propertyNames") else 15
        others = islice(self._samples.other_names(item), few)
        declared = () if names and effort is Effort.USUAL else children.names
        tried = dict.fromkeys((*names, *islice(declared, _MOST_NAMES), *others))
        is_great = effort is Effort.GREAT
        share = max(_FEWEST, _MOST_INNER // len(tried))
        for name in tried:
            for value in self._property(children, name, share if is_great else 0):
                yield {**built, name: value}

    def _property(self, children: Children, name: str, share: int) -> Iterator[Any]:
        node = children.property(name)
        if not is_never(self._side, node):
            yield self._samples.minimal(node, depth=1)
            if share:
                yield from self._inner(node)[:share]
        yield from _WRONG

    def _inner(self, node: Node) -> list[Any]:
        """Values for a node that stands in many others."""
        if node.key not in self._plain:
            self._plain[node.key] = self.of(node, (), Effort.PLAIN)[:_MOST_INNER]
        return self._plain[node.key]

    def _wide(self, item: Alternative, form: Form) -> Iterator[dict[str, Any]]:
        """Objects with as many properties as a form allows, and one more or less."""
        built = self._samples.object(item)
        for limit in (form.most("minProperties"), form.least("maxProperties")):
            if limit is not None and limit < MOST_ITEMS:
                for length in (limit - 1, limit, limit + 1):
                    yield self._sized(item, built, length)

    def _sized(
        self, item: Alternative, built: dict[str, Any], length: int
    ) -> dict[str, Any]:
        """An object with so many properties."""
        sized = dict(list(built.items())[: max(length, 0)])
        for name in self._samples.names(item):
            if len(sized) >= length:
                break
            if name not in sized:
                sized[name] = self._first(item, name)
        return sized

    def _first(self, item: Alternative, name: str) -> Any:
        node = self._samples.children(item).property(name)
        return self._samples.minimal(node, depth=1)

    def foreign(self, node: Node, alternative: Node) -> list[dict[str, Any]]:
        """Properties that make an object invalid for other alternatives of a node."""
        key = (node.key, alternative.key)
        if key not in self._foreign:
            names = self._names(node) - self._names(alternative)
            self._foreign[key] = list(_wrongly(names))
        return self._foreign[key]

    def _names(self, node: Node) -> set[str]:
        items = self._samples.items(node)[:_MOST_ALTERNATIVES]
        return {name for one in items for name in self._samples.children(one).names}

    def _conditional(self, item: Alternative, effort: Effort) -> Iterator[Any]:
        """Values for the schemas that a value is only held against."""
        form = item.form
        for keyword in ("not", "if", "then", "else"):
            for part in form.says(keyword):
                node = self._side.node(part.child(part.schema[keyword], keyword))
                for value in self.of(node, (), Effort.PLAIN)[:60]:
                    yield value
                    if is_object(value):
                        yield {name: self._first(item, name) for name in value}
        for part in form.says("contains"):
            node = self._side.node(part.child(part.schema["contains"], "contains"))
            limits = {part.schema.get(one, 1) for one in ("minContains", "maxContains")}
            lengths = {limit + more for limit in limits for more in (-1, 0, 1)}
            for value in self._fitting(node):
                yield from ([value] * min(one, MOST_ITEMS) for one in lengths)
        for part in form.says("dependentSchemas"):
            for name, schema in part.schema["dependentSchemas"].items():
                node = self._side.node(part.child(schema, "dependentSchemas", name))
                yield from self._triggered(item, name, node, effort)
        for part in form.says("dependentRequired"):
            for name, names in part.schema["dependentRequired"].items():
                built = {one: self._first(item, one) for one in (name, *names)}
                yield {**self._samples.object(item), **built}

    def _fitting(self, node: Node) -> Iterator[Any]:
        """A few values of a node: each that it lists, then others that are small."""
        for item in self._samples.items(node)[:_MOST_ALTERNATIVES]:
            yield from islice((item.form.values or {}).values(), 10)
        yield self._samples.minimal(node)
        yield from self.of(node, (), Effort.PLAIN)[:5]

    def _triggered(
        self, item: Alternative, name: str, node: Node, effort: Effort
    ) -> Iterator[dict[str, Any]]:
        """Objects that have the property which makes a schema hold."""
        trigger = {**self._samples.object(item), name: self._first(item, name)}
        for value in self.of(node, (), effort)[: 60 * effort]:
            if is_object(value):
                yield {**trigger, **value}


def _limited(form: Form, other: Form) -> Form:
    """A form with the limits of another beside its own."""
    return msgspec.structs.replace(
        form,
        parts=(*form.parts, *other.parts),
        lower=other.lower or form.lower,
        upper=other.upper or form.upper,
    )


def _wrongly(names: set[str]) -> Iterator[dict[str, Any]]:
    if names:
        yield from (dict.fromkeys(sorted(names), wrong) for wrong in _WRONG)


def _common_multiples(items: list[Alternative]) -> Iterator[int]:
    """Numbers that several alternatives accept because they are multiples of what each asks for."""
    steps = [one.form.step for one in items if one.form.step is not None]
    whole = [one.numerator for one in steps if one.denominator == 1]
    yield from (lcm(*pair) for pair in islice(combinations(whole, 2), 10))
