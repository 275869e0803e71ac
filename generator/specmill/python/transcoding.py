"""Which types msgspec alone can't write: records with text formats in them."""

from __future__ import annotations

from collections.abc import Container, Mapping

from specmill.model.references import References
from specmill.model.types import Declaration, Primitive, Type
from specmill.model.walk import all_types, declaration_types, named_keys
from specmill.python.type_names import TypeNames
from specmill.python.wire_types import is_decimal_text


def transcodes(given: Type, names: TypeNames) -> bool:
    """True when a text format is inside a record, because msgspec writes values by their class and not by their
    annotation.
    """
    return not names.transcoded.isdisjoint(named_keys(given))


def transcoded(
    types: Mapping[str, Declaration], formats: Container[str | None]
) -> frozenset[str]:
    """The keys of the declarations that hold a text format, or lead to one that does."""
    return References(types).leading_to(
        key for key, one in types.items() if _holds_format(one, formats)
    )


def _holds_format(declaration: Declaration, formats: Container[str | None]) -> bool:
    parts = (
        part for given in declaration_types(declaration) for part in all_types(given)
    )
    return any(
        isinstance(one, Primitive) and (one.format in formats or is_decimal_text(one))
        for one in parts
    )
