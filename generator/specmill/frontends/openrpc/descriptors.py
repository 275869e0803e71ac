"""Content Descriptors of OpenRPC, and schemas in their place."""

from __future__ import annotations

from specmill.source.node import Node


def is_descriptor(target: Node) -> bool:
    """False for what a reference leads to that is no Content Descriptor, such as a schema."""
    return "schema" in target or "name" in target


def is_schema(target: Node) -> bool:
    """True for a component that is a schema, which may have the members of a descriptor."""
    return target.location.pointer.startswith("/components/schemas/")


def descriptor_of(child: Node, target: Node) -> Node:
    """What a reference leads to; a schema is described as a value of that schema and its name."""
    reference = child.text("$ref")
    if reference is None or is_descriptor(target):
        return target
    return child.seen_as({"name": reference.rpartition("/")[2], "schema": child})
