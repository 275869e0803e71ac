"""Objects: fields, records, maps, and what is known of an object while its parts are gathered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from specmill.diagnostics import Location, escape_pointer
from specmill.frontends.hints import parse_notes
from specmill.frontends.parsing import Parsing
from specmill.frontends.places import step
from specmill.frontends.plain_fields import like, plain_key
from specmill.frontends.schema_choices import simple_choice
from specmill.frontends.schema_references import reference_target
from specmill.frontends.schema_scalars import parse_constraints
from specmill.frontends.texts import described_default
from specmill.frontends.type_merging import merge_types
from specmill.model.types import (
    Access,
    Anything,
    Field,
    Map,
    Named,
    Nothing,
    Record,
    Type,
)
from specmill.source.node import Node

_NOTHING = Nothing()


@dataclass(slots=True)
class Parts:
    """What the members of a composition add up to.

    `visited` holds the schemas whose fields are in; `chain` those being gathered, which tells a
    cycle from a schema that is met twice. `possible` are fields that are declared under a condition.
    """

    fields: dict[str, Field] = field(default_factory=dict[str, Field])
    possible: dict[str, Field] = field(default_factory=dict[str, Field])
    required: dict[str, Node] = field(default_factory=dict[str, Node])
    extra: Type | None = None
    closed: bool = False
    choices: list[tuple[Node, str]] = field(default_factory=list[tuple[Node, str]])
    visited: set[int] = field(default_factory=set[int])
    chain: set[int] = field(default_factory=set[int])

    def copy(self) -> Parts:
        """The same parts without the choices, to be added to."""
        return Parts(
            fields=dict(self.fields),
            possible=dict(self.possible),
            required=dict(self.required),
            extra=self.extra,
            closed=self.closed,
            visited=set(self.visited),
        )


def add_members(parsing: Parsing, parts: Parts, node: Node, place: str) -> None:
    """Add the fields, required names and undeclared members that one schema declares by itself."""
    properties = node.get("properties")
    if properties is not None:
        _add_fields(parsing, parts, properties, place)
    for condition in _conditions(node):
        _add_possible(parsing, parts, condition, place)
    required = node.get("required")
    for child in required.elements() if required is not None else ():
        if isinstance(child.value, str):
            parts.required.setdefault(child.value, child)
    extra = extra_type(parsing, node, place)
    if extra is _NOTHING:
        parts.closed = True
    elif extra is not None:
        parts.extra = extra


def _add_fields(parsing: Parsing, parts: Parts, node: Node, place: str) -> None:
    # Put together here, because each `node.location` would walk to the root again.
    file, pointer = node.file, node.location.pointer
    for name, child in node.items():
        own = (
            Location(file, f"{pointer}/{escape_pointer(name)}")
            if child.parent is node
            else child.location
        )
        one = _field(parsing, (name, child), place, own)
        before = parts.fields.get(name)
        parts.fields[name] = (
            one if before is None else merge_fields(parsing, before, one)
        )


def _conditions(node: Node) -> Iterator[Node]:
    """What a schema says of its values under a condition."""
    for keyword in ("then", "else"):
        child = node.get(keyword)
        if child is not None:
            yield child
    for keyword in ("dependentSchemas", "dependencies"):
        depending = node.get(keyword)
        for _, child in depending.items() if depending is not None else ():
            # Draft 7 lists names of further members there, too.
            if isinstance(child.value, dict):
                yield child


def _add_possible(parsing: Parsing, parts: Parts, node: Node, place: str) -> None:
    """Add the fields that a condition brings; those that hold anyway are declared elsewhere."""
    properties = node.get("properties")
    for name, child in properties.items() if properties is not None else ():
        one = _field(parsing, (name, child), place, child.location)
        before = parts.possible.get(name, one)
        either = simple_choice([before.type, one.type])
        parts.possible[name] = msgspec.structs.replace(before, type=either)
    for condition in _conditions(node):
        _add_possible(parsing, parts, condition, place)


def _field(
    parsing: Parsing, member: tuple[str, Node], place: str, location: Location
) -> Field:
    """One property of an object; whether it is required is settled with the whole object."""
    name, node = member
    known = parsing.fields.get(id(node.value))
    if known is not None and known.wire_name == name:
        return known
    schema = node.value
    key = plain_key(schema)
    model = None if key is None else parsing.plain.get(key)
    if model is not None:
        parsing.types[id(schema)] = model.type
        found = parsing.fields[id(schema)] = like(model, name, location)
        return found
    found = Field(
        wire_name=name,
        type=parsing.type_of(node, step(place, "field", name)),
        identifier=node.text("x-specmill-name"),
        default=described_default(node),
        access=_access(parsing, node),
        deprecated=node.flag("deprecated"),
        notes=parse_notes(parsing.diagnostics, node),
        location=location,
    )
    if isinstance(schema, dict):
        parsing.fields[id(schema)] = found
    if key is not None:
        parsing.plain[key] = found
    return found


def merge_fields(parsing: Parsing, earlier: Field, later: Field) -> Field:
    """One field of two members of a composition; the later one wins where they differ."""
    if earlier is later:
        return later
    merged = merge_types(earlier.type, later.type)
    if merged is None:
        parsing.diagnostics.warning(
            "schema-conflict",
            f"field {later.wire_name!r} has two declarations of different types; both are accepted",
            later.location,
            "declare it once, or with the same type",
            related=(("first declared here", earlier.location),),
        )
        merged = simple_choice([earlier.type, later.type])
    return msgspec.structs.replace(
        later,
        type=merged,
        access=later.access if earlier.access == "both" else earlier.access,
        default=later.default or earlier.default,
        identifier=later.identifier or earlier.identifier,
        deprecated=later.deprecated or earlier.deprecated,
        notes=later.notes if later.notes.description else earlier.notes,
    )


def extra_type(parsing: Parsing, node: Node, place: str) -> Type | None:
    """The type of undeclared members: None when nothing is said, Nothing when there may be none.

    Members of a pattern are undeclared ones; all patterns together give one type.
    """
    patterns = node.get("patternProperties")
    found = [
        parsing.type_of(child, step(place, "value"))
        for _, child in (patterns.items() if patterns is not None else ())
    ]
    extra = node.get("additionalProperties")
    if extra is None:
        extra = node.get("unevaluatedProperties")
    if extra is not None and not (found and extra.value is False):
        found.append(parsing.type_of(extra, step(place, "value")))
    if found == [_NOTHING]:
        return _NOTHING
    return simple_choice([one for one in found if one != _NOTHING]) if found else None


def finish_object(parsing: Parsing, parts: Parts, node: Node, place: str) -> Type:
    """The type of an object whose parts are known: a declared record, or a map when it has no
    fields.
    """
    for name, one in parts.possible.items():
        parts.fields.setdefault(name, one)
    if not parts.fields and not parts.closed:
        return Map(
            Anything() if parts.extra is None else parts.extra, parse_constraints(node)
        )
    for name, child in parts.required.items():
        if name not in parts.fields:
            _report_undefined(parsing, name, child)
    key = parsing.key(place)
    parsing.declarations[key] = Record(
        key=key,
        fields=tuple(_settled(one, parts.required) for one in parts.fields.values()),
        extra=parts.extra,
        closed=parts.closed and parts.extra is None,
        identifier=node.text("x-specmill-name"),
        keep=node.flag("x-specmill-keep"),
        notes=parse_notes(parsing.diagnostics, node),
        location=node.location,
    )
    return Named(key)


def _settled(one: Field, required: dict[str, Node]) -> Field:
    if (one.wire_name in required) == one.required:
        return one
    return msgspec.structs.replace(one, required=not one.required)


def _report_undefined(parsing: Parsing, name: str, node: Node) -> None:
    parsing.diagnostics.warning(
        "required-undefined",
        f"'required' names {name!r}, which is no property of the object, so it has no effect",
        node.location,
        "declare the property or correct the name",
    )


def _access(parsing: Parsing, node: Node) -> Access:
    schema = node.value
    if not isinstance(schema, dict):
        return "both"
    if "$ref" in schema and "readOnly" not in schema and "writeOnly" not in schema:
        target = reference_target(parsing, node)
        return (
            "both" if target is None or target.value is schema else _own_access(target)
        )
    return _own_access(node)


def _own_access(node: Node) -> Access:
    if node.flag("readOnly"):
        return "read"
    return "write" if node.flag("writeOnly") else "both"
