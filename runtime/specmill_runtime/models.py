"""What generated models are made of: the base record, absent values, open records, enumerations."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Annotated, Any, ClassVar, TypeVar

import msgspec
from msgspec import UNSET
from msgspec import UnsetType as Unset

from specmill_runtime.enums import OpenIntEnum, OpenStrEnum
from specmill_runtime.formats import (
    DecimalText,
    text_date,
    text_datetime,
    text_decimal,
)
from specmill_runtime.records import EXTRA, KEPT, Known, record_of
from specmill_runtime.unions import best_of, later, listed, tagged
from specmill_runtime.wire import UnknownVariant, decode_wire

Record = TypeVar("Record", bound="Model")

__all__ = [
    "EXTRA",
    "KEPT",
    "UNSET",
    "DecimalText",
    "Model",
    "OpenIntEnum",
    "OpenModel",
    "OpenStrEnum",
    "UnknownVariant",
    "Unset",
    "always",
    "best_of",
    "extra_fields",
    "kept_fields",
    "known",
    "later",
    "listed",
    "tagged",
    "text_date",
    "text_datetime",
    "text_decimal",
    "undeclared",
    "with_defaults",
]


class Model(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Base of every generated model; fields are keyword-only and defaults are not sent."""

    _defaults: ClassVar[Mapping[str, object]] = {}
    """The described defaults of members, by the names of their fields; see `with_defaults`."""


def with_defaults(model: Record) -> Record:
    """A copy whose absent members have the values that they stand for by the description.

    Models inside it stay as they are. A described default that is no value of its member is left out.
    """
    found: dict[str, object] = {}
    fields = {one.name: one for one in msgspec.structs.fields(type(model))}
    described: Mapping[str, object] = vars(type(model)).get("_defaults", {})
    for name, value in described.items():
        if getattr(model, name) is fields[name].default:
            with suppress(msgspec.ValidationError):
                kind = fields[name].type
                found[name] = msgspec.convert(value, kind, dec_hook=decode_wire)
    return msgspec.structs.replace(model, **found)


class OpenModel(Model, kw_only=True, forbid_unknown_fields=True):
    """Base of models that keep undeclared members and send them back beside the declared ones.

    A class declares `extra: dict[str, T] = extra_fields()`. msgspec by itself refuses undeclared
    members, which costs nothing when there are none; the decoder of a client then looks again.
    """


def extra_fields() -> Any:
    """The default of a field that holds undeclared members: an empty dictionary.

    Typed Any, as `msgspec.field` is, so that it stands behind an annotation of any item type.
    """
    return _members(EXTRA)


def kept_fields() -> Any:
    """As `extra_fields`, where the description says nothing of undeclared members.

    They deviate from it, so that `strict` refuses them and `observe` counts them.
    """
    return _members(KEPT)


def _members(name: str) -> Any:
    # msgspec makes an empty dictionary itself, but calls the factory `dict[str, Any]`.
    factory: Any = dict
    default: Any = msgspec.field(default_factory=factory, name=name)
    return default


def undeclared(wire_name: str) -> Any:
    """An attribute that reads one undeclared member: one whose name msgspec lets no field have.

    None when the member is absent.
    """
    return _Undeclared(wire_name)


class _Undeclared:
    __slots__ = ("_wire_name",)

    def __init__(self, wire_name: str) -> None:
        self._wire_name = wire_name

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self
        members = getattr(instance, record_of(owner).extra or "")
        return members.get(self._wire_name)


def known(*values: str | float | bool | None) -> Any:
    """The type of `values`, of which a server may send others; decoders do not look at them."""
    kinds = {type(value) for value in values if value is not None}
    kind = kinds.pop() if len(kinds) == 1 else Any
    return Annotated[kind, Known(values)]


def always(value: object) -> Any:
    """The default of a required field that has one value only; unlike other defaults it is sent."""
    return msgspec.field(default_factory=lambda: value)
