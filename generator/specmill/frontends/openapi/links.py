"""Link Objects: what can be called next with parts of an answer."""

from __future__ import annotations

from specmill.frontends.hints import parse_notes
from specmill.frontends.parsing import Parsing, follow
from specmill.frontends.texts import json_text
from specmill.model.operations import Link
from specmill.source.node import Node


def parse_links(parsing: Parsing, node: Node | None) -> tuple[Link, ...]:
    """The links of a response; one that names no operation says nothing."""
    found: list[Link] = []
    for name, child in node.items() if node is not None else ():
        target = follow(parsing, child)
        if target is None or name.startswith("x-"):
            continue
        operation = target.text("operationId") or target.text("operationRef")
        if operation is None:
            continue
        arguments, body = target.get("parameters"), target.get("requestBody")
        found.append(
            Link(
                name=name,
                operation=operation,
                arguments=tuple(
                    (key, json_text(one.value))
                    for key, one in (arguments.items() if arguments is not None else ())
                ),
                body=None if body is None else json_text(body.value),
                notes=parse_notes(parsing.diagnostics, target),
                location=target.location,
            )
        )
    return tuple(found)
