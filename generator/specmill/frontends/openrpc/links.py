"""Link Objects of OpenRPC: what can be called next with parts of a result."""

from __future__ import annotations

from specmill.frontends.hints import parse_notes
from specmill.frontends.parsing import Parsing, follow
from specmill.frontends.texts import json_text
from specmill.model.operations import Link
from specmill.source.node import Node


def parse_links(parsing: Parsing, node: Node | None, method: str) -> tuple[Link, ...]:
    """The links of a method; one that names no other leads to the method itself (OpenRPC, Link Object)."""
    found: list[Link] = []
    for child in node.elements() if node is not None else ():
        target = follow(parsing, child, "links")
        if target is None:
            continue
        arguments = target.get("params")
        named = arguments.items() if arguments is not None else ()
        found.append(
            Link(
                name=target.text("name") or method,
                operation=target.text("method") or method,
                arguments=tuple((key, json_text(one.value)) for key, one in named),
                notes=parse_notes(parsing.diagnostics, target),
                location=target.location,
            )
        )
    return tuple(found)
