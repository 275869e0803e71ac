"""Annotations: a type of the model as a Python type expression.

Each type has two texts. *Checked* is what people and type checkers read; *wire* is what msgspec decodes with. Where
they differ (declared text formats, open literals, untagged unions, one-or-many lists) a model field refers to an alias
that is the first for checkers and the second at run time; `differs` tells where.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, assert_never

from specmill.model.types import (
    Alias,
    Anything,
    Array,
    Binary,
    Choice,
    Constant,
    Enumeration,
    Map,
    Named,
    Nothing,
    Nullable,
    Primitive,
    Record,
    TaggedUnion,
    Tuple,
    Type,
)
from specmill.python.code import Code
from specmill.python.layout import flat
from specmill.python.type_expressions import (
    ANYTHING,
    NOTHING,
    Annotation,
    external,
    literal,
    optional,
    subscripted,
    union,
)
from specmill.python.type_names import TypeNames, Written, is_plain
from specmill.python.wire_types import (
    FORMATS,
    SCALARS,
    TEXT_KINDS,
    alias_key,
    is_decimal_text,
    reads_alike,
    takes_best,
)

Position = Literal["argument", "result", "field"]

RUNTIME = "specmill_runtime.models"

_WORD = re.compile(r"\w+")

Inner = Callable[[Type], Annotation]


def annotate(
    given: Type,
    position: Position,
    names: TypeNames,
    shadowed: frozenset[str] = frozenset(),
) -> Annotation:
    """The checked text of a type where it stands as an argument, a result or a model field.

    `shadowed` are the names that mean something else in that scope; they are written in a qualified form.
    """
    key = (id(given), position)
    known = names.written.get(key)
    if known is not None and known.words.isdisjoint(shadowed):
        return known.annotation
    found = _annotate(given, position, names, shadowed)
    words = frozenset(_WORD.findall(flat(found.expression)))
    if words.isdisjoint(shadowed):
        names.written[key] = Written(given, found, words)
    return found


def _annotate(
    given: Type, position: Position, names: TypeNames, shadowed: frozenset[str]
) -> Annotation:
    if position == "field" and (alias := alias_key(given, names)) is not None:
        return names.reference(alias, shadowed)

    def inner(one: Type) -> Annotation:
        return annotate(one, position, names, shadowed)

    match given:
        case Primitive():
            return _primitive(given, position, names, shadowed)
        case Array():
            return _array(given, position, inner, shadowed)
        case Tuple():
            return _tuple(given, inner, shadowed)
        case Map(values=values):
            if position == "argument":
                mapping = external("collections.abc", "Mapping", shadowed)
            else:
                mapping = external("", "dict", shadowed)
            return subscripted(mapping, (external("", "str", shadowed), inner(values)))
        case Choice(variants=variants):
            found = union(inner(one) for one in variants)
            is_open = position != "argument" and takes_best(given, names)
            return opened(found, given, names, shadowed) if is_open else found
        case Constant():
            return _constant(given, position, names, shadowed)
        case Nullable(inner=one):
            return union((inner(one), NOTHING))
        case Named(key=key):
            return _named(key, position, names, shadowed)
        case Binary():
            return external("", "bytes", shadowed)
        case Anything() | Nothing():
            return ANYTHING
        case _:
            assert_never(given)


def opened(
    found: Annotation, given: Type, names: TypeNames, shadowed: frozenset[str]
) -> Annotation:
    """The text of a union, with what a newer server may send when answers hold the union."""
    if given not in names.received:
        return found
    return union((found, external(RUNTIME, "UnknownVariant", shadowed)))


def _primitive(
    given: Primitive, position: Position, names: TypeNames, shadowed: frozenset[str]
) -> Annotation:
    declared = names.formats.get(given.format or "")
    if declared is not None:
        module, name = TEXT_KINDS[declared.kind]
        plain = external(module, name, shadowed)
        has_none = declared.none is not None and position != "argument"
        return optional(plain) if has_none else plain
    if given.kind == "null":
        return NOTHING
    if given.kind == "string" and given.format == "byte":
        return external("", "bytes", shadowed)
    if position == "field" and is_decimal_text(given):
        return external(RUNTIME, "DecimalText", shadowed)
    if given.format in FORMATS and (
        given.kind == "string" or given.format == "decimal"
    ):
        return external(*FORMATS[given.format], shadowed)
    return external("", SCALARS[given.kind], shadowed)


def _array(
    given: Array, position: Position, inner: Inner, shadowed: frozenset[str]
) -> Annotation:
    item = inner(given.items)
    if position != "argument":
        return subscripted(external("", "list", shadowed), (item,))
    many = subscripted(external("collections.abc", "Sequence", shadowed), (item,))
    return union((item, many)) if given.accepts_single else many


def _tuple(given: Tuple, inner: Inner, shadowed: frozenset[str]) -> Annotation:
    items = tuple(inner(one) for one in given.items) or (Annotation(Code("()")),)
    return subscripted(external("", "tuple", shadowed), items)


def _constant(
    given: Constant, position: Position, names: TypeNames, shadowed: frozenset[str]
) -> Annotation:
    key = names.literals.get(given) if position == "argument" else None
    if key is not None:
        return names.reference(key, shadowed)
    closed = literal(given.values)
    if position == "argument" and given.values == ("",):
        return external("", "str", shadowed)
    if position == "argument" or not given.open:
        return closed
    kinds = {
        type(one).__name__
        for one in given.values
        if one is not None and not isinstance(one, bool)
    }
    return union((closed, *(external("", kind, shadowed) for kind in sorted(kinds))))


def _named(
    key: str, position: Position, names: TypeNames, shadowed: frozenset[str]
) -> Annotation:
    declaration = names.types[key]
    match declaration:
        case Record(fields=(), extra=extra) if (
            extra is not None and position == "argument"
        ):
            mapping = annotate(Map(extra), position, names, shadowed)
            return union((names.reference(key, shadowed), mapping))
        case Record() | TaggedUnion():
            return names.reference(key, shadowed)
        case Enumeration(members=members):
            if position != "argument":
                return names.reference(key, shadowed)
            long = names.literals.get(Named(key))
            if long is not None:
                values = names.reference(long, shadowed)
            else:
                values = literal(member.value for member in members)
            return union((names.reference(key, shadowed), values))
        case Alias(recursive=True):
            return names.reference(key, shadowed)
        case Alias() if reads_alike(declaration, names.types):
            return names.reference(key, shadowed)
        case Alias(target=target):
            if position == "argument" or is_plain(target):
                found = annotate(target, position, names, shadowed)
                is_union = isinstance(target, Choice) and takes_best(target, names)
                # What was received can be sent back.
                return opened(found, Named(key), names, shadowed) if is_union else found
            return names.reference(key, shadowed)
        case _:
            assert_never(declaration)
