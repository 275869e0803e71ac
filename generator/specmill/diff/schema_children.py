"""The schemas within a schema: what holds for a property, an item, or any other one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from specmill.diff.findings import Flow
from specmill.diff.schema_form import Form
from specmill.diff.schema_node import Node, Part, Side
from specmill.expressions import python_pattern


class Children:
    """The schemas that hold for the parts of a value of one form."""

    def __init__(self, side: Side, form: Form, anchor: Part) -> None:
        self._side = side
        self._parts = [one for one in form.parts if isinstance(one.schema, dict)]
        self._anchor = anchor
        self.names = dict.fromkeys(
            name for one in self._parts for name in one.schema.get("properties", ())
        )
        self.patterns = dict.fromkeys(
            name
            for one in self._parts
            for name in one.schema.get("patternProperties", ())
        )
        self.required = frozenset(
            name for one in self._parts for name in one.schema.get("required", ())
        )
        self.prefix = max(
            (len(one.schema.get("prefixItems", ())) for one in self._parts), default=0
        )

    def property(self, name: str) -> Node:
        """What holds for the property with a name, declared or not."""
        return self._node(
            child for part in self._parts for child in self._for_name(part, name)
        )

    def _for_name(self, part: Part, name: str) -> Iterator[Part]:
        declared = list(self._declared(part, name))
        yield from declared
        if declared:
            return
        if "additionalProperties" in part.schema:
            yield self._within(part, "additionalProperties")
        elif "unevaluatedProperties" in part.schema and not self._is_known(name):
            yield self._within(part, "unevaluatedProperties")

    def _declared(self, part: Part, name: str) -> Iterator[Part]:
        if name in part.schema.get("properties", ()):
            yield self._within(part, "properties", name)
        for pattern in part.schema.get("patternProperties", ()):
            if is_found(pattern, name):
                yield self._within(part, "patternProperties", pattern)

    def _is_known(self, name: str) -> bool:
        return any(
            "additionalProperties" in part.schema or any(self._declared(part, name))
            for part in self._parts
        )

    def pattern(self, pattern: str) -> Node:
        """What holds for properties whose names match an expression."""
        return self._node(
            self._within(one, "patternProperties", pattern)
            for one in self._parts
            if pattern in one.schema.get("patternProperties", ())
        )

    def other(self) -> Node:
        """What holds for properties that nothing else speaks of."""
        return self._rest("additionalProperties", "unevaluatedProperties")

    def item(self, index: int) -> Node:
        """What holds for the item at an index."""
        return self._node(
            child for part in self._parts for child in self._for_index(part, index)
        )

    def _for_index(self, part: Part, index: int) -> Iterator[Part]:
        if index < len(part.schema.get("prefixItems", ())):
            yield part.child(
                part.schema["prefixItems"][index], "prefixItems", str(index)
            )
        elif "items" in part.schema:
            yield self._within(part, "items")
        elif "unevaluatedItems" in part.schema and index >= self.prefix:
            yield self._within(part, "unevaluatedItems")

    def items(self) -> Node:
        """What holds for the items after those that have a schema of their own."""
        return self._rest("items", "unevaluatedItems")

    def _rest(self, keyword: str, unevaluated: str) -> Node:
        said = [one for one in self._parts if keyword in one.schema]
        if said:
            return self._node(self._within(one, keyword) for one in said)
        others = [one for one in self._parts if unevaluated in one.schema]
        return self._node(self._within(one, unevaluated) for one in others)

    def _within(self, part: Part, *tokens: str) -> Part:
        schema = part.schema
        for token in tokens:
            schema = schema[token]
        return part.child(schema, *tokens)

    def _node(self, parts: Iterator[Part]) -> Node:
        listed = tuple(parts)
        return self._side.node(*listed) if listed else Node((), self._anchor)


@lru_cache(maxsize=4096)
def is_found(pattern: str, text: str) -> bool:
    """Whether an expression is found in a text; one that Python can't read is found nowhere."""
    try:
        return python_pattern(pattern).search(text) is not None
    except ValueError:
        return False


def is_never(side: Side, node: Node) -> bool:
    """Whether a schema says outright that there is no such value."""
    return any(one.is_never for one in side.flat(node))


def is_anything(side: Side, node: Node) -> bool:
    """Whether a schema has no say about its values."""
    return all(
        one.schema is not False and _ASSERTING.isdisjoint(one.mapping)
        for one in side.flat(node)
    )


def is_hidden(side: Side, node: Node, flow: Flow) -> bool:
    """Whether a property never travels this way."""
    flags = {Flow.IN: "readOnly", Flow.OUT: "writeOnly"}
    if flow not in flags:
        return False
    return any(one.mapping.get(flags[flow]) is True for one in side.flat(node))


_ASSERTING = frozenset(
    {
        *("type", "enum", "const", "format", "pattern", "minLength", "maxLength"),
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        *("items", "prefixItems", "contains", "minContains", "maxContains"),
        *("uniqueItems", "minItems", "maxItems", "unevaluatedItems"),
        *("properties", "patternProperties", "additionalProperties", "required"),
        *("propertyNames", "minProperties", "maxProperties", "unevaluatedProperties"),
        *("dependentRequired", "dependentSchemas"),
        *("anyOf", "oneOf", "not", "if", "then", "else"),
    }
)
