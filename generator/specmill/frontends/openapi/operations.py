"""Path Items and Operation Objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specmill.frontends.hints import parse_notes, parse_pagination
from specmill.frontends.idempotency import parse_idempotency_key, without_key
from specmill.frontends.openapi.bodies import parse_body
from specmill.frontends.openapi.calls import parse_calls
from specmill.frontends.openapi.parameters import parse_parameters
from specmill.frontends.openapi.paths import settle_path
from specmill.frontends.openapi.responses import parse_responses
from specmill.frontends.openapi.streams import streamed_results
from specmill.frontends.parsing import Parsing, follow
from specmill.frontends.places import step
from specmill.frontends.security import parse_requirements
from specmill.frontends.servers import parse_servers
from specmill.frontends.wire import check_braces
from specmill.model.operations import HttpBinding, Operation
from specmill.source.node import Node

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
# RFC 9110, section 9.2.2.
_IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    """One method of one path: the Operation Object, and the Path Item it stands in."""

    method: str
    path: str
    item: Node
    node: Node


def parse_operations(parsing: Parsing, paths: Node | None) -> tuple[Operation, ...]:
    """All operations of the description, in document order."""
    found: list[Operation] = []
    first: dict[str, Node] = {}
    for path, child in paths.items() if paths is not None else ():
        item = follow(parsing, child) if path.startswith("/") else None
        if item is not None:
            check_braces(parsing, path, child)
        for request in _requests(parsing, path, item) if item is not None else ():
            _report_repeated_id(parsing, request.node, first)
            found.append(_operation(parsing, request))
    return tuple(found)


def _requests(parsing: Parsing, path: str, item: Node) -> Iterator[_Request]:
    """The methods of a path; an Operation Object may stand in a file of its own."""
    for method in _METHODS:
        child = item.get(method)
        node = None if child is None else follow(parsing, child)
        if node is not None:
            yield _Request(method=method.upper(), path=path, item=item, node=node)


def _operation(parsing: Parsing, request: _Request) -> Operation:
    node = request.node
    id_ = node.text("operationId") or f"{request.method.lower()} {request.path}"
    group, _, name = (node.text("x-specmill-name") or "").rpartition(".")
    place = step("", "operation", id_)
    parameters = parse_parameters(
        parsing, [request.item.get("parameters"), node.get("parameters")], place
    )
    path, parameters = settle_path(parsing, node, request.path, parameters)
    body = parse_body(parsing, node.get("requestBody"), place)
    results, errors = parse_responses(parsing, node.get("responses"), place)
    results = streamed_results(parsing, node, results)
    key = parse_idempotency_key(
        parsing, (node, request.item), request.method, parameters
    )
    servers = node.get("servers") or request.item.get("servers")
    _report_unsupported(parsing, node)
    return Operation(
        id=id_,
        group=tuple(group.split(".")) if group else (),
        name=name,
        tags=_tags(node.get("tags")),
        binding=HttpBinding(request.method, path),
        parameters=parameters,
        body=body,
        results=results,
        errors=errors,
        security=parse_requirements(node.get("security")),
        pagination=parse_pagination(parsing.diagnostics, node),
        idempotent=node.flag("x-specmill-idempotent", request.method in _IDEMPOTENT),
        idempotency_key=key,
        deprecated=node.flag("deprecated"),
        servers=tuple(server.url for server in parse_servers(parsing, servers)),
        examples=parse_calls(without_key(parameters, key), body, results),
        notes=parse_notes(parsing.diagnostics, node),
        location=node.location,
    )


def _tags(node: Node | None) -> tuple[str, ...]:
    return tuple(str(tag.value) for tag in node.elements()) if node is not None else ()


def _report_repeated_id(parsing: Parsing, node: Node, first: dict[str, Node]) -> None:
    id_ = node.text("operationId")
    if id_ is None:
        return
    if id_ not in first:
        first[id_] = node
        return
    parsing.diagnostics.error(
        "duplicate-operation-id",
        f"operationId {id_!r} is used by two operations",
        node["operationId"].location,
        "give each operation an id of its own",
        related=(("first used here", first[id_]["operationId"].location),),
    )


def _report_unsupported(parsing: Parsing, node: Node) -> None:
    callbacks = node.get("callbacks")
    if callbacks is not None and callbacks.value:
        parsing.diagnostics.warning(
            "unsupported-callbacks",
            "callbacks are not generated; the operation itself is",
            callbacks.location,
        )
