"""Which types msgspec alone can't write: records with text formats in them."""

from __future__ import annotations

from collections.abc import Container, Mapping

from specmill.model.types import Declaration, Primitive, Type
from specmill.model.walk import References, all_types, declaration_types, named_keys
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
        key
        for key, declaration in types.items()
        if any(
            _has_format(part, formats)
            for given in declaration_types(declaration)
            for part in all_types(given)
        )
    )


def _has_format(given: Type, formats: Container[str | None]) -> bool:
    return isinstance(given, Primitive) and (
        given.format in formats or is_decimal_text(given)
    )
