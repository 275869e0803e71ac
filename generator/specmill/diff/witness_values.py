"""Small values that satisfy a schema, and single ones at and just beyond its limits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice
from typing import Any

from specmill.diff.findings import Flow
from specmill.diff.schema_alternatives import Alternative, alternatives
from specmill.diff.schema_children import Children, is_found, is_hidden
from specmill.diff.schema_form import NUMBERS, RANGES, Form
from specmill.diff.schema_node import Node, Side
from specmill.diff.schema_values import FRACTION, size
from specmill.diff.witness_texts import text_in

_DEEPEST = 12
MOST_ITEMS = 2000
_LONGEST = 100_000

FORMATTED = {
    "date-time": "2000-01-01T00:00:00Z",
    "date": "2000-01-01",
    "time": "00:00:00Z",
    "duration": "P1D",
    "email": "a@b.co",
    "idn-email": "a@b.co",
    "hostname": "a",
    "idn-hostname": "a",
    "ipv4": "0.0.0.0",
    "ipv6": "::",
    "uri": "a:b",
    "uri-reference": "a",
    "iri": "a:b",
    "iri-reference": "a",
    "uri-template": "a",
    "uuid": "00000000-0000-0000-0000-000000000000",
    "json-pointer": "/a",
    "relative-json-pointer": "0",
    "regex": "a",
}

# Texts that the wider one of two formats allows, or none does.
_FAR = {
    "idn-email": ("ä@b.co",),
    "idn-hostname": ("ä",),
    "iri": ("a:ä",),
    "iri-reference": ("ä",),
    "regex": ("(",),
    "uri-template": ("{",),
}


class Samples:
    """Values for schemas of one description in one flow."""

    def __init__(self, side: Side, flow: Flow) -> None:
        self._side = side
        self._flow = flow
        # The nodes are kept as well, so that no others can get their identities.
        self._known: dict[tuple[object, str], tuple[Node, Any]] = {}
        self._items: dict[object, tuple[Node, list[Alternative]]] = {}

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
            return next(self._valid(item, kind, depth), None)
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
            yield self.object(item, depth)

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

    def names(self, item: Alternative) -> Iterator[str]:
        """Names for more properties: those declared, then others."""
        children = self.children(item)
        yield from children.names
        yield from self.other_names(item)

    def other_names(self, item: Alternative) -> Iterator[str]:
        """Names of properties that are not declared."""
        children = self.children(item)
        for part in item.form.says("propertyNames"):
            node = self._side.node(part.child(part.schema["propertyNames"]))
            yield str(self.minimal(node, "string"))
            for inner in self.items(node):
                yield from islice(texts(inner.form), 10)
        for pattern in children.patterns:
            yield text_in(frozenset({pattern})) or "a"
        for index in count():
            name = "abcdefghijklmnopqrstuvwxyz"[index % 26] * (index // 26 + 1)
            if name not in children.names:
                yield name

    def other_name(self, item: Alternative, pattern: str) -> str:
        """The name of a property that no schema but the one for a pattern speaks of."""
        if pattern:
            return text_in(frozenset({pattern})) or "a"
        children = self.children(item)
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
        if item.form.any_true("uniqueItems"):
            built = [vary(one, index) for index, one in enumerate(built)]
        return built

    def children(self, item: Alternative) -> Children:
        """The schemas within an alternative."""
        return Children(self._side, item.form, item.node.anchor)


def vary(value: object, index: int) -> Any:
    """A value like another, to tell the items of an array apart."""
    match value:
        case bool() | None:
            return (False, True, None)[index % 3]
        case int() | float():
            return value + index
        case str():
            return value + "abcdefghijklmnopqrstuvwxyz"[index % 26] * (index // 26 + 1)
        case _:
            return value


def numbers(form: Form) -> Iterator[int | float]:
    """Numbers at the limits of a form and just beyond, one that fits first."""
    step = form.step
    unit: int | float = 1
    if step is not None:
        unit = step.numerator if step.denominator == 1 else float(step)
    low = None if form.lower is None else form.lower.value
    high = None if form.upper is None else form.upper.value
    for start in (low, high):
        if start is None:
            continue
        base = start if step is None else _multiple(start, unit)
        yield from (base, base + unit, base - unit, start, start + 1, start - 1)
        if FRACTION in form.types:
            yield from (start + 0.5, start - 0.5)
    yield from (0, unit, -unit, 1, 2 * unit)
    if FRACTION in form.types:
        yield from (0.5, 0.25, unit / 2)
    for name in form.formats & RANGES.keys():
        low, high = RANGES[name]
        yield from (low, high)
        if name == "float":
            yield from (1e39, -1e39)
        else:
            yield from (low - 1, high + 1)


def _multiple(start: int | float, unit: int | float) -> int | float:
    return -(-start // unit) * unit


def texts(form: Form) -> Iterator[str]:
    """Texts at the limits of a form and just beyond, one that fits first."""
    least = form.most("minLength")
    if form.patterns:
        yield text_in(form.patterns, min(least, 500)) or ""
    for name in sorted(form.formats):
        if name in FORMATTED:
            yield FORMATTED[name]
            yield from _FAR.get(name, ())
    counts = {least}
    for limit in (least, form.least("maxLength")):
        if limit:
            counts |= {limit - 1, limit, limit + 1}
    for length in sorted(counts, key=lambda one: (one < least, one)):
        if 0 <= length < _LONGEST:
            yield "a" * length
            if form.patterns:
                yield text_in(form.patterns, length) or ""
    yield from ("", "a", "0", "A", "-")
