"""Properties that are a scalar and its texts: most are, and the same ones come back by the hundred."""

from __future__ import annotations

from specmill.diagnostics import Location
from specmill.frontends.parsing import PlainKey
from specmill.model.types import Field
from specmill.source.node import JsonValue

SCALAR_KINDS = frozenset({"string", "integer", "number", "boolean", "null"})
_TEXTS = frozenset({"type", "format", "title", "description"})
_FLAGS = frozenset({"nullable", "readOnly", "writeOnly", "deprecated"})
_KEYWORDS = _TEXTS | _FLAGS
_KINDS = frozenset({str, bool})


def plain_key(schema: JsonValue) -> PlainKey | None:
    """What the field of a plain property follows from, beside its name; None for any other property.

    Nothing is reported about plain ones, and nothing in them has a place of its own.
    """
    if (
        isinstance(schema, dict)
        and _KEYWORDS.issuperset(schema)
        and _KINDS.issuperset(map(type, schema.values()))
        and schema.get("type") in SCALAR_KINDS
    ):
        return tuple(schema.items())
    return None


def like(model: Field, name: str, location: Location) -> Field:
    """The field of a plain property that says the same as that of another."""
    return Field(
        wire_name=name,
        type=model.type,
        access=model.access,
        deprecated=model.deprecated,
        notes=model.notes,
        location=location,
    )
