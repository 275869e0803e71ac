"""Parameter Objects and Header Objects."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import msgspec

from specmill.frontends.examples import named_examples
from specmill.frontends.hints import parse_notes, with_examples
from specmill.frontends.media_types import parameter_member
from specmill.frontends.mistakes import Mistake
from specmill.frontends.openapi.implied_security import (
    implies_scheme,
    is_credential,
)
from specmill.frontends.openapi.placements import header_placement, placement_of
from specmill.frontends.openapi.qualifiers import qualified_parameters
from specmill.frontends.parsing import (
    Parsing,
    component_place,
    follow,
    follow_spare,
)
from specmill.frontends.places import step
from specmill.frontends.structure_hints import schema_of
from specmill.frontends.texts import described_default
from specmill.frontends.wire import (
    HEADER_HINT,
    check_header_name,
    check_media_type,
    is_plain,
)
from specmill.model.operations import InHeader, InQuery, Parameter, Placement
from specmill.model.types import Anything, Type
from specmill.names import header_problem
from specmill.source.node import Node

# OpenAPI 3.1, Parameter Object, `in`: definitions of these header fields are ignored.
_RESERVED_HEADERS = frozenset({"accept", "content-type", "authorization"})


@dataclass(frozen=True, slots=True)
class _Slot:
    """What a parameter takes: a type, the media type when it is serialised as one, the name when
    it does not stand in the object itself.
    """

    type: Type
    media_type: str | None = None
    name: str | None = None


def parse_parameters(
    parsing: Parsing, lists: list[Node | None], place: str
) -> tuple[Parameter, ...]:
    """The parameters of an operation: those of its path, which come first in `lists`, each replaced by
    an own one of the same name and place. Names of headers are the same in upper and lower case.
    """
    found: dict[tuple[str, str], list[Parameter]] = {}
    for listed in lists:
        is_shared = listed is not lists[-1]
        seen: dict[tuple[str, str], tuple[str, Node]] = {}
        for child in listed.elements() if listed is not None else ():
            node = follow(parsing, child, "parameters")
            if node is None or _is_ignored(parsing, node):
                continue
            name, where = node.text("name"), node.text("in")
            if name is None or where is None:
                continue
            key = (where, name.lower() if where == "header" else name)
            if key in seen:
                _report_duplicate(parsing, child, node, *seen[key])
                continue
            seen[key] = name, child
            own = component_place(parsing, "parameter", child, node) or step(
                place, "parameter", name
            )
            one = parse_parameter(parsing, node, own)
            if one is not None:
                one = msgspec.structs.replace(one, shared=True) if is_shared else one
                found[key] = [one, *qualified_parameters(parsing, node, one)]
    return _distinct(parsing, [one for group in found.values() for one in group])


def _distinct(parsing: Parsing, given: list[Parameter]) -> tuple[Parameter, ...]:
    """The parameters without qualified forms whose name is taken, which are errors."""
    in_query = [one for one in given if isinstance(one.placement, InQuery)]
    first: dict[str, Parameter] = {}
    for one in sorted(in_query, key=lambda one: one.qualifier is not None):
        first.setdefault(one.wire_name, one)
    found: list[Parameter] = []
    for one in given:
        if one.qualifier is None or first[one.wire_name] is one:
            found.append(one)
            continue
        parsing.diagnostics.error(
            "duplicate-parameter",
            f"the qualifier {one.qualifier!r} makes {one.wire_name!r}, which is a parameter already",
            one.location,
            "remove one of the two",
            related=(("first declared here", first[one.wire_name].location),),
        )
    return tuple(found)


def parse_parameter(parsing: Parsing, node: Node, place: str) -> Parameter | None:
    """One parameter; None and a diagnostic when it can't be sent."""
    known = parsing.parameters.get(id(node.value))
    if known is not None:
        return known
    where, name = node.text("in"), node.text("name") or ""
    placement = placement_of(node)
    if placement is None:
        return None
    slot = _slot(parsing, node, place)
    if slot is None:
        parsing.diagnostics.error(
            "parameter-without-schema",
            f"{where} parameter {name!r} has neither 'schema' nor 'content'",
            node.location,
            f"add `schema: {schema_of(node.text('type') or 'string')}`",
        )
    parameter = _build(parsing, node, placement, slot or _Slot(Anything()))
    parsing.parameters[id(node.value)] = parameter
    return parameter


def sendable(
    parsing: Parsing, operation: str, parameters: tuple[Parameter, ...]
) -> tuple[Parameter, ...]:
    """The parameters without headers whose names are none (RFC 9110, section 5.6.2): optional ones of plain words are
    left out, and others are errors.
    """
    found: list[Parameter] = []
    for one in parameters:
        is_header = isinstance(one.placement, InHeader)
        problem = header_problem(one.wire_name) if is_header else None
        if problem is None:
            found.append(one)
        elif one.required or ":" in one.wire_name or not is_plain(one.wire_name):
            check_header_name(parsing, one.wire_name, one.location)
        else:
            mistake = Mistake(
                "invalid-header-name",
                problem,
                "it is left out",
                one.location,
                HEADER_HINT,
            )
            parsing.mistakes.add(mistake, operation)
    return tuple(found)


def parse_client_parameters(parsing: Parsing, root: Node) -> tuple[Parameter, ...]:
    """The parameters given once to the client, from `x-specmill-client-parameters`."""
    hint = root.get("x-specmill-client-parameters")
    found: list[Parameter] = []
    for child in hint.elements() if hint is not None else ():
        node = follow(parsing, child, "parameters")
        if node is None:
            continue
        place = component_place(parsing, "parameter", child, node)
        one = parse_parameter(
            parsing, node, place or step("", "parameter", node.text("name") or "")
        )
        if one is not None and isinstance(one.placement, (InHeader, InQuery)):
            if isinstance(one.placement, InHeader):
                check_header_name(parsing, one.wire_name, one.location)
            if any(_is_alike(one, other) for other in found):
                parsing.diagnostics.error(
                    "invalid-extension",
                    f"two client parameters are called {one.wire_name!r}",
                    child.location,
                    "keep one of them: the client has one value for a name",
                )
            found.append(one)
        else:
            parsing.diagnostics.error(
                "invalid-extension",
                "a client parameter needs a name, a schema and `in: header` or `in: query`",
                child.location,
                "write {name: X-Tenant, in: header, schema: {type: string}}, for example",
            )
    return tuple(found)


def _is_alike(one: Parameter, other: Parameter) -> bool:
    """Whether two parameters of the client have one name, of headers in whatever case."""
    is_one_header = isinstance(one.placement, InHeader) and other.is_header(
        one.wire_name
    )
    return one.wire_name == other.wire_name or is_one_header


def parse_headers(
    parsing: Parsing, node: Node | None, place: str
) -> tuple[Parameter, ...]:
    """The headers that a response or a part announces."""
    found: list[Parameter] = []
    for name, child in node.items() if node is not None else ():
        # OpenAPI 3.1, Response Object and Encoding Object: such a header is ignored.
        if name.lower() == "content-type":
            continue
        target = follow_spare(parsing, child, "header", "headers")
        if target is None:
            continue
        own = component_place(parsing, "header", child, target)
        own = own or step(place, "header", name)
        slot = _slot(parsing, target, own) or _Slot(Anything())
        slot = dataclasses.replace(slot, name=name)
        found.append(_build(parsing, target, header_placement(target), slot))
    return tuple(found)


def _build(
    parsing: Parsing, node: Node, placement: Placement, slot: _Slot
) -> Parameter:
    schema = node.get("schema")
    notes = parse_notes(parsing.diagnostics, node)
    if notes.description is None and schema is not None:
        text = parse_notes(parsing.diagnostics, schema).description
        notes = msgspec.structs.replace(notes, description=text) if text else notes
    return Parameter(
        wire_name=slot.name if slot.name is not None else node.text("name") or "",
        type=slot.type,
        placement=placement,
        required=node.flag("required"),
        identifier=node.text("x-specmill-name"),
        default=default_of(parsing, schema),
        media_type=slot.media_type,
        deprecated=node.flag("deprecated"),
        notes=with_examples(notes, named_examples(parsing, node)),
        location=node.location,
    )


def default_of(parsing: Parsing, schema: Node | None) -> msgspec.Raw | None:
    """The JSON text of the default of a parameter: that of its schema, or of what this refers to."""
    default = None if schema is None else described_default(schema)
    if schema is None or default is not None or "$ref" not in schema:
        return default
    # What leads nowhere is told where the type is read.
    is_dangling = parsing.workspace.problem(schema) is not None
    target = None if is_dangling else follow(parsing, schema)
    return None if target is None else described_default(target)


def _slot(parsing: Parsing, node: Node, place: str) -> _Slot | None:
    """What a parameter takes; None when it has neither `schema` nor `content`."""
    schema = node.get("schema")
    if schema is not None:
        return _Slot(parsing.type_of(schema, place))
    content = node.get("content")
    for member in content.items() if content is not None else ():
        check_media_type(parsing, *member)
    found = parameter_member(content)
    if found is None:
        return None
    media_type, media = found
    target = follow(parsing, media, "mediaTypes")
    inner = None if target is None else target.get("schema")
    known = Anything() if inner is None else parsing.type_of(inner, place)
    return _Slot(known, media_type=media_type)


def _is_ignored(parsing: Parsing, node: Node) -> bool:
    if is_credential(node) and implies_scheme(parsing):
        return True
    if (
        node.text("in") != "header"
        or (node.text("name") or "").lower() not in _RESERVED_HEADERS
    ):
        return False
    parsing.diagnostics.warning(
        "ignored-header",
        f"header parameter {node.text('name')!r} is ignored, as OpenAPI demands",
        node.location,
        "media types and security schemes decide about this header",
    )
    return True


def _report_duplicate(
    parsing: Parsing, child: Node, node: Node, first_name: str, first: Node
) -> None:
    name, where = node.text("name"), node.text("in")
    message = f"{where} parameter {name!r} is declared twice for one operation"
    hint = "remove one of the two"
    related = (("first declared here", first.location),)
    if name == first_name:
        code = "duplicate-parameter"
        parsing.diagnostics.error(code, message, child.location, hint, related)
        return
    message = (
        f"header parameter {name!r} is {first_name!r} in other letters: it is left out"
    )
    code = "degraded-parameter"
    parsing.diagnostics.warning(code, message, child.location, hint, related)
