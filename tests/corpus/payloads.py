"""The example payloads of a description, each with its schema and the type that the model gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from specmill.diagnostics import Location
from specmill.loading import Loaded
from specmill.model.operations import Content
from specmill.model.types import (
    Alias,
    Array,
    Declaration,
    Map,
    Named,
    Nullable,
    Record,
    Type,
)
from specmill.source.node import Node


@dataclass(frozen=True, slots=True)
class Payload:
    """One example: what is documented, where, by which schema, and as which type."""

    value: Any
    location: Location
    schema: Location
    type: Type


def payloads(loaded: Loaded) -> Iterator[Payload]:
    """All examples of contents, parameters, components and fields that the SDK has types for."""
    seen: set[tuple[Location, int]] = set()
    for node, schema, given in _places(loaded):
        for example in _examples(loaded, node):
            key = (example.location, id(example.value))
            if key not in seen:
                seen.add(key)
                yield Payload(example.value, example.location, schema.location, given)


def _places(loaded: Loaded) -> Iterator[tuple[Node, Node, Type]]:
    """Nodes that may have examples, with the schema and the type of these."""
    for content in _contents(loaded):
        if content.is_json or content.is_form or content.is_multipart:
            yield from _described(loaded, content.location, content.type)
    for operation in loaded.api.operations:
        for parameter in operation.parameters:
            yield from _described(loaded, parameter.location, parameter.type)
    for declaration in loaded.api.types.values():
        yield from _declared(loaded, declaration)


def _described(
    loaded: Loaded, location: Location, given: Type | None
) -> Iterator[tuple[Node, Node, Type]]:
    """A Parameter or Media Type Object, and the schema in it."""
    node = _at(loaded, location)
    schema = None if node is None else node.get("schema")
    if node is not None and schema is not None and given is not None:
        yield node, schema, given
        yield from _schemas(schema, given)


def _declared(
    loaded: Loaded, declaration: Declaration
) -> Iterator[tuple[Node, Node, Type]]:
    """The schema of a declaration, and those of its fields."""
    node = _at(loaded, declaration.location)
    if node is not None and isinstance(node.value, dict):
        yield node, node, Named(declaration.key)
        if isinstance(declaration, Alias):
            yield from _schemas(node, declaration.target)
    for field in declaration.fields if isinstance(declaration, Record) else ():
        inner = _at(loaded, field.location)
        if inner is not None:
            yield from _schemas(inner, field.type)


def _schemas(node: Node, given: Type) -> Iterator[tuple[Node, Node, Type]]:
    """A schema and the schemas of its items and members, where they stand in it."""
    if not isinstance(node.value, dict) or "$ref" in node:
        return
    yield node, node, given
    core = given.inner if isinstance(given, Nullable) else given
    items = node.get("items")
    if isinstance(core, Array) and items is not None:
        yield from _schemas(items, core.items)
    values = node.get("additionalProperties")
    if isinstance(core, Map) and values is not None:
        yield from _schemas(values, core.values)


def _contents(loaded: Loaded) -> Iterator[Content]:
    for operation in loaded.api.operations:
        if operation.body is not None:
            yield from operation.body.contents
        for result in (*operation.results, *operation.errors):
            yield from result.contents


def _examples(loaded: Loaded, node: Node) -> Iterator[Node]:
    """The values of `example` and `examples`, which are named objects or a list."""
    single = node.get("example")
    if single is not None:
        yield _followed(loaded, single)
    several = node.get("examples")
    if several is None:
        return
    if isinstance(several.value, list):
        yield from several.elements()
    elif isinstance(several.value, dict):
        for _, child in several.items():
            child = _followed(loaded, child)
            found = child.get("dataValue") or child.get("value")
            if found is not None:
                yield _followed(loaded, found)


def _followed(loaded: Loaded, node: Node) -> Node:
    """What a reference leads to; many write one where an example has to stand."""
    if isinstance(node.value, dict) and set(node.value) == {"$ref"}:
        return loaded.workspace.resolve(node) or node
    return node


def _at(loaded: Loaded, location: Location) -> Node | None:
    pointer = location.pointer.replace("%", "%25")
    reference = Node({"$ref": f"#{pointer}"}, location.file, None, "")
    return loaded.workspace.target(reference)
