"""Names inside a declaration: fields of a record, members of an enumeration."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

import msgspec

from specmill.model.types import (
    Anything,
    Choice,
    Declaration,
    Enumeration,
    Field,
    Nullable,
    Primitive,
    Record,
    Type,
)
from specmill.python.code import Code
from specmill.python.identifiers import trusted, upper_case
from specmill.python.namespace import Claim, allocate
from specmill.python.sent_defaults import behind_aliases
from specmill.python.wire_names import names_of_place, weight


def field_names(record: Record) -> Mapping[str, Code]:
    """The identifier of each field, by wire name."""
    return names_of_place(
        tuple((field.wire_name, field.identifier) for field in record.fields)
    )


def member_names(enumeration: Enumeration) -> Mapping[str, Code]:
    """The identifier of each member, by the repr of its value."""
    return allocate(
        (
            Claim(
                repr(one.value),
                (upper_case(one.name or str(one.value)),),
                weight=weight(one.name, one.value == upper_case(str(one.value))),
            )
            for one in enumeration.members
        ),
        frozenset({"_"}),
    )


def extra_name(fields: Mapping[str, Code]) -> Code:
    """The attribute that holds the undeclared members of a record with these fields."""
    wanted = (trusted("extra"), trusted("extra_fields"))
    taken = frozenset(fields.values())
    return allocate([Claim("", wanted)], taken)[""] if wanted[0] in taken else wanted[0]


def looks(field: Field) -> tuple[Hashable, ...]:
    """All that the text about a field follows from, beside its identifier: equal for fields that read alike.

    The type as text, because Python takes 1, 1.0 and True for equal.
    """
    notes = field.notes
    return (
        field.wire_name,
        msgspec.json.encode(field.type),
        field.required,
        None if field.default is None else bytes(field.default),
        field.access,
        field.deprecated,
        notes.description or notes.title or notes.summary,
        notes.deprecation,
    )


def absent_value(field: Field, types: Mapping[str, Declaration]) -> Code | None:
    """The default that means absent: none for required fields, `UNSET` where null is a value of its own."""
    if field.required:
        return None
    return Code("UNSET") if _admits_null(field.type, types) else Code("None")


def _admits_null(given: Type, types: Mapping[str, Declaration]) -> bool:
    match behind_aliases(given, types):
        case Anything() | Nullable() | Primitive(kind="null"):
            return True
        case Choice(variants=variants):
            return any(_admits_null(one, types) for one in variants)
        case _:
            return False
