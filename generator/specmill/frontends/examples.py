"""Documented values: `example`, `examples`, Example Objects."""

from __future__ import annotations

from specmill.frontends.parsing import Parsing, follow_spare
from specmill.frontends.texts import json_text
from specmill.model.notes import Example
from specmill.source.node import Node

_VALUE_KEYS = ("value", "dataValue")


def schema_examples(node: Node) -> tuple[Example, ...]:
    """The values a schema gives as `examples` (JSON Schema) or `example` (OpenAPI 3.0)."""
    schema = node.value
    if not isinstance(schema, dict):
        return ()
    listed = schema.get("examples")
    if isinstance(listed, list):
        return tuple(Example(json_text(value)) for value in listed)
    return (Example(json_text(schema["example"])),) if "example" in schema else ()


def named_examples(parsing: Parsing, node: Node) -> tuple[Example, ...]:
    """The values a parameter, header or media type gives, by name; one without a name comes from
    `example`.

    External values are no part of the description and left out.
    """
    found = [Example(json_text(node["example"].value))] if "example" in node else []
    listed = node.get("examples")
    if listed is None:
        return tuple(found)
    for name, child in listed.items():
        target = follow_spare(parsing, child, "example", "examples")
        value = None if target is None else _value(target)
        if target is None or value is None:
            continue
        found.append(Example(json_text(value.value), name, _summary(target)))
    return tuple(found)


def _value(node: Node) -> Node | None:
    for key in _VALUE_KEYS:
        if key in node:
            return node[key]
    return None


def _summary(node: Node) -> str | None:
    return node.text("summary") or node.text("description")
