"""The type of values that belong to two types at once."""

from __future__ import annotations

import msgspec

from specmill.frontends.schema_choices import simple_choice
from specmill.model.types import (
    Anything,
    Array,
    Choice,
    Constant,
    Map,
    Named,
    Nullable,
    Primitive,
    Type,
)

# Two long lists of alternatives have too many pairs to compare.
_MOST_VARIANTS = 50


def merge_types(earlier: Type, later: Type) -> Type | None:
    """The narrower of two types of which one contains the other; None when neither is seen to.

    Null is allowed only when both allow it. Of two equally wide types the later one is taken.
    Alternatives stay when the other type admits them, and items are narrowed as their lists are.
    """
    if earlier == later:
        return later
    if isinstance(earlier, Nullable) or isinstance(later, Nullable):
        inner = merge_types(_without_null(earlier), _without_null(later))
        both = isinstance(earlier, Nullable) and isinstance(later, Nullable)
        return Nullable(inner) if both and inner is not None else inner
    if _contains(later, earlier):
        return earlier
    if _contains(earlier, later):
        return later
    match earlier, later:
        case Array(items=items), Array(items=others):
            merged = merge_types(items, others)
            return merged and msgspec.structs.replace(later, items=merged)
        case Map(values=values), Map(values=others):
            merged = merge_types(values, others)
            return merged and msgspec.structs.replace(later, values=merged)
        case Choice(variants=variants), _ if len(variants) <= _MOST_VARIANTS:
            return _admitted([merge_types(one, later) for one in variants])
        case _, Choice(variants=variants) if len(variants) <= _MOST_VARIANTS:
            return _admitted([merge_types(earlier, one) for one in variants])
        case _:
            return None


def _admitted(merged: list[Type | None]) -> Type | None:
    found = [one for one in merged if one is not None]
    return simple_choice(found) if found else None


def _contains(wide: Type, narrow: Type) -> bool:
    """True when every value of `narrow` is seen to be a value of `wide`."""
    match wide, narrow:
        case Anything(), _:
            return True
        case Primitive(kind=kind, format=None), Primitive(kind=other):
            return kind == other or (kind, other) == ("number", "integer")
        case Primitive(kind=kind, format=form), Primitive(kind=other, format=same):
            return kind == other and form == same
        case Primitive(kind="string"), Constant(values=values):
            return all(isinstance(value, str) for value in values)
        case Primitive(kind="boolean"), Constant(values=values):
            return all(isinstance(value, bool) for value in values)
        case Primitive(kind="integer" | "number"), Constant(values=values):
            return not any(isinstance(value, str) for value in values)
        case Constant(values=values), Constant(values=others):
            return set(others) <= set(values)
        case Named(), Constant():
            # Constants narrow an enumeration, which may not have been read yet.
            return True
        case Primitive(), Named():
            # An enumeration or alias of a scalar; a record would be a contradiction, which nobody
            # writes.
            return True
        case Map(values=Anything()), Named() | Map():
            return True
        case Array(items=items), Array(items=others):
            return _contains(items, others)
        case _:
            return False


def _without_null(one: Type) -> Type:
    return one.inner if isinstance(one, Nullable) else one
