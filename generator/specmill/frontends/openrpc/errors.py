"""Error Objects of OpenRPC."""

from __future__ import annotations

from specmill.frontends.hints import parse_notes
from specmill.frontends.parsing import Parsing, follow
from specmill.frontends.places import step
from specmill.model.operations import RpcError
from specmill.model.types import Type
from specmill.source.node import Node


def parse_errors(
    parsing: Parsing, node: Node | None, place: str
) -> tuple[RpcError, ...]:
    """The errors a method may answer with; one that came by reference keeps its component's key."""
    found: list[RpcError] = []
    for child in node.elements() if node is not None else ():
        target = follow(parsing, child)
        code = None if target is None else target.integer("code")
        if target is None or code is None:
            continue
        key = None if target is child or target.file != child.file else str(target.key)
        own = (
            step("", "error", key)
            if key is not None
            else step(place, "error", str(code))
        )
        found.append(
            RpcError(
                code=code,
                message=target.text("message") or "",
                key=key,
                data=_data(parsing, target, own),
                notes=parse_notes(parsing.diagnostics, target),
                location=target.location,
            )
        )
    return tuple(found)


def _data(parsing: Parsing, node: Node, place: str) -> Type | None:
    """The type of the error's `data`, when it is described by a schema.

    OpenRPC leaves the shape of `data` open; a reference and a mapping with `type` are the schemas
    in use.
    """
    data = node.get("data")
    if (
        data is None
        or not isinstance(data.value, dict)
        or data.value.keys().isdisjoint({"$ref", "type", "oneOf"})
    ):
        return None
    return parsing.type_of(data, place)
