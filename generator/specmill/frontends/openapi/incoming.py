"""Webhooks and Callback Objects: requests that the API sends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from specmill.diagnostics import Location
from specmill.frontends.hints import parse_notes
from specmill.frontends.openapi.bodies import parse_contents
from specmill.frontends.openapi.operations import (
    Request,
    methods_of,
    path_item,
    sent_as,
)
from specmill.frontends.openapi.parameters import parse_parameters, sendable
from specmill.frontends.parsing import Parsing, component_place, follow
from specmill.frontends.places import step
from specmill.model.incoming import Incoming
from specmill.model.operations import Content, InHeader
from specmill.source.node import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    """One method of a Path Item that the API sends."""

    name: str
    item: Node
    method: str
    node: Node
    operation: str | None = None
    address: str | None = None


def parse_incoming(
    parsing: Parsing, root: Node, requests: Iterable[Request]
) -> tuple[Incoming, ...]:
    """All webhooks, and the callbacks of what operations send; a callback of several operations is one."""
    found: dict[Location, Incoming] = {}
    callbacks = (each for one in requests for each in _callbacks(parsing, one))
    given = (*_webhooks(parsing, root), *callbacks)
    places = _places(given)
    for one in given:
        known = found.get(one.node.location)
        if known is None:
            place = places[one.node.location]
            found[one.node.location] = _incoming(parsing, one, place)
        elif one.operation is not None:
            found[one.node.location] = msgspec.structs.replace(
                known, operations=(*known.operations, one.operation)
            )
    return tuple(found.values())


def _webhooks(parsing: Parsing, root: Node) -> Iterator[_Request]:
    # OpenAPI 3.0 has no word for webhooks; `x-webhooks` is what its tools agree on.
    webhooks = root.get("webhooks") or root.get("x-webhooks")
    for name, child in webhooks.items() if webhooks is not None else ():
        for item, method, node in _requests(parsing, child):
            yield _Request(name=name, item=item, method=method, node=node)


def _callbacks(parsing: Parsing, request: Request) -> Iterator[_Request]:
    callbacks = request.node.get("callbacks")
    for name, child in callbacks.items() if callbacks is not None else ():
        callback = follow(parsing, child, "callbacks")
        for address, path in callback.items() if callback is not None else ():
            if address.startswith("x-"):
                continue
            for item, method, node in _requests(parsing, path):
                yield _Request(
                    name=name,
                    item=item,
                    method=method,
                    node=node,
                    operation=request.id,
                    address=address,
                )


def _requests(parsing: Parsing, child: Node) -> Iterator[tuple[Node, str, Node]]:
    """The Path Item with each of its methods."""
    item = path_item(parsing, child)
    for keys, inner in methods_of(item) if item is not None else ():
        node = follow(parsing, inner, "operations")
        if item is not None and node is not None:
            yield item, sent_as(keys), node


def _places(given: Iterable[_Request]) -> dict[Location, str]:
    """Where the types of each stand, in whatever order they are; of several with one name, a POST has that alone."""
    found: dict[Location, str] = {}
    taken: set[str] = set()
    for one in sorted(given, key=_rank):
        if one.node.location not in found:
            place = next(each for each in _wishes(one) if each not in taken)
            found[one.node.location] = place
            taken.add(place)
    return found


def _rank(one: _Request) -> tuple[bool, str, str]:
    return one.method != "POST", one.method, one.address or ""


def _wishes(one: _Request) -> Iterator[str]:
    place = step("", "webhook", one.name)
    if one.operation is not None:
        place = step(step("", "operation", one.operation), "callback", one.name)
    yield place
    yield step(place, "part", one.method.lower())
    yield step(place, "part", f"{one.method.lower()} {one.address}")


def _incoming(parsing: Parsing, one: _Request, place: str) -> Incoming:
    node = one.node
    parameters = parse_parameters(
        parsing, [one.item.get("parameters"), node.get("parameters")], place
    )
    return Incoming(
        name=node.text("x-specmill-name") or one.name,
        method=one.method,
        operations=() if one.operation is None else (one.operation,),
        address=one.address,
        contents=_contents(parsing, node.get("requestBody"), place),
        headers=tuple(
            parameter
            for parameter in sendable(parsing, one.name, parameters)
            if isinstance(parameter.placement, InHeader)
        ),
        deprecated=node.flag("deprecated"),
        notes=parse_notes(parsing.diagnostics, node),
        location=node.location,
    )


def _contents(parsing: Parsing, node: Node | None, place: str) -> tuple[Content, ...]:
    target = None if node is None else follow(parsing, node, "requestBodies")
    if node is None or target is None:
        return ()
    own = component_place(parsing, "body", node, target) or place
    return parse_contents(parsing, target.get("content"), own)
