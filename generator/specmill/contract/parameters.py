"""Parameter and Header Objects."""

from __future__ import annotations

from typing import Literal, cast

import msgspec

from specmill.contract.contents import read_content
from specmill.contract.operations import Content, Header, Parameter, ParameterLocation
from specmill.contract.reading import Reading
from specmill.frontends.media_types import parameter_member
from specmill.frontends.openapi.placements import placement_of
from specmill.frontends.path_templates import PathTemplate, queried, read_template
from specmill.model.operations import (
    InCookie,
    InHeader,
    InPath,
    InQuery,
    Placement,
)
from specmill.names import header_problem
from specmill.source.node import Node

# OpenAPI 3.1, Parameter Object, `in`: definitions of these header fields are ignored.
_RESERVED_HEADERS = frozenset({"accept", "content-type", "authorization"})


def read_parameters(
    reading: Reading, around: Node, lists: tuple[Node | None, ...], path: str
) -> tuple[tuple[Parameter, ...], PathTemplate]:
    """The parameters of an operation: those of its path first, each replaced by an own one of the
    same name and location; and the path with their names. What the path names and nothing declares stands at the
    operation, `around`, in place of path parameters that it does not name.
    """
    found: dict[tuple[str, str], Parameter] = {}
    for listed in lists:
        own: dict[tuple[str, str], Parameter] = {}
        for child in listed.elements() if listed is not None else ():
            node = reading.follow(child)
            one = None if node is None else _parameter(reading, node)
            if one is not None:
                name = one.name.lower() if one.placed == "header" else one.name
                own.setdefault((one.placed, name), one)
        found |= own
    template = _settle(reading, around, path, found)
    return tuple(_numbered(one, template.names) for one in found.values()), template


def _settle(
    reading: Reading, around: Node, path: str, found: dict[tuple[str, str], Parameter]
) -> PathTemplate:
    """Add what only the path names, its query included; path parameters that it does not name give way to that."""
    declared = {name for _, name in found}
    for name, placeholder in queried(path):
        if declared.isdisjoint((name, placeholder)):
            found["query", name] = _text(reading, name, "query", around)
    in_path = [name for placed, name in found if placed == "path"]
    in_query = [name for placed, name in found if placed == "query"]
    template = read_template(path, in_path, in_query)
    undefined = [name for name in template.names if name not in in_path]
    for name in undefined:
        found["path", name] = _text(reading, name, "path", around)
    for name in set(in_path).difference(template.names) if undefined else ():
        del found["path", name]
    return template


def _text(
    reading: Reading, name: str, placed: Literal["path", "query"], origin: Node
) -> Parameter:
    """A parameter that only the path of an operation names, which stands at `origin`."""
    return Parameter(
        name=name,
        placed=placed,
        required=True,
        style=InQuery().style if placed == "query" else InPath().style,
        explode=placed == "query",
        schema=reading.schemas.text(origin),
        origin=origin,
    )


def _numbered(parameter: Parameter, names: tuple[str, ...]) -> Parameter:
    """A path parameter with the position of its placeholder."""
    if parameter.placed != "path" or parameter.name not in names:
        return parameter
    return msgspec.structs.replace(parameter, position=names.index(parameter.name))


def _parameter(reading: Reading, node: Node) -> Parameter | None:
    known = reading.parameters.get(id(node.value))
    if known is not None:
        return known
    name, placed = node.text("name"), node.text("in")
    placement = placement_of(node)
    if name is None or placement is None:
        return None
    is_ignored = name.lower() in _RESERVED_HEADERS or header_problem(name) is not None
    if placed == "header" and is_ignored:
        return None
    content = _only_content(reading, node)
    style, explode = _written(placement)
    found = Parameter(
        name=name,
        placed=cast("ParameterLocation", placed),
        required=node.flag("required") or placed == "path",
        style="" if content is not None else node.text("style") or style,
        explode=content is None and explode,
        allow_reserved=content is None and node.flag("allowReserved"),
        allow_empty=placed == "query" and node.flag("allowEmptyValue"),
        deprecated=node.flag("deprecated"),
        schema=None if content is not None else reading.schemas.use(node.get("schema")),
        content=content,
        origin=node,
    )
    reading.parameters[id(node.value)] = found
    return found


def _written(placement: Placement) -> tuple[str, bool]:
    """Style and explode; of what has no style nothing."""
    match placement:
        case InPath() | InQuery() | InHeader() | InCookie():
            return placement.style, placement.explode
        case _:
            return "", False


def read_headers(reading: Reading, node: Node | None) -> tuple[Header, ...]:
    """The headers that a response or a part announces, by name."""
    found: list[Header] = []
    for name, child in node.items() if node is not None else ():
        is_ignored = name.lower() == "content-type"
        target = None if is_ignored else reading.follow(child)
        if target is None:
            continue
        key = (name, id(target.value))
        if key not in reading.headers:
            reading.headers[key] = _header(reading, target, name)
        found.append(reading.headers[key])
    return tuple(sorted(found, key=lambda one: one.name.lower()))


def _header(reading: Reading, node: Node, name: str) -> Header:
    content = _only_content(reading, node)
    return Header(
        name=name,
        required=node.flag("required"),
        explode=node.flag("explode"),
        deprecated=node.flag("deprecated"),
        schema=None if content is not None else reading.schemas.use(node.get("schema")),
        content=content,
        origin=node,
    )


def _only_content(reading: Reading, node: Node) -> Content | None:
    """What a parameter is written as when it has a media type and no schema."""
    found = None if "schema" in node else parameter_member(node.get("content"))
    return None if found is None else read_content(reading, *found)
