"""Types of the model: what a value looks like on the wire, whatever the description language or target.

A `Type` is a closed union of small frozen values; a `Declaration` is a type with a name of its own; `input_of` is the
key of the one of which it is the form for requests.
Required and nullable are different facts: the first belongs to a field or parameter, the second is `Nullable`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

import msgspec

from specmill.diagnostics import Location
from specmill.model.notes import DocIssue, Notes

ScalarKind = Literal["string", "integer", "number", "boolean", "null"]
ListedKind = Literal["string", "integer"]
Access = Literal["both", "read", "write"]


class Constraints(msgspec.Struct, frozen=True, omit_defaults=True):
    """Bounds a value must keep; names and meanings are those of JSON Schema (2020-12, validation, section 6)."""

    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    min_properties: int | None = None
    max_properties: int | None = None


class Primitive(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """A scalar; `format` is the description's word, built in (`date-time`) or declared (`Api.formats`)."""

    kind: ScalarKind
    format: str | None = None
    constraints: Constraints | None = None


class Array(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """A list of items of one type.

    `accepts_single`: one bare item stands for a list of one (`x-specmill-normalize: list`).
    """

    items: Type
    constraints: Constraints | None = None
    accepts_single: bool = False


class Tuple(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """A list with a type per position, and no more items than these."""

    items: tuple[Type, ...]


class Map(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """An object without declared fields: any key, values of one type."""

    values: Type
    constraints: Constraints | None = None


class Choice(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """One of several types, without a tag that tells which (`oneOf`, `anyOf`, type arrays)."""

    variants: tuple[Type, ...]
    exclusive: bool = False


class Constant(msgspec.Struct, frozen=True, tag=True, omit_defaults=True, eq=False):
    """One of a few fixed scalars that have no names (`const`, `enum` written in place).

    For Python true is 1, for JSON it is not, and neither for these.
    """

    values: tuple[str | int | float | bool | None, ...]
    open: bool = True

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Constant):
            return NotImplemented
        return (
            self.values == other.values
            and self.open == other.open
            and [*map(type, self.values)] == [*map(type, other.values)]
        )

    def __hash__(self) -> int:
        return hash((self.values, self.open))


class Nullable(msgspec.Struct, frozen=True, tag=True):
    """The inner type, or null."""

    inner: Type


class Named(msgspec.Struct, frozen=True, tag=True):
    """A reference to a declaration of `Api.types` by its key."""

    key: str


class Binary(msgspec.Struct, frozen=True, tag=True):
    """Bytes that are not text: files, images, octet streams."""


class Anything(msgspec.Struct, frozen=True, tag=True):
    """Any JSON value; nothing is known about it."""


class Nothing(msgspec.Struct, frozen=True, tag=True):
    """No value at all: the schema `false`."""


Type: TypeAlias = (
    Primitive
    | Array
    | Tuple
    | Map
    | Choice
    | Constant
    | Nullable
    | Named
    | Binary
    | Anything
    | Nothing
)


class Field(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A member of a record.

    `identifier` is the Python name the description asks for; None leaves the choice to the target.
    `default` is the JSON text of the documented default, None when there is none.
    """

    wire_name: str
    type: Type
    required: bool = False
    identifier: str | None = None
    default: msgspec.Raw | None = None
    access: Access = "both"
    deprecated: bool = False
    notes: Notes = Notes()
    location: Location


class Record(msgspec.Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    """An object with declared fields; `extra` is the type of undeclared members, None when none are declared.

    `closed` says that the description refuses undeclared members (`additionalProperties: false`).
    """

    key: str
    fields: tuple[Field, ...]
    extra: Type | None = None
    closed: bool = False
    identifier: str | None = None
    input_of: str | None = None
    keep: bool = False
    notes: Notes = Notes()
    location: Location


class Member(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One value of an enumeration; `name` and `label` come from `x-enum-varnames` and `x-enum-descriptions`."""

    value: str | int | float | bool | None
    name: str | None = None
    label: str | None = None


class Enumeration(
    msgspec.Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True
):
    """A named set of texts or integers; `open` means that a newer server may send others."""

    key: str
    kind: ListedKind
    members: tuple[Member, ...]
    open: bool = True
    identifier: str | None = None
    input_of: str | None = None
    keep: bool = False
    notes: Notes = Notes()
    location: Location


class Alias(msgspec.Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    """A name for another type.

    `recursive` says that the type holds itself, in arrays or maps and not only in records.
    """

    key: str
    target: Type
    recursive: bool = False
    identifier: str | None = None
    input_of: str | None = None
    keep: bool = False
    notes: Notes = Notes()
    location: Location


class TaggedUnion(
    msgspec.Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True
):
    """One of several records, told apart by the value of one field; a record may have several tags.

    `default` is the one for a value without a tag, or with another (OpenAPI 3.2, `defaultMapping`).
    """

    key: str
    discriminator: str
    variants: tuple[tuple[str, Named], ...]
    default: Named | None = None
    identifier: str | None = None
    input_of: str | None = None
    keep: bool = False
    notes: Notes = Notes()
    location: Location


Declaration: TypeAlias = Record | Enumeration | Alias | TaggedUnion

Types: TypeAlias = Mapping[str, Declaration]

JsonValue: TypeAlias = Any
"""A value as JSON has it: None, bool, int, float, str, list, dict."""

__all__ = [
    "Access",
    "Alias",
    "Anything",
    "Array",
    "Binary",
    "Choice",
    "Constant",
    "Constraints",
    "Declaration",
    "DocIssue",
    "Enumeration",
    "Field",
    "JsonValue",
    "ListedKind",
    "Map",
    "Member",
    "Named",
    "Notes",
    "Nothing",
    "Nullable",
    "Primitive",
    "Record",
    "ScalarKind",
    "TaggedUnion",
    "Tuple",
    "Type",
    "Types",
]
