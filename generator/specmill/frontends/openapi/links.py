"""Link Objects: what can be called next with parts of an answer."""

from __future__ import annotations

from urllib.parse import unquote

from specmill.diagnostics import Location
from specmill.frontends.hints import parse_notes
from specmill.frontends.parsing import Parsing, follow
from specmill.frontends.texts import json_text
from specmill.model.operations import Link
from specmill.source.node import Node


def parse_links(parsing: Parsing, node: Node | None) -> tuple[Link, ...]:
    """The links of a response; one that names no operation is left out, with a warning."""
    found: list[Link] = []
    for name, child in node.items() if node is not None else ():
        target = None if name.startswith("x-") else follow(parsing, child, "links")
        if target is None:
            continue
        operation = _operation(parsing, target)
        if operation is None:
            parsing.diagnostics.warning(
                "degraded-link",
                f"the link {name!r} names no operation, so it is left out",
                target.location,
                "give it an operationId, or an operationRef",
            )
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


def _operation(parsing: Parsing, link: Node) -> str | None:
    """The id of the linked operation; a reference out of the file stays as written, and is not followed."""
    named, reference = link.text("operationId"), link.text("operationRef")
    if named is not None or reference is None or not reference.startswith("#"):
        return named or reference
    spelled = Node({"$ref": reference}, link.file, link, "operationRef")
    problem = parsing.workspace.problem(spelled)
    if problem is not None:
        parsing.diagnostics.warning(
            "degraded-link",
            f"{problem.message}, so the link is documented as it is written",
            link["operationRef"].location,
            problem.hint,
        )
        return reference
    target = parsing.workspace.target(spelled)
    if target is None:
        return None
    # Several paths may share an operation: the place that is written tells them apart.
    places = (Location(link.file, unquote(reference[1:])), target.location)
    found = next(filter(None, map(parsing.operations.get, places)), None)
    if found is None:
        parsing.diagnostics.warning(
            "degraded-link",
            f"{reference!r} leads to no operation of a path, so the link is documented as it is written",
            link["operationRef"].location,
            "refer to an operation: '#/paths/~1pets~1{id}/get'",
        )
    return found or reference
