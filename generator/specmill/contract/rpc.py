"""Method Objects of OpenRPC."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from specmill.contract.operations import (
    Content,
    Error,
    Link,
    Operation,
    Parameter,
    ParameterStructure,
    Response,
)
from specmill.contract.reading import Reading
from specmill.contract.security import read_requirements
from specmill.contract.servers import read_servers
from specmill.frontends.openrpc.descriptors import descriptor_of
from specmill.frontends.openrpc.errors import schema_of_data
from specmill.source.node import Node

_STRUCTURES = frozenset({"by-name", "by-position", "either"})


def read_methods(reading: Reading, node: Node | None) -> tuple[Operation, ...]:
    """All methods; of several with one name the first one."""
    found: dict[str, Operation] = {}
    for child in node.elements() if node is not None else ():
        method = reading.follow(child)
        name = None if method is None else method.text("name")
        if method is not None and name is not None and name not in found:
            found[name] = _method(reading, method, name)
    return tuple(found.values())


def _method(reading: Reading, node: Node, name: str) -> Operation:
    structure = node.text("paramStructure")
    own = node.get("x-specmill-security")
    around = node if own is not None else reading.root
    security = around.get("x-specmill-security")
    return Operation(
        key=name,
        id=name,
        method=name,
        path="",
        tags=tuple(_tags(reading, node.get("tags"))),
        deprecated=node.flag("deprecated"),
        parameters=tuple(_parameters(reading, node.get("params"))),
        structure=(
            cast("ParameterStructure", structure)
            if structure in _STRUCTURES
            else "either"
        ),
        responses=_result(reading, node),
        errors=tuple(_errors(reading, node.get("errors"))),
        security=read_requirements(security),
        security_origin=security or around,
        servers=read_servers(node.get("servers")),
        idempotent=node.flag("x-specmill-idempotent"),
        safe=node.flag("x-specmill-safe"),
        origin=node,
    )


def _parameters(reading: Reading, node: Node | None) -> Iterator[Parameter]:
    for position, child in enumerate(node.elements() if node is not None else ()):
        descriptor = _descriptor(reading, child)
        name = None if descriptor is None else descriptor.text("name")
        if descriptor is not None and name is not None:
            yield Parameter(
                name=name,
                placed="rpc",
                required=descriptor.flag("required"),
                deprecated=descriptor.flag("deprecated"),
                schema=reading.schemas.use(descriptor.get("schema")),
                position=position,
                origin=descriptor,
            )


def _descriptor(reading: Reading, child: Node) -> Node | None:
    target = reading.follow(child)
    return None if target is None else descriptor_of(child, target)


def _result(reading: Reading, method: Node) -> tuple[Response, ...]:
    """What the method answers with; nothing for a notification."""
    node = method.get("result")
    descriptor = None if node is None else _descriptor(reading, node)
    if descriptor is None:
        return ()
    content = Content(
        media_type="application/json",
        schema=reading.schemas.use(descriptor.get("schema")),
        origin=descriptor,
    )
    links = tuple(_links(reading, method.get("links")))
    return (Response(status="", contents=(content,), links=links, origin=descriptor),)


def _links(reading: Reading, node: Node | None) -> Iterator[Link]:
    for child in node.elements() if node is not None else ():
        target = reading.follow(child)
        if target is not None:
            yield Link(name=target.text("name") or "", origin=target)


def _errors(reading: Reading, node: Node | None) -> Iterator[Error]:
    for child in node.elements() if node is not None else ():
        target = reading.follow(child)
        code = None if target is None else target.integer("code")
        if target is None or code is None:
            continue
        schema = schema_of_data(target)
        yield Error(
            code=code,
            message=target.text("message") or "",
            data=None if schema is None else reading.schemas.use(schema),
            sample=target.get("data") if schema is None else None,
            origin=target,
        )


def _tags(reading: Reading, node: Node | None) -> Iterator[str]:
    for child in node.elements() if node is not None else ():
        tag = reading.follow(child)
        name = None if tag is None else tag.text("name")
        if name is not None:
            yield name
