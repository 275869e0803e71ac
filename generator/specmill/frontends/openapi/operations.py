"""Path Items and Operation Objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specmill.frontends.hints import denies_pagination, parse_notes, parse_pagination
from specmill.frontends.idempotency import parse_idempotency_key, without_key
from specmill.frontends.openapi.bodies import parse_body
from specmill.frontends.openapi.calls import parse_calls
from specmill.frontends.openapi.implied_security import parse_security
from specmill.frontends.openapi.parameters import parse_parameters
from specmill.frontends.openapi.paths import settle_path
from specmill.frontends.openapi.responses import parse_responses
from specmill.frontends.openapi.streams import streamed_results
from specmill.frontends.parsing import Parsing, follow
from specmill.frontends.places import step
from specmill.frontends.servers import parse_servers
from specmill.frontends.titles import parse_badges
from specmill.frontends.wire import check_braces
from specmill.model.operations import (
    IDEMPOTENT_METHODS,
    PATH_ITEM_METHODS,
    HttpBinding,
    Operation,
    Skipped,
)
from specmill.source.node import Node

# RFC 9110, section 9.3.6: CONNECT makes a tunnel, so that no answer to it ever ends.
_NEVER_SENT = frozenset({"CONNECT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    """One method of one path: the Operation Object, and the Path Item it stands in.

    `id` is its own, or stands for the one that it does not have; `badges` are the tags that say
    something else than where the operation belongs.
    """

    method: str
    path: str
    item: Node
    node: Node
    badges: frozenset[str]
    id: str


def parse_operations(parsing: Parsing, paths: Node | None) -> tuple[Operation, ...]:
    """All operations of the description, in document order."""
    found: list[Operation] = []
    first: dict[str, Node] = {}
    badges = parse_badges(parsing.root)
    for path, child in paths.items() if paths is not None else ():
        item = path_item(parsing, child) if path.startswith("/") else None
        if item is not None:
            _report_repeated_members(parsing, child)
            check_braces(parsing, path, child)
        for method, child in methods_of(item) if item is not None else ():
            # An Operation Object may stand in a file of its own.
            node = follow(parsing, child, "operations")
            if item is None or node is None:
                continue
            if method.upper() in _NEVER_SENT:
                _skip(parsing, f"{method} {path}", child)
                continue
            request = _Request(
                method=method,
                path=path,
                item=item,
                node=node,
                badges=badges,
                id=_id(parsing, node, method, path, first),
            )
            found.append(_operation(parsing, request))
    return tuple(found)


def _skip(parsing: Parsing, name: str, node: Node) -> None:
    """Leave out an operation that no HTTP library can send."""
    operation = node.text("operationId") or name
    reason = f"{operation!r} is left out: CONNECT opens a tunnel and has no answer"
    code = "skipped-operation"
    hint = "other methods can be sent: describe it as one of them, or remove it"
    parsing.diagnostics.warning(code, reason, node.location, hint)
    parsing.skipped.append(Skipped(operation, code, node.location))


def path_item(parsing: Parsing, node: Node) -> Node | None:
    """A Path Item; one that refers to another has its own members too.

    OpenAPI leaves open what comes of a member that both have; here the nearer one wins.
    """
    target = follow(parsing, node, "pathItems")
    beside = _beside_reference(node)
    if target is None or target is node or not isinstance(target.value, dict):
        return target
    return target.seen_as({**dict(target.items()), **beside}) if beside else target


def _beside_reference(node: Node) -> dict[str, Node]:
    return {key: one for key, one in node.items() if key != "$ref"}


def _report_repeated_members(parsing: Parsing, node: Node) -> None:
    target = follow(parsing, node)
    if target is None or target is node:
        return
    for key, one in _beside_reference(node).items():
        if key in target and key not in ("summary", "description"):
            parsing.diagnostics.warning(
                "degraded-path-item",
                f"'{key}' stands both here and in what '$ref' leads to; this one is used",
                one.location,
                "remove one of the two",
            )


def methods_of(item: Node) -> Iterator[tuple[str, Node]]:
    """The methods of a path as they are sent, and what they do."""
    for method in PATH_ITEM_METHODS:
        if method in item:
            yield method.upper(), item[method]
    additional = item.get("additionalOperations")
    if additional is not None:
        yield from additional.items()


def _operation(parsing: Parsing, request: _Request) -> Operation:
    node = request.node
    id_ = request.id
    group, _, name = (node.text("x-specmill-name") or "").rpartition(".")
    place = step("", "operation", id_)
    listed = [request.item.get("parameters"), node.get("parameters")]
    parameters = parse_parameters(parsing, listed, place)
    path, parameters = settle_path(parsing, node, request.path, parameters)
    body = parse_body(parsing, node.get("requestBody"), place)
    results, errors = parse_responses(
        parsing, node.get("responses"), place, request.method
    )
    results = streamed_results(parsing, node, results)
    key = parse_idempotency_key(
        parsing, (node, request.item), request.method, parameters
    )
    servers = node.get("servers") or request.item.get("servers")
    return Operation(
        id=id_,
        group=tuple(group.split(".")) if group else (),
        name=name,
        tags=_tags(node.get("tags"), request.badges),
        binding=HttpBinding(request.method, path),
        parameters=parameters,
        body=body,
        results=results,
        errors=errors,
        security=parse_security(parsing, node, listed),
        pagination=parse_pagination(parsing.diagnostics, node),
        unpaged=denies_pagination(node),
        idempotent=node.flag(
            "x-specmill-idempotent", request.method in IDEMPOTENT_METHODS
        ),
        idempotency_key=key,
        deprecated=node.flag("deprecated"),
        servers=parse_servers(parsing, servers),
        examples=parse_calls(without_key(parameters, key), body, results),
        notes=parse_notes(parsing.diagnostics, node),
        location=node.location,
    )


def _tags(node: Node | None, badges: frozenset[str]) -> tuple[str, ...]:
    named = [str(one.value) for one in (node.elements() if node is not None else ())]
    return tuple(name for name in named if name not in badges)


def _id(
    parsing: Parsing, node: Node, method: str, path: str, first: dict[str, Node]
) -> str:
    """The id of an operation: its own, unless it has none or another one was first."""
    written = node.text("operationId")
    if written and first.setdefault(written, node) is node:
        return written
    if written:
        parsing.diagnostics.warning(
            "duplicate-operation-id",
            f"operationId {written!r} is used by two operations: this one is named after its method and path",
            node["operationId"].location,
            "give each operation an id of its own",
            related=(("first used here", first[written]["operationId"].location),),
        )
    return f"{method.lower()} {path}"
