"""Responses: a schema and headers, in the media types that the operation produces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specmill.frontends.statuses import ODD_STATUS, by_status, is_range
from specmill.frontends.swagger.parameters import translate_header
from specmill.frontends.swagger.scope import JSON, Scope
from specmill.source.node import Node

_OF_CONTENT = ("schema", "examples", "headers")
_BYTES = "application/octet-stream"


def translate_responses(scope: Scope, node: Node, produces: Mapping[str, Node]) -> Node:
    """The responses of an operation, by status."""
    translated: dict[str, Node] = {}
    for status, child in node.items():
        if is_range(status):
            message = f"{status!r} is read as OpenAPI 3 means it"
            hint = "list the statuses, or write `default`: other tools may refuse it"
            scope.diagnostics.warning(ODD_STATUS, message, child.location, hint)
    for status, child in by_status(node).items():
        found = scope.follow(child, "responses")
        if found is not None:
            translated[status] = found.leading_to(_translate(found.node, produces))
    return node.seen_as(translated)


def _translate(node: Node, produces: Mapping[str, Node]) -> Node:
    members = {key: child for key, child in node.items() if key not in _OF_CONTENT}
    headers = node.get("headers")
    if headers is not None:
        translated = {key: translate_header(child) for key, child in headers.items()}
        members["headers"] = headers.seen_as(translated)
    schema = node.get("schema")
    if schema is not None:
        members["content"] = node.seen_as(dict(_contents(node, schema, produces)))
    return node.seen_as(members)


def _contents(
    node: Node, schema: Node, produces: Mapping[str, Node]
) -> Iterator[tuple[str, Node]]:
    usual = JSON
    if schema.text("type") == "file" or schema.text("format") == "binary":
        # A file is sent as it is, whatever else the document produces.
        produces = {key: one for key, one in produces.items() if not _is_json(key)}
        usual = _BYTES
    examples = node.get("examples")
    for media_type, origin in (produces or {usual: schema}).items():
        example = None if examples is None else examples.get(media_type)
        content = {"schema": schema} | ({} if example is None else {"example": example})
        yield media_type, origin.seen_as(content)


def _is_json(media_type: str) -> bool:
    return media_type.partition(";")[0].strip().lower() == JSON
