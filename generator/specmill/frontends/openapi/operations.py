"""Path Items and Operation Objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from specmill.diagnostics import Location
from specmill.frontends.hints import denies_pagination, parse_notes, parse_pagination
from specmill.frontends.idempotency import parse_idempotency_key, without_key
from specmill.frontends.openapi.bodies import parse_body
from specmill.frontends.openapi.calls import parse_calls
from specmill.frontends.openapi.implied_security import parse_security
from specmill.frontends.openapi.parameters import parse_parameters, sendable
from specmill.frontends.openapi.paths import settle_path
from specmill.frontends.openapi.responses import parse_responses
from specmill.frontends.openapi.streams import streamed_results
from specmill.frontends.parsing import Parsing, follow
from specmill.frontends.path_items import joined, report_repeated
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
_ADDITIONAL = "additionalOperations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One method of one path: the Operation Object, and the Path Item it stands in.

    `id` is its own, or stands for the one that it does not have. `written` is what the Path Item has, perhaps a
    reference.
    """

    method: str
    path: str
    item: Node
    written: Node
    node: Node
    id: str


def find_requests(parsing: Parsing, paths: Node | None) -> tuple[Request, ...]:
    """What the operations of a Paths Object send, in document order.

    Their ids are noted where they stand, which references to operations lead to.
    """
    found: list[Request] = []
    first: dict[str, Node] = {}
    for path, listed in paths.items() if paths is not None else ():
        item = path_item(parsing, listed) if path.startswith("/") else None
        if item is not None:
            check_braces(parsing, path, listed)
        for keys, child in methods_of(item) if item is not None else ():
            # An Operation Object may stand in a file of its own.
            node = follow(parsing, child, "operations")
            if item is None or node is None:
                continue
            method = sent_as(keys)
            if method.upper() in _NEVER_SENT:
                _skip(parsing, f"{method} {path}", child)
                continue
            id_ = _id(parsing, node, method, path, first)
            found.append(
                Request(
                    method=method,
                    path=path,
                    item=item,
                    written=child,
                    node=node,
                    id=id_,
                )
            )
            parsing.operations[listed.location.child(*keys)] = id_
            parsing.operations.setdefault(node.location, id_)
    return tuple(found)


def parse_operations(
    parsing: Parsing, requests: Iterable[Request]
) -> tuple[Operation, ...]:
    """The operations that send these."""
    badges = parse_badges(parsing.root)
    return tuple(_operation(parsing, one, badges) for one in requests)


def _skip(parsing: Parsing, name: str, node: Node) -> None:
    """Leave out an operation that no HTTP library can send."""
    operation = node.text("operationId") or name
    reason = f"{operation!r} is left out: CONNECT opens a tunnel and has no answer"
    code = "skipped-operation"
    hint = "other methods can be sent: describe it as one of them, or remove it"
    parsing.diagnostics.warning(code, reason, node.location, hint)
    parsing.skipped.append(Skipped(operation, code, node.location))


def path_item(parsing: Parsing, node: Node) -> Node | None:
    """A Path Item; one that refers to another has its own members too."""
    target = follow(parsing, node, "pathItems")
    if target is None or target is node or not isinstance(target.value, dict):
        return target
    report_repeated(parsing.diagnostics, node, target)
    return joined(node, target)


def methods_of(item: Node) -> Iterator[tuple[tuple[str, ...], Node]]:
    """The methods of a path, by the keys that lead to them, and what they do."""
    for method in PATH_ITEM_METHODS:
        if method in item:
            yield (method,), item[method]
    additional = item.get(_ADDITIONAL)
    for method, child in additional.items() if additional is not None else ():
        yield (_ADDITIONAL, method), child


def sent_as(keys: tuple[str, ...]) -> str:
    """How the method at some keys of a Path Item is sent."""
    return keys[-1] if keys[0] == _ADDITIONAL else keys[-1].upper()


def _operation(parsing: Parsing, request: Request, badges: frozenset[str]) -> Operation:
    node = request.node
    id_ = request.id
    group, _, name = (node.text("x-specmill-name") or "").rpartition(".")
    place = step("", "operation", id_)
    listed = [request.item.get("parameters"), node.get("parameters")]
    parameters = parse_parameters(parsing, listed, place)
    parameters = sendable(parsing, id_, parameters)
    path, parameters = settle_path(parsing, node, id_, request.path, parameters)
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
        tags=_tags(node.get("tags"), badges),
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
        places=tuple(_places(request)),
    )


def _places(request: Request) -> Iterator[Location]:
    """Where the description speaks of an operation outside its object."""
    if request.written is not request.node:
        yield request.written.location
    for key in ("parameters", "servers"):
        shared = request.item.get(key)
        if shared is not None and shared.value:
            yield shared.location


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
