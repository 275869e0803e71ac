"""What generated models are made of: the base record, absent values, open records, enumerations."""

from typing import Any

import msgspec
from msgspec import UNSET
from msgspec import UnsetType as Unset

from specmill_runtime.enums import OpenIntEnum, OpenStrEnum
from specmill_runtime.records import EXTRA
from specmill_runtime.wire import (
    best_of,
    listed,
    tagged,
    text_date,
    text_datetime,
    text_decimal,
)

__all__ = [
    "EXTRA",
    "UNSET",
    "Model",
    "OpenIntEnum",
    "OpenStrEnum",
    "Unset",
    "best_of",
    "extra_fields",
    "listed",
    "tagged",
    "text_date",
    "text_datetime",
    "text_decimal",
]


class Model(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Base of every generated model; fields are keyword-only and defaults are not sent.

    A record with additional properties declares `extra: dict[str, T] = extra_fields()`: undeclared
    properties of a reply are found there and sent back beside the declared ones.
    """


def extra_fields() -> Any:
    """The default of a field that holds undeclared properties: an empty dictionary.

    Typed Any, as `msgspec.field` is, so that it stands behind an annotation of any item type.
    """
    default: Any = msgspec.field(default_factory=dict[str, Any], name=EXTRA)
    return default
