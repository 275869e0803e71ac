"""Small values that satisfy a schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count, islice, product
from typing import Any

from specmill.diff.findings import Flow
from specmill.diff.schema_alternatives import Alternative, alternatives
from specmill.diff.schema_children import Children, is_found, is_hidden, is_never
from specmill.diff.schema_form import NUMBERS
from specmill.diff.schema_node import Node, Side
from specmill.diff.schema_values import as_mapping, size
from specmill.diff.witness_scalars import numbers, texts, vary
from specmill.diff.witness_texts import text_in

_DEEPEST = 12
MOST_ITEMS = 2000

# What the values that are made up first may not keep to.
_PICKY = frozenset({"not", "if", "dependentRequired", "dependentSchemas"})
_MOST_TRIED = 40
_MOST_NAMES = 8


class Samples:
    """Values for schemas of one description in one flow, which `accepts` is asked about where they may not fit."""

    def __init__(
        self, side: Side, flow: Flow, accepts: Callable[[Node, Any], bool | None]
    ) -> None:
        self._side = side
        self._flow = flow
        self._accepts = accepts
        # The nodes are kept as well, so that no others can get their identities.
        self._known: dict[tuple[object, str], tuple[Node, Any]] = {}
        self._items: dict[object, tuple[Node, list[Alternative]]] = {}
        self._children: dict[int, tuple[Alternative, Children]] = {}

    def minimal(self, node: Node, kind: str = "", depth: int = 0) -> Any:
        """A small value of a node, of one type if asked for; not checked, nor to be changed."""
        key = (node.key, kind)
        if key not in self._known:
            value = self._minimal(node, kind, depth)
            if depth > _DEEPEST // 2:
                return value
            self._known[key] = (node, value)
        return self._known[key][1]

    def _minimal(self, node: Node, kind: str, depth: int) -> Any:
        for item in self.items(node):
            if kind and kind not in item.form.types:
                continue
            found = self._valid(item, kind, depth)
            if not any(_PICKY & one.mapping.keys() for one in item.form.parts):
                return next(found, None)
            tried = list(islice(found, _MOST_TRIED))
            fitting = (one for one in tried if self._accepts(node, one))
            return next(fitting, tried[0] if tried else None)
        return {} if kind == "object" else [] if kind == "array" else None

    def items(self, node: Node) -> list[Alternative]:
        """The ways to satisfy a node, those that are possible first."""
        key = node.key
        if key not in self._items:
            found = alternatives(self._side, node)
            items = [] if found is None else list(found.items)
            items.sort(key=lambda one: not one.form.types)
            self._items[key] = (node, items)
        return self._items[key][1]

    def _valid(self, item: Alternative, kind: str, depth: int) -> Iterator[Any]:
        form = item.form
        if form.values is not None:
            yield from sorted(form.values.values(), key=size)
        if depth > _DEEPEST:
            return
        kinds = {kind} if kind else form.types
        if kinds & NUMBERS:
            yield next(numbers(form))
        if "string" in kinds:
            yield next(texts(form))
        if "boolean" in kinds:
            yield False
        if "null" in kinds:
            yield None
        if "array" in kinds:
            yield self.array(item, depth)
        if "object" in kinds:
            built = self.object(item, depth)
            yield built
            yield self.completed(item, built, depth)
        if kinds & NUMBERS:
            yield from numbers(form)
        if "string" in kinds:
            yield from texts(form)
        if "boolean" in kinds:
            yield True

    def completed(
        self, item: Alternative, built: dict[str, Any], depth: int = 0
    ) -> dict[str, Any]:
        """An object with what others of its properties, or a condition, may ask for besides."""
        children = self.children(item)
        full = dict(built)
        for part in item.form.parts:
            for name in _asked_for(part.mapping, built):
                if name not in full:
                    node = children.property(name)
                    full[name] = self.minimal(node, depth=depth + 1)
        return full

    def object(self, item: Alternative, depth: int = 0) -> dict[str, Any]:
        """An object with what is required and no more."""
        children = self.children(item)
        built: dict[str, Any] = {}
        for name in sorted(children.required):
            node = children.property(name)
            if not is_hidden(self._side, node, self._flow):
                built[name] = self.minimal(node, depth=depth + 1)
        fill = (one for one in self.names(item) if one not in built)
        for name in islice(fill, max(0, item.form.most("minProperties") - len(built))):
            built[name] = self.minimal(children.property(name), depth=depth + 1)
        return built

    def triggers(self, item: Alternative) -> Iterator[dict[str, Any]]:
        """Objects with one property each that makes a schema hold."""
        children = self.children(item)
        for part in item.form.says("dependentSchemas"):
            for name in part.schema["dependentSchemas"]:
                yield {name: self.minimal(children.property(name))}

    def names(self, item: Alternative) -> Iterator[str]:
        """Names for more properties: those declared that travel this way, then others."""
        children = self.children(item)
        for name in children.names:
            if not is_hidden(self._side, children.property(name), self._flow):
                yield name
        yield from self.other_names(item)

    def other_names(self, item: Alternative) -> Iterator[str]:
        """Names of properties that are not declared."""
        children = self.children(item)
        for part in item.form.says("propertyNames"):
            node = self._side.node(part.child(part.schema["propertyNames"]))
            yield str(self.minimal(node, "string"))
            for inner in self.items(node):
                listed = inner.form.values
                yield from (str(one) for one in islice((listed or {}).values(), 10))
                yield from islice(texts(inner.form), 10)
        # Where nothing else may be named, several have to come from each expression.
        most = _MOST_NAMES if is_never(self._side, children.other()) else 1
        for length, pattern in product(range(most), children.patterns):
            yield text_in(frozenset({pattern}), length) or "a"
        for index in count():
            name = "abcdefghijklmnopqrstuvwxyz"[index % 26] * (index // 26 + 1)
            if name not in children.names:
                yield name

    def other_name(self, item: Alternative, pattern: str) -> str:
        """The name of a property that no schema but the one for a pattern speaks of."""
        children = self.children(item)
        if pattern:
            found = [text_in(frozenset({pattern}), one) or "a" for one in range(8)]
            others = (one for one in found if one not in children.names)
            return next(others, found[0])
        return next(
            one
            for one in self.other_names(item)
            if not any(is_found(pattern, one) for pattern in children.patterns)
        )

    def array(self, item: Alternative, depth: int = 0) -> list[Any]:
        """An array with as few items as will do."""
        children = self.children(item)
        built: list[Any] = []
        for part in item.form.says("contains"):
            node = self._side.node(part.child(part.schema["contains"], "contains"))
            least = min(part.schema.get("minContains", 1), MOST_ITEMS)
            built += [self.minimal(node, depth=depth + 1)] * least
        least = min(item.form.most("minItems"), MOST_ITEMS)
        while len(built) < least:
            built.append(self.minimal(children.item(len(built)), depth=depth + 1))
        if not item.form.any_true("uniqueItems"):
            return built
        listed = self.listed(children.items())
        if len(listed) >= least > 1:
            return listed[:least]
        return [vary(one, index) for index, one in enumerate(built)]

    def listed(self, node: Node) -> list[Any]:
        """The values that a node lists."""
        return [
            value
            for one in self.items(node)
            for value in (one.form.values or {}).values()
        ]

    def children(self, item: Alternative) -> Children:
        """The schemas within an alternative."""
        if id(item) not in self._children:
            made = Children(self._side, item.form, item.node.anchor)
            self._children[id(item)] = (item, made)
        return self._children[id(item)][1]


def _asked_for(schema: Mapping[str, Any], built: dict[str, Any]) -> Iterator[str]:
    """Names that properties of an object ask for, and those that conditions may."""
    for name, names in schema.get("dependentRequired", {}).items():
        if name in built:
            yield from names
    for name, inner in schema.get("dependentSchemas", {}).items():
        if name in built:
            yield from as_mapping(inner).get("required", ())
    for keyword in ("then", "else"):
        yield from as_mapping(schema.get(keyword)).get("required", ())
