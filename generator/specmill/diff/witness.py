"""The smallest JSON value that shows a change: valid for one side and not for the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from specmill.diff.findings import NO_WITNESS, Flow
from specmill.diff.schema_children import Children
from specmill.diff.schema_edges import Kind, Step
from specmill.diff.schema_form import form_of
from specmill.diff.schema_node import Node, Side
from specmill.diff.schema_validation import Validation
from specmill.diff.schema_values import size
from specmill.diff.witness_values import Samples

_MOST_TRIED = 400
_MOST_KEPT = 3


class Believer:
    """The side whose schema accepts a witness, with all it takes to make up values."""

    def __init__(self, side: Side, flow: Flow) -> None:
        self.side = side
        self.validation = Validation(side, flow)
        self.samples = Samples(side, flow)


class Search:
    """Looks for values that one side accepts and the other refuses."""

    def __init__(self, accepting: Believer, refusing: Believer, text: bool) -> None:
        self._accepting = accepting
        self._refusing = refusing
        self._text = text

    def find(
        self,
        way: tuple[tuple[Step, Node, Node], ...],
        names: tuple[str, ...],
    ) -> Any:
        """The smallest value found for the first pair of the way, by changing it at the last.

        Each pair is the step that leads to it, its node on the accepting side, and on the other.
        """
        _, accepting, refusing = way[0]
        _, inner, other = way[-1]
        steps = tuple(step for step, _, _ in way[1:])
        nodes = [node for _, node, _ in way]
        kept: list[Any] = []
        for probe in self._probes(inner, other, names):
            for value in islice(self._embedded(nodes, steps, probe), 3):
                if self._shows(accepting, refusing, value):
                    kept.append(value)
                    break
            if len(kept) >= _MOST_KEPT:
                break
        if not kept:
            return NO_WITNESS
        return self._shrunk(accepting, refusing, min(kept, key=size))

    def _probes(self, inner: Node, other: Node, names: tuple[str, ...]) -> list[Any]:
        mine = self._accepting.samples.probes(inner, names)
        others = self._refusing.samples.probes(other, names)
        unique = {size(one): one for one in (*mine, *others)}
        return [unique[key] for key in sorted(unique)][:_MOST_TRIED]

    def _shows(self, accepting: Node, refusing: Node, value: Any) -> bool:
        if self._accepting.validation.accepts(accepting, value) is not True:
            return False
        return all(
            self._refusing.validation.accepts(refusing, one) is False
            for one in self._spoken(value)
        )

    def _spoken(self, value: Any) -> Iterator[Any]:
        """What a value may be taken for; texts and numbers are the same in a query."""
        yield value
        if not self._text or isinstance(value, (list, dict)) or value is None:
            return
        if isinstance(value, str):
            yield from _read(value)
        else:
            yield json.dumps(value)

    def _embedded(
        self, nodes: list[Node], steps: tuple[Step, ...], value: Any
    ) -> Iterator[Any]:
        """Values for the first node with this one at the end of the steps."""
        if not steps:
            yield value
            return
        for inner in self._embedded(nodes[1:], steps[1:], value):
            yield from self._around(nodes[0], steps[0], inner)

    def _around(self, node: Node, step: Step, inner: Any) -> Iterator[Any]:
        samples = self._accepting.samples
        if step.kind is Kind.SAME:
            yield inner
        elif step.kind in (Kind.ITEM, Kind.ITEMS):
            children = self._children(node)
            start = [samples.minimal(children.item(at)) for at in range(step.index)]
            yield [*start, inner]
            built = samples.minimal(node, "array")
            if isinstance(built, list) and len(built) > step.index:
                yield [*start, inner, *built[step.index + 1 :]]
                yield [*start, *[inner] * (len(built) - step.index)]
        else:
            built = samples.minimal(node, "object")
            if isinstance(built, dict):
                name = self._name(node, step)
                yield {**built, name: inner}
                yield {name: inner}

    def _name(self, node: Node, step: Step) -> str:
        if step.kind is Kind.PROPERTY:
            return step.name
        items = self._accepting.samples.items(node)
        if not items:
            return "a"
        return self._accepting.samples.other_name(items[0], step.name)

    def _children(self, node: Node) -> Children:
        side = self._accepting.side
        return Children(side, form_of(side.flat(node), node.only), node.anchor)

    def _shrunk(self, accepting: Node, refusing: Node, value: Any) -> Any:
        """The same without whatever it shows the change without."""
        for smaller in _smaller(value):
            if self._shows(accepting, refusing, smaller):
                return self._shrunk(accepting, refusing, smaller)
        return value


def _read(text: str) -> Iterator[Any]:
    try:
        value = json.loads(text)
    except ValueError:
        return
    if not isinstance(value, (list, dict)):
        yield value


def _smaller(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for name in value:
            yield {key: one for key, one in value.items() if key != name}
        for name, inner in value.items():
            for smaller in _smaller(inner):
                yield {**value, name: smaller}
    elif isinstance(value, list) and len(value) <= 50:
        for index in range(len(value)):
            yield value[:index] + value[index + 1 :]
        for index, inner in enumerate(value):
            for smaller in _smaller(inner):
                yield [*value[:index], smaller, *value[index + 1 :]]
