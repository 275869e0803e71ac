"""Request Body and Response Objects."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from specmill.contract.contents import read_content
from specmill.contract.operations import Body, Content, Encoding, Link, Response
from specmill.contract.parameters import read_headers
from specmill.contract.reading import Reading
from specmill.frontends.media_types import media_type_members
from specmill.frontends.statuses import by_status
from specmill.source.node import Node


def read_body(reading: Reading, node: Node | None) -> Body | None:
    """What an operation is sent; None without a body."""
    target = None if node is None else reading.follow(node)
    if target is None:
        return None
    if id(target.value) not in reading.bodies:
        reading.bodies[id(target.value)] = Body(
            required=target.flag("required"),
            contents=_contents(reading, target.get("content")),
            origin=target,
        )
    return reading.bodies[id(target.value)]


def read_responses(reading: Reading, node: Node | None) -> tuple[Response, ...]:
    """The answers of an operation, by status; `default` comes last."""
    found: list[Response] = []
    for status, child in by_status(node).items():
        target = reading.follow(child)
        if target is None:
            continue
        key = (status, id(target.value))
        if key not in reading.responses:
            reading.responses[key] = _response(reading, target, status)
        found.append(reading.responses[key])
    return tuple(sorted(found, key=lambda one: one.status))


def _response(reading: Reading, node: Node, status: str) -> Response:
    return Response(
        status=status,
        contents=_contents(reading, node.get("content")),
        headers=read_headers(reading, node.get("headers")),
        links=tuple(_links(reading, node.get("links"))),
        origin=node,
    )


def _links(reading: Reading, node: Node | None) -> Iterator[Link]:
    for name, child in node.items() if node is not None else ():
        target = None if name.startswith("x-") else reading.follow(child)
        if target is not None:
            yield Link(name=name, origin=target)


def _contents(reading: Reading, node: Node | None) -> tuple[Content, ...]:
    found: dict[str, Content] = {}
    for media_type, child in media_type_members(node):
        one = read_content(reading, media_type, child)
        if one is not None and one.media_type not in found:
            encodings = tuple(_encodings(reading, one.origin.get("encoding")))
            found[one.media_type] = (
                msgspec.structs.replace(one, encodings=encodings) if encodings else one
            )
    return tuple(found.values())


def _encodings(reading: Reading, node: Node | None) -> Iterator[Encoding]:
    for field, child in node.items() if node is not None else ():
        explode = child.get("explode")
        yield Encoding(
            field=field,
            content_type=child.text("contentType"),
            style=child.text("style"),
            explode=None if explode is None else child.flag("explode"),
            allow_reserved=child.flag("allowReserved"),
            headers=read_headers(reading, child.get("headers")),
            origin=child,
        )
