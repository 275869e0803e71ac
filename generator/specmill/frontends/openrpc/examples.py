"""Example Pairing Objects of OpenRPC: documented calls."""

from __future__ import annotations

import msgspec

from specmill.frontends.parsing import Parsing, follow
from specmill.frontends.texts import json_text
from specmill.model.operations import CallExample, Parameter
from specmill.source.node import Node


def parse_pairings(
    parsing: Parsing, node: Node | None, parameters: tuple[Parameter, ...]
) -> tuple[CallExample, ...]:
    """The documented calls of a method; values without a parameter's name belong to the parameter
    at their position.
    """
    found: list[CallExample] = []
    for position, child in enumerate(node.elements() if node is not None else ()):
        pairing = follow(parsing, child, "examplePairings")
        if pairing is None:
            continue
        result = pairing.get("result")
        found.append(
            CallExample(
                name=pairing.text("name") or str(position + 1),
                arguments=_arguments(parsing, pairing, parameters),
                result=None if result is None else _value(parsing, result),
                summary=pairing.text("summary") or pairing.text("description"),
            )
        )
    return tuple(found)


def _arguments(
    parsing: Parsing, pairing: Node, parameters: tuple[Parameter, ...]
) -> tuple[tuple[str, msgspec.Raw], ...]:
    listed = pairing.get("params")
    names = [one.wire_name for one in parameters]
    found: dict[str, msgspec.Raw] = {}
    for position, child in enumerate(listed.elements() if listed is not None else ()):
        example = follow(parsing, child, "examples")
        value = None if example is None else _value(parsing, example)
        name = None if example is None else example.text("name")
        if name not in names:
            name = names[position] if position < len(names) else None
        if value is not None and name is not None:
            found[name] = value
    return tuple(found.items())


def _value(parsing: Parsing, node: Node) -> msgspec.Raw | None:
    target = follow(parsing, node, "examples")
    value = None if target is None else target.get("value")
    return None if value is None else json_text(value.value)
