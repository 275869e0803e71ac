"""The addresses of an API."""

from __future__ import annotations

import msgspec

from specmill.diagnostics import Location
from specmill.frontends.servers import template_of
from specmill.source.node import Node


class Variable(msgspec.Struct, frozen=True, kw_only=True):
    """A placeholder of an address; without `values` it takes any text."""

    name: str
    default: str = ""
    values: tuple[str, ...] = ()


class Server(msgspec.Struct, frozen=True, kw_only=True):
    """An address, which may be a template or relative."""

    url: str
    origin: Node
    variables: tuple[Variable, ...] = ()

    @property
    def location(self) -> Location:
        """The file and the JSON pointer it was read from."""
        return self.origin.location


def read_servers(node: Node | None) -> tuple[Server, ...]:
    """The servers of a list, in its order."""
    return tuple(_server(one) for one in (node.elements() if node is not None else ()))


def _server(node: Node) -> Server:
    variables = node.get("variables")
    found = (
        _variable(name, one)
        for name, one in (variables.items() if variables is not None else ())
    )
    return Server(
        url=template_of(node),
        origin=node,
        variables=tuple(sorted(found, key=lambda one: one.name)),
    )


def _variable(name: str, node: Node) -> Variable:
    values = node.get("enum")
    default = node.get("default")
    return Variable(
        name=name,
        default="" if default is None else str(default.value),
        values=tuple(str(one.value) for one in values.elements()) if values else (),
    )
