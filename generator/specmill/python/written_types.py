"""Types by which the runtime writes arguments that msgspec, or `str`, would write otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from specmill.model.types import (
    Alias,
    Array,
    Choice,
    Declaration,
    Map,
    Named,
    Nullable,
    Primitive,
    Tuple,
    Type,
)
from specmill.python.annotations import RUNTIME, annotate
from specmill.python.code import Code
from specmill.python.imports import Import
from specmill.python.layout import Expression, Group, call, deferred, tuple_of
from specmill.python.sent_defaults import behind_aliases
from specmill.python.type_expressions import Annotation, subscripted
from specmill.python.type_names import TypeNames
from specmill.python.wire_types import alias_key, is_decimal_text

_LIST = Annotation(Code("list"))
_DICT = Annotation(Code("dict"))
_TUPLE = Annotation(Code("tuple"))
_STR = Annotation(Code("str"))
_OBJECT = Annotation(Code("object"))


def written_type(given: Type, names: TypeNames) -> Annotation | None:
    """The type of an argument with its text formats in place; None when nothing in it has one.

    Records know the formats of their fields themselves.
    """
    if isinstance(given, Named) and _is_recursive(names.types[given.key]):
        return annotate(given, "field", names)
    match behind_aliases(given, names.types):
        case Nullable(inner=inner):
            return written_type(inner, names)
        case Primitive() as scalar if _is_written(scalar, names):
            return annotate(scalar, "field", names)
        case Array(items=items, accepts_single=single):
            item = written_type(items, names)
            if single:
                item = item or annotate(items, "field", names)
                return _called("listed", item.expression, (item,))
            return item and _generic(_LIST, (item,))
        case Map(values=values):
            member = written_type(values, names)
            return member and _generic(_DICT, (_STR, member))
        case Tuple(items=items):
            parts = [written_type(one, names) for one in items]
            shown = tuple(one or _OBJECT for one in parts)
            return _generic(_TUPLE, shown) if any(parts) else None
        case Choice(variants=variants):
            parts = [written_type(one, names) for one in variants]
            if not any(parts):
                return None
            shown = tuple(
                one or annotate(variant, "field", names)
                for one, variant in zip(parts, variants, strict=True)
            )
            choices = tuple_of(tuple(one.expression for one in shown))
            return _called("best_of", deferred(choices), shown)
        case _:
            return None


def _is_written(given: Primitive, names: TypeNames) -> bool:
    """True for a text of a form; a duration may be written as it is, but is checked by its type."""
    is_duration = given.kind == "string" and given.format == "duration"
    return is_duration or is_decimal_text(given) or alias_key(given, names) is not None


def _is_recursive(declaration: Declaration) -> bool:
    return isinstance(declaration, Alias) and declaration.recursive


def _generic(base: Annotation, parts: tuple[Annotation, ...]) -> Annotation:
    """`list[part]`; where a part is the value of a call, which mypy takes in no subscript, `GenericAlias`."""
    found = subscripted(base, parts)
    expressions = tuple(one.expression for one in parts)
    if not any(isinstance(one, Group) and one.brackets == "()" for one in expressions):
        return found
    value = call(Code("GenericAlias"), base.expression, tuple_of(expressions))
    return Annotation(value, found.imports | {Import("types", "GenericAlias")})


def _called(
    function: str, argument: Expression, parts: Iterable[Annotation]
) -> Annotation:
    imports = frozenset({Import(RUNTIME, function)})
    name = Code("listed") if function == "listed" else Code("best_of")
    return Annotation(
        call(name, argument), imports.union(*(one.imports for one in parts))
    )
