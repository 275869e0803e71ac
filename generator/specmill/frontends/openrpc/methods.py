"""Method Objects and Content Descriptors of OpenRPC."""

from __future__ import annotations

from specmill.frontends.hints import denies_pagination, parse_notes, parse_pagination
from specmill.frontends.openapi.parameters import default_of
from specmill.frontends.openrpc.descriptors import (
    descriptor_of,
    is_descriptor,
    is_schema,
)
from specmill.frontends.openrpc.errors import parse_errors
from specmill.frontends.openrpc.examples import parse_pairings
from specmill.frontends.openrpc.links import parse_links
from specmill.frontends.parsing import Parsing, component_place, follow
from specmill.frontends.places import step
from specmill.frontends.reference_kinds import check_kind
from specmill.frontends.security import parse_requirements
from specmill.frontends.servers import parse_servers
from specmill.model.operations import (
    AtPosition,
    ByName,
    Content,
    Operation,
    Parameter,
    Result,
    RpcBinding,
    Skipped,
)
from specmill.model.types import Anything
from specmill.source.node import Node

_OF_DESCRIPTORS = frozenset({"deprecated", "name", "required", "schema"})


def parse_methods(parsing: Parsing, node: Node | None) -> tuple[Operation, ...]:
    """All methods of the description, in document order."""
    found: list[Operation] = []
    first: dict[str, Node] = {}
    for child in node.elements() if node is not None else ():
        method = follow(parsing, child, "methods")
        name = None if method is None else method.text("name")
        if method is None or name is None:
            continue
        if name in first:
            code = "duplicate-method"
            parsing.diagnostics.warning(
                code,
                f"method {name!r} is described twice: this one is left out",
                method.location,
                "remove one of the two",
                related=(("first described here", first[name].location),),
            )
            parsing.skipped.append(Skipped(name, code, method.location))
            continue
        first[name] = method
        found.append(_method(parsing, child, method, name))
    return tuple(found)


def _method(parsing: Parsing, written: Node, node: Node, name: str) -> Operation:
    place = step("", "operation", name)
    group, _, wished = (node.text("x-specmill-name") or "").rpartition(".")
    # OpenRPC's default `either` is served by name, which keeps working when a parameter is added in
    # between.
    by_position = node.text("paramStructure") == "by-position"
    parameters = _parameters(parsing, node, place, by_position)
    result = _result(parsing, node, place, name)
    return Operation(
        id=name,
        group=tuple(group.split(".")) if group else (),
        name=wished,
        tags=_tags(parsing, node),
        binding=RpcBinding(
            method=name, by_position=by_position, notification=result is None
        ),
        parameters=parameters,
        results=() if result is None else (result,),
        rpc_errors=parse_errors(parsing, node.get("errors"), place),
        security=parse_requirements(node.get("x-specmill-security")),
        pagination=parse_pagination(parsing.diagnostics, node),
        unpaged=denies_pagination(node),
        idempotent=node.flag("x-specmill-idempotent"),
        deprecated=node.flag("deprecated"),
        servers=parse_servers(parsing, node.get("servers")),
        examples=parse_pairings(parsing, node.get("examples"), parameters),
        notes=parse_notes(parsing.diagnostics, _without_examples(node)),
        location=node.location,
        places=() if written is node else (written.location,),
    )


def _without_examples(node: Node) -> Node:
    """The method without `examples`, which are calls here and no values."""
    value = node.value
    if not isinstance(value, dict) or "examples" not in value:
        return node
    return Node(
        {key: one for key, one in value.items() if key != "examples"},
        node.file,
        node.parent,
        node.key,
    )


def _parameters(
    parsing: Parsing, node: Node, place: str, by_position: bool
) -> tuple[Parameter, ...]:
    listed = node.get("params")
    found: dict[str, Parameter] = {}
    for index, child in enumerate(listed.elements() if listed is not None else ()):
        descriptor = _descriptor(parsing, child)
        name = None if descriptor is None else descriptor.text("name")
        if descriptor is None or name is None:
            continue
        if name in found:
            parsing.diagnostics.error(
                "duplicate-parameter",
                f"parameter {name!r} is declared twice for one method",
                child.location,
                "remove one of the two",
                related=(("first declared here", found[name].location),),
            )
            continue
        schema = descriptor.get("schema")
        own = component_place(parsing, "parameter", child, descriptor)
        own = own or step(place, "parameter", name)
        found[name] = Parameter(
            wire_name=name,
            type=Anything() if schema is None else parsing.type_of(schema, own),
            placement=AtPosition(index) if by_position else ByName(),
            required=descriptor.flag("required"),
            identifier=descriptor.text("x-specmill-name"),
            default=default_of(parsing, schema),
            deprecated=descriptor.flag("deprecated"),
            notes=parse_notes(parsing.diagnostics, descriptor),
            location=descriptor.location,
        )
    return tuple(found.values())


def _descriptor(parsing: Parsing, child: Node) -> Node | None:
    """The Content Descriptor of a parameter or result; what a reference leads to may be a schema."""
    target = follow(parsing, child)
    reference = child.text("$ref")
    if target is None or reference is None:
        return target
    section = "schemas" if is_schema(target) else "contentDescriptors"
    if not check_kind(parsing.diagnostics, child, target, section):
        return None
    spare = [name for name, _ in child.items() if name in _OF_DESCRIPTORS]
    if spare:
        # Reference Object: "any properties added SHALL be ignored".
        parsing.diagnostics.warning(
            "degraded-descriptor",
            f"{spare[0]!r} beside '$ref' has no effect",
            child[spare[0]].location,
            "write it where the reference leads, or write the descriptor here",
        )
    if not is_descriptor(target):
        parsing.diagnostics.warning(
            "degraded-descriptor",
            f"{reference!r} leads to no content descriptor, which has a name and a schema: it is read as the schema",
            child.location,
            f"write {{name: …, schema: {{$ref: {reference!r}}}}}",
        )
    return descriptor_of(child, target)


def _result(parsing: Parsing, node: Node, place: str, method: str) -> Result | None:
    """What the method answers with; None for a notification, which has no result."""
    child = node.get("result")
    if child is None:
        return None
    # A result of which nothing is known is a result all the same.
    descriptor = _descriptor(parsing, child) or child
    schema = descriptor.get("schema")
    own = component_place(parsing, "response", child, descriptor)
    own = own or step(place, "response")
    content = Content(
        media_type="application/json",
        type=None if schema is None else parsing.type_of(schema, own),
        location=descriptor.location,
    )
    notes = parse_notes(parsing.diagnostics, descriptor)
    return Result(
        status="",
        contents=(content,),
        links=parse_links(parsing, node.get("links"), method),
        notes=notes,
        location=descriptor.location,
    )


def _tags(parsing: Parsing, node: Node) -> tuple[str, ...]:
    listed = node.get("tags")
    targets = (
        follow(parsing, one, "tags")
        for one in (listed.elements() if listed is not None else ())
    )
    names = (target.text("name") for target in targets if target is not None)
    return tuple(name for name in names if name is not None)
