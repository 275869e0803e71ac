"""Which types msgspec alone can't write: records with text formats in them."""

from __future__ import annotations

from specmill.model.types import Primitive, Type
from specmill.model.walk import all_types, declaration_types, reachable_from
from specmill.python.type_names import TypeNames
from specmill.python.wire_types import is_decimal_text


def transcodes(given: Type, names: TypeNames) -> bool:
    """True when a text format is inside a record, because msgspec writes values by their class and not by their
    annotation.
    """
    inside = (
        part
        for key in reachable_from((given,), names.types)
        for root in declaration_types(names.types[key])
        for part in all_types(root)
    )
    return any(
        isinstance(one, Primitive)
        and (one.format in names.formats or is_decimal_text(one))
        for one in inside
    )
