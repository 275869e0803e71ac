"""Operations of OpenAPI: paths, webhooks and callbacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from specmill.contract.bodies import read_body, read_responses
from specmill.contract.idempotency import is_idempotent, is_safe, key_header
from specmill.contract.operations import Operation
from specmill.contract.parameters import read_parameters
from specmill.contract.reading import Reading
from specmill.contract.security import read_requirements
from specmill.contract.servers import read_servers
from specmill.frontends.path_items import joined
from specmill.model.operations import PATH_ITEM_METHODS
from specmill.source.node import Node

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One method of one Path Item; `caller` is that of a callback or webhook."""

    key: str
    path: str
    method: str
    item: Node
    node: Node
    caller: str | None = None


def find_requests(reading: Reading, paths: Node | None) -> tuple[Request, ...]:
    """What the operations of a Paths Object are sent.

    Paths that only differ in what their parameters are called keep those names in their keys.
    """
    listed = paths.items() if paths is not None else ()
    known = [(path, child) for path, child in listed if path.startswith("/")]
    used = Counter(_PLACEHOLDER.sub("{}", path) for path, _ in known)
    found: list[Request] = []
    for path, child in known:
        plain = _PLACEHOLDER.sub("{}", path)
        name = plain if used[plain] == 1 else path
        for item, method, node in _requests(reading, child):
            key = f"{method} {name}"
            found.append(
                Request(key=key, path=path, method=method, item=item, node=node)
            )
    return tuple(found)


def read_operations(
    reading: Reading, requests: Iterable[Request]
) -> tuple[Operation, ...]:
    """The operations that are sent these."""
    return tuple(_operation(reading, one) for one in requests)


def read_incoming(
    reading: Reading, root: Node, requests: Iterable[Request]
) -> tuple[Operation, ...]:
    """The requests that the API sends: all webhooks, and the callbacks of all operations."""
    found: dict[str, Operation] = {}
    callbacks = (each for one in requests for each in _callbacks(reading, one))
    for one in (*_webhooks(reading, root), *callbacks):
        if one.key not in found:
            found[one.key] = _operation(reading, one)
    return tuple(found.values())


def _webhooks(reading: Reading, root: Node) -> Iterator[Request]:
    # OpenAPI 3.0 has no word for webhooks; `x-webhooks` is what its tools agree on.
    webhooks = root.get("webhooks") or root.get("x-webhooks")
    for name, child in webhooks.items() if webhooks is not None else ():
        for item, method, node in _requests(reading, child):
            yield Request(
                key=f"webhook {name} {method}",
                path=name,
                method=method,
                item=item,
                node=node,
                caller="",
            )


def _callbacks(reading: Reading, request: Request) -> Iterator[Request]:
    callbacks = request.node.get("callbacks")
    for name, one in callbacks.items() if callbacks is not None else ():
        target = reading.follow(one)
        if target is not None:
            yield from _calls(reading, target, name, request.key)


def _calls(
    reading: Reading, callback: Node, name: str, caller: str
) -> Iterator[Request]:
    addresses = [(key, one) for key, one in callback.items() if key[:2] != "x-"]
    for address, child in addresses:
        place = f"{name} {address}" if len(addresses) > 1 else name
        for item, method, node in _requests(reading, child):
            yield Request(
                key=f"{caller} callback {place} {method}",
                path=address,
                method=method,
                item=item,
                node=node,
                caller=caller,
            )


def _requests(reading: Reading, child: Node) -> Iterator[tuple[Node, str, Node]]:
    """The Path Item with each of its methods."""
    item = _path_item(reading, child)
    if item is None:
        return
    for method in PATH_ITEM_METHODS:
        node = reading.follow(item[method]) if method in item else None
        if node is not None:
            yield item, method.upper(), node
    additional = item.get("additionalOperations")
    for method, one in additional.items() if additional is not None else ():
        node = reading.follow(one)
        if node is not None:
            yield item, method, node


def _path_item(reading: Reading, node: Node) -> Node | None:
    """A Path Item; one that refers to another has its own members too."""
    target = reading.follow(node)
    return target if target is None or target is node else joined(node, target)


def _operation(reading: Reading, request: Request) -> Operation:
    node, item, root = request.node, request.item, reading.root
    lists = (item.get("parameters"), node.get("parameters"))
    # The address of a callback is made of expressions, and a webhook has none.
    path = request.path if request.caller is None else ""
    parameters, template = read_parameters(reading, node, lists, path)
    security, around = node.get("security"), node
    if security is None and request.caller is None:
        security, around = root.get("security"), root
    tags = node.get("tags")
    return Operation(
        key=request.key,
        id=node.text("operationId"),
        method=request.method,
        path=request.path,
        template=template.path,
        tags=tuple(str(one.value) for one in (tags.elements() if tags else ())),
        deprecated=node.flag("deprecated"),
        parameters=parameters,
        body=read_body(reading, node.get("requestBody")),
        responses=read_responses(reading, node.get("responses")),
        security=read_requirements(security),
        security_origin=security or around,
        servers=read_servers(node.get("servers") or item.get("servers")),
        idempotent=is_idempotent(node, request.method),
        safe=is_safe(node, request.method),
        idempotency_key=key_header((root, item, node), request.method, parameters),
        caller=request.caller,
        address=request.path if request.caller is not None else "",
        origin=node,
    )
