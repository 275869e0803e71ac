"""Error Objects of OpenRPC."""

from __future__ import annotations

from specmill.frontends.hints import parse_notes
from specmill.frontends.parsing import Parsing, follow
from specmill.frontends.places import step
from specmill.model.operations import RpcError
from specmill.model.types import Type
from specmill.source.node import Node

_CHOICES = ("allOf", "anyOf", "oneOf")
_TYPES = frozenset(
    {"array", "boolean", "integer", "null", "number", "object", "string"}
)


def parse_errors(
    parsing: Parsing, node: Node | None, place: str
) -> tuple[RpcError, ...]:
    """The errors a method may answer with; one that came by reference keeps its component's key."""
    found: list[RpcError] = []
    for child in node.elements() if node is not None else ():
        target = follow(parsing, child, "errors")
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
    """The type of the error's `data`, when it is described by a schema."""
    data = schema_of_data(node)
    return None if data is None else parsing.type_of(data, place)


def schema_of_data(error: Node) -> Node | None:
    """The `data` of an Error Object if it is a schema, None for a value.

    OpenRPC leaves open which it is: `type` with another value than a type of JSON Schema is one of
    the server's own.
    """
    data = error.get("data")
    if data is None or not isinstance(data.value, dict):
        return None
    types = data.value.get("type")
    listed = types if isinstance(types, list) else [types]
    is_typed = bool(listed) and all(
        isinstance(one, str) and one in _TYPES for one in listed
    )
    is_choice = any(isinstance(data.value.get(key), list) for key in _CHOICES)
    is_object = isinstance(data.value.get("properties"), dict)
    is_schema = (
        is_typed or is_choice or is_object or isinstance(data.value.get("$ref"), str)
    )
    return data if is_schema else None
