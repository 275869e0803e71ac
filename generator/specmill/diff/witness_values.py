"""Small values for a schema: some that satisfy it, and some at and just beyond its limits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice
from typing import Any

from specmill.diff.findings import Flow
from specmill.diff.relation_pattern import text_within
from specmill.diff.schema_alternatives import Alternative, alternatives
from specmill.diff.schema_children import Children, is_found, is_hidden, is_never
from specmill.diff.schema_form import FRACTION, NUMBERS, RANGES, Form
from specmill.diff.schema_node import Node, Side
from specmill.diff.schema_values import identity, size

_DEEPEST = 12
_MOST_ITEMS = 2000
_LONGEST = 100_000
_WRONG: tuple[Any, ...] = (0, "", None, False, 0.5, [], {})

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


class Samples:
    """Values for schemas of one description in one flow."""

    def __init__(self, side: Side, flow: Flow) -> None:
        self._side = side
        self._flow = flow

    def minimal(self, node: Node, kind: str = "", depth: int = 0) -> Any:
        """A small value of a node, of one type if asked for; not checked."""
        for item in self.items(node):
            if kind and kind not in item.form.types:
                continue
            return next(self._valid(item, kind, depth), None)
        return {} if kind == "object" else [] if kind == "array" else None

    def items(self, node: Node) -> list[Alternative]:
        """The ways to satisfy a node, those that are possible first."""
        found = alternatives(self._side, node)
        items = [] if found is None else list(found.items)
        return sorted(items, key=lambda one: not one.form.types)

    def _valid(self, item: Alternative, kind: str, depth: int) -> Iterator[Any]:
        form = item.form
        if form.values is not None:
            yield from sorted(form.values.values(), key=size)
        if depth > _DEEPEST:
            return
        kinds = {kind} if kind else form.types
        if kinds & NUMBERS:
            yield next(_numbers(form))
        if "string" in kinds:
            yield next(_texts(form))
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
        children = self._children(item)
        built: dict[str, Any] = {}
        for name in sorted(children.required):
            node = children.property(name)
            if not is_hidden(self._side, node, self._flow):
                built[name] = self.minimal(node, depth=depth + 1)
        fill = (one for one in self._names(item) if one not in built)
        for name in islice(fill, max(0, item.form.most("minProperties") - len(built))):
            built[name] = self.minimal(children.property(name), depth=depth + 1)
        return built

    def _names(self, item: Alternative) -> Iterator[str]:
        """Names for more properties: those declared, then others."""
        children = self._children(item)
        yield from children.names
        yield from self.other_names(item)

    def other_names(self, item: Alternative) -> Iterator[str]:
        """Names of properties that are not declared."""
        children = self._children(item)
        for part in item.form.says("propertyNames"):
            node = self._side.node(part.child(part.schema["propertyNames"]))
            names = [self.minimal(node, "string"), *self.probes(node, (), 1)[:12]]
            yield from (one for one in names if isinstance(one, str))
        for pattern in children.patterns:
            yield text_within(frozenset({pattern})) or "a"
        for index in count():
            name = "abcdefghijklmnopqrstuvwxyz"[index % 26] * (index // 26 + 1)
            if name not in children.names:
                yield name

    def other_name(self, item: Alternative, pattern: str) -> str:
        """The name of a property that no schema but the one for a pattern speaks of."""
        if pattern:
            return text_within(frozenset({pattern})) or "a"
        children = self._children(item)
        return next(
            one
            for one in self.other_names(item)
            if not any(is_found(pattern, one) for pattern in children.patterns)
        )

    def array(self, item: Alternative, depth: int = 0) -> list[Any]:
        """An array with as few items as will do."""
        children = self._children(item)
        built: list[Any] = []
        for part in item.form.says("contains"):
            node = self._side.node(part.child(part.schema["contains"], "contains"))
            least = min(part.schema.get("minContains", 1), _MOST_ITEMS)
            built += [self.minimal(node, depth=depth + 1)] * least
        least = min(item.form.most("minItems"), _MOST_ITEMS)
        while len(built) < least:
            built.append(self.minimal(children.item(len(built)), depth=depth + 1))
        if item.form.any_true("uniqueItems"):
            built = [_vary(one, index) for index, one in enumerate(built)]
        return built

    def _children(self, item: Alternative) -> Children:
        return Children(self._side, item.form, item.node.anchor)

    def probes(self, node: Node, names: tuple[str, ...], depth: int = 0) -> list[Any]:
        """Values worth trying: valid ones, limits, and what lies beyond; small ones first."""
        found: list[Any] = []
        for item in self.items(node)[:40]:
            found.extend(self._probe(item, names, depth))
            if depth == 0:
                found.extend(self._conditional(item))
        found.extend(_WRONG)
        unique = {identity(one): one for one in found}
        return sorted(unique.values(), key=size)

    def _conditional(self, item: Alternative) -> Iterator[Any]:
        """Values for the schemas that a value is only held against."""
        for keyword in ("not", "if", "then", "else"):
            for part in item.form.says(keyword):
                node = self._side.node(part.child(part.schema[keyword], keyword))
                yield from self.probes(node, (), 1)[:60]
        for part in item.form.says("contains"):
            node = self._side.node(part.child(part.schema["contains"], "contains"))
            limits = {part.schema.get(one, 1) for one in ("minContains", "maxContains")}
            for value in self.probes(node, (), 1)[:5]:
                for length in {one + more for one in limits for more in (-1, 0, 1)}:
                    yield [value] * min(length, _MOST_ITEMS)
        for part in item.form.says("dependentSchemas"):
            for name, schema in part.schema["dependentSchemas"].items():
                node = self._side.node(part.child(schema, "dependentSchemas", name))
                values = self.probes(node, (name,), 1)[:40]
                yield from (one for one in values if isinstance(one, dict))

    def _probe(
        self, item: Alternative, names: tuple[str, ...], depth: int
    ) -> Iterator[Any]:
        form = item.form
        if form.values is not None:
            yield from islice(form.values.values(), 100)
        if form.types & NUMBERS:
            yield from _numbers(form)
        if "string" in form.types:
            yield from _texts(form)
        yield from (None, False, True)
        if "array" in form.types:
            yield from self._arrays(item, depth)
        if "object" in form.types:
            yield from self._objects(item, names, depth)

    def _arrays(self, item: Alternative, depth: int) -> Iterator[list[Any]]:
        children = self._children(item)
        built = self.array(item)
        yield built
        yield []
        one = self.minimal(children.items(), depth=1)
        yield [*built, one]
        yield [one, one]
        limits = (item.form.most("minItems"), item.form.least("maxItems"))
        for limit in limits:
            if limit is not None and limit < _MOST_ITEMS:
                for length in (limit - 1, limit, limit + 1):
                    yield [one] * length
                    yield [_vary(one, index) for index in range(length)]
        for index in range(children.prefix + 1):
            start = [self.minimal(children.item(at), depth=1) for at in range(index)]
            yield start
            yield from ([*start, wrong] for wrong in _WRONG)

    def _objects(
        self, item: Alternative, names: tuple[str, ...], depth: int
    ) -> Iterator[dict[str, Any]]:
        children = self._children(item)
        built = self.object(item)
        yield built
        yield {}
        for name in list(built)[:50]:
            yield {key: one for key, one in built.items() if key != name}
        tried = dict.fromkeys((*names, *children.names))
        extra = list(dict.fromkeys(islice(self.other_names(item), 8)))
        for name in [*islice(tried, 60), *extra]:
            for value in self._property_values(children, name, depth):
                yield {**built, name: value}
        optional = [*children.names, *extra]
        limits = (item.form.most("minProperties"), item.form.least("maxProperties"))
        for limit in limits:
            if limit is not None and limit < _MOST_ITEMS:
                for length in (limit - 1, limit, limit + 1):
                    yield self._sized(item, built, length)
        yield {
            **built,
            **{one: self.minimal(children.property(one), depth=1) for one in optional[:20]},
        }

    def _property_values(
        self, children: Children, name: str, depth: int
    ) -> Iterator[Any]:
        node = children.property(name)
        if not is_never(self._side, node):
            yield self.minimal(node, depth=1)
            if depth == 0:
                yield from self.probes(node, (), 1)[:12]
        yield from _WRONG

    def _sized(
        self, item: Alternative, built: dict[str, Any], length: int
    ) -> dict[str, Any]:
        children = self._children(item)
        sized = dict(list(built.items())[: max(length, 0)])
        for name in self._names(item):
            if len(sized) >= length:
                break
            if name not in sized:
                sized[name] = self.minimal(children.property(name), depth=1)
        return sized


def _vary(value: Any, index: int) -> Any:
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


def _numbers(form: Form) -> Iterator[int | float]:
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


def _texts(form: Form) -> Iterator[str]:
    least = form.most("minLength")
    if form.patterns:
        yield text_within(form.patterns, min(least, 500)) or ""
    for name in sorted(form.formats):
        if name in FORMATTED:
            yield FORMATTED[name]
    counts = {least}
    for limit in (least, form.least("maxLength")):
        if limit:
            counts |= {limit - 1, limit, limit + 1}
    for length in sorted(counts, key=lambda one: (one < least, one)):
        if 0 <= length < _LONGEST:
            yield "a" * length
            if form.patterns:
                yield text_within(form.patterns, length) or ""
    yield from ("", "a", "0", "A", "-")
