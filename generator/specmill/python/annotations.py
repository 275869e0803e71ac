"""Annotations: a type of the model as a Python type expression.

Each type has two texts. *Checked* is what people and type checkers read; *wire* is what msgspec decodes with. Where
they differ (declared text formats, open literals, untagged unions, one-or-many lists) a model field refers to an alias
that is the first for checkers and the second at run time; `differs` tells where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, assert_never

import msgspec

from specmill.model.api import TextFormat
from specmill.model.types import (
    Alias,
    Anything,
    Array,
    Binary,
    Choice,
    Constant,
    Declaration,
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
from specmill.python import literals
from specmill.python.code import Code
from specmill.python.identifiers import trusted
from specmill.python.imports import Import
from specmill.python.layout import Either, Expression, Group, flat, subscript

Position = Literal["argument", "result", "field"]

SCALARS = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
}
FORMATS = {
    "date-time": ("datetime", "datetime"),
    "date": ("datetime", "date"),
    "time": ("datetime", "time"),
    "duration": ("datetime", "timedelta"),
    "uuid": ("uuid", "UUID"),
    "decimal": ("decimal", "Decimal"),
}
TEXT_KINDS = {
    "datetime": ("datetime", "datetime"),
    "date": ("datetime", "date"),
    "decimal": ("decimal", "Decimal"),
}
LONG_LITERAL = 44
ANY = Import("typing", "Any")


class Annotation(msgspec.Struct, frozen=True):
    """A type expression and the imports it needs."""

    expression: Expression
    imports: frozenset[Import] = frozenset()


Inner = Callable[[Type], Annotation]


class TypeNames(msgspec.Struct, frozen=True, kw_only=True):
    """Where declared and synthetic types live in the package: their class or alias name and module."""

    package: str
    types: Mapping[str, Declaration]
    names: Mapping[str, Code]
    formats: Mapping[str, TextFormat]
    aliases: Mapping[Type, str]
    homes: Mapping[str, str] = {}
    scope: str = ""

    def reference(self, key: str, shadowed: frozenset[str]) -> Annotation:
        """The name of a declaration as it is reached from `scope`.

        `scope` is a module of the models, `"models"` for `models.Name`, or empty for an import from the package.
        """
        name = self.names[key]
        if self.scope == "models":
            return Annotation(
                trusted(f"models.{name}"), frozenset({Import(self.package, "models")})
            )
        if not self.scope:
            return _external(f"{self.package}.models", name, shadowed)
        home = self.homes[key]
        if home == self.scope:
            return Annotation(name)
        return _external(f"{self.package}.models.{home}", name, shadowed)

    def seen_from(self, scope: str) -> TypeNames:
        """The same names, for use in another scope."""
        return msgspec.structs.replace(self, scope=scope)


def annotate(
    given: Type,
    position: Position,
    names: TypeNames,
    shadowed: frozenset[str] = frozenset(),
) -> Annotation:
    """The checked text of a type where it stands as an argument, a result or a model field.

    `shadowed` are the names that mean something else in that scope; they are written in a qualified form.
    """
    if (
        position != "argument"
        and (alias := alias_key(given, names)) is not None
        and position == "field"
    ):
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
                mapping = _external("collections.abc", "Mapping", shadowed)
            else:
                mapping = _external("", "dict", shadowed)
            return _subscripted(
                mapping, (_external("", "str", shadowed), inner(values))
            )
        case Choice(variants=variants):
            return _either(inner(one) for one in variants)
        case Constant():
            return _constant(given, position, names, shadowed)
        case Nullable(inner=one):
            return _either((inner(one), Annotation(Code("None"))))
        case Named(key=key):
            return _named(key, position, names, shadowed)
        case Binary():
            return _external("", "bytes", shadowed)
        case Anything() | Nothing():
            return Annotation(Code("Any"), frozenset({ANY}))
        case _:
            assert_never(given)


def alias_key(given: Type, names: TypeNames) -> str | None:
    """The key of the alias that stands for this type in a model field, None when it needs none."""
    if isinstance(given, Primitive) and given.format in names.formats:
        return f"format:{given.format}"
    return names.aliases.get(given)


def differs(given: Type, names: TypeNames) -> bool:
    """True when msgspec must decode this type (not its parts) with something else than the checked text."""
    match given:
        case Primitive(format=format):
            return format in names.formats
        case Array(accepts_single=single):
            return single
        case Constant():
            return True
        case Choice(variants=variants):
            return not _native(variants, names)
        case _:
            return False


def nullable_format(given: Type, names: TypeNames) -> bool:
    """True when a text of this format may stand for no value."""
    declared = (
        names.formats.get(given.format or "") if isinstance(given, Primitive) else None
    )
    return declared is not None and declared.none is not None


def is_none(given: Annotation) -> bool:
    """True when the annotation has `None` among its alternatives."""
    expression = given.expression
    operands = expression.operands if isinstance(expression, Either) else (expression,)
    return any(operand == "None" for operand in operands)


def optional(given: Annotation) -> Annotation:
    """The annotation with `None` allowed."""
    return given if is_none(given) else _either((given, Annotation(Code("None"))))


def union(given: Iterable[Annotation]) -> Annotation:
    """`a | b`, flattened and without repetition."""
    return _either(given)


def literal(values: Iterable[str | int | float | bool | None]) -> Annotation:
    """`Literal[...]`; floats, which Python does not allow there, become `float`."""
    allowed = tuple(one for one in values if not isinstance(one, float))
    parts: list[Annotation] = []
    if allowed:
        items = tuple(literals.scalar(one) for one in allowed)
        parts.append(
            Annotation(
                subscript(Code("Literal"), *items),
                frozenset({Import("typing", "Literal")}),
            )
        )
    if any(isinstance(one, float) for one in values):
        parts.append(Annotation(Code("float")))
    return _either(parts)


def _primitive(
    given: Primitive, position: Position, names: TypeNames, shadowed: frozenset[str]
) -> Annotation:
    declared = names.formats.get(given.format or "")
    if declared is not None:
        module, name = TEXT_KINDS[declared.kind]
        plain = _external(module, name, shadowed)
        has_none = declared.none is not None and position != "argument"
        return optional(plain) if has_none else plain
    if given.kind == "null":
        return Annotation(Code("None"))
    if given.kind == "string" and given.format == "byte":
        return _external("", "bytes", shadowed)
    if given.format in FORMATS and (
        given.kind == "string" or given.format == "decimal"
    ):
        return _external(*FORMATS[given.format], shadowed)
    return _external("", SCALARS[given.kind], shadowed)


def _array(
    given: Array, position: Position, inner: Inner, shadowed: frozenset[str]
) -> Annotation:
    item = inner(given.items)
    if position != "argument":
        return _subscripted(_external("", "list", shadowed), (item,))
    many = _subscripted(_external("collections.abc", "Sequence", shadowed), (item,))
    return _either((item, many)) if given.accepts_single else many


def _tuple(given: Tuple, inner: Inner, shadowed: frozenset[str]) -> Annotation:
    if given.rest is not None:
        parts = (*given.items, given.rest)
        return _subscripted(
            _external("", "list", shadowed), (_either(inner(one) for one in parts),)
        )
    return _subscripted(
        _external("", "tuple", shadowed), tuple(inner(one) for one in given.items)
    )


def _constant(
    given: Constant, position: Position, names: TypeNames, shadowed: frozenset[str]
) -> Annotation:
    closed = literal(given.values)
    key = names.aliases.get(given)
    if (
        position == "argument"
        and key is not None
        and len(flat(closed.expression)) > LONG_LITERAL
    ):
        return names.reference(f"{key}:values", shadowed)
    if position == "argument" and given.values == ("",):
        return _external("", "str", shadowed)
    if position == "argument" or not given.open:
        return closed
    kinds = {
        type(one).__name__
        for one in given.values
        if one is not None and not isinstance(one, bool)
    }
    return _either((closed, *(_external("", kind, shadowed) for kind in sorted(kinds))))


def _named(
    key: str, position: Position, names: TypeNames, shadowed: frozenset[str]
) -> Annotation:
    declaration = names.types[key]
    match declaration:
        case Record(fields=(), extra=extra) if (
            extra is not None and position == "argument"
        ):
            mapping = annotate(Map(extra), position, names, shadowed)
            return _either((names.reference(key, shadowed), mapping))
        case Record() | TaggedUnion():
            return names.reference(key, shadowed)
        case Enumeration(members=members):
            if position != "argument":
                return names.reference(key, shadowed)
            values = literal(member.value for member in members)
            if len(flat(values.expression)) > LONG_LITERAL:
                values = names.reference(f"{key}:values", shadowed)
            return _either((names.reference(key, shadowed), values))
        case Alias(target=target):
            if position == "argument" or is_plain(target):
                return annotate(target, position, names, shadowed)
            return names.reference(key, shadowed)
        case _:
            assert_never(declaration)


def is_plain(target: Type) -> bool:
    """True for an alias that is written as its target: its own name would say less than the type."""
    match target:
        case Primitive() | Binary() | Anything() | Nothing() | Named():
            return True
        case Array(items=items):
            return is_plain(items)
        case Nullable(inner=inner):
            return is_plain(inner)
        case _:
            return False


def _native(variants: tuple[Type, ...], names: TypeNames) -> bool:
    """msgspec decodes a union of types that JSON itself tells apart, with at most one of each kind."""
    kinds = [kind for one in variants for kind in _json_kinds(one, names)]
    return len(kinds) == len(set(kinds)) and "?" not in kinds


def _json_kinds(given: Type, names: TypeNames) -> tuple[str, ...]:
    if differs(given, names):
        return ("?",)
    match given:
        case Primitive(kind=kind, format=format):
            return ("?",) if kind == "string" and format in FORMATS else (kind,)
        case Array() | Tuple():
            return ("array",)
        case Map():
            return ("object",)
        case Nullable(inner=inner):
            return ("null", *_json_kinds(inner, names))
        case Named(key=key):
            declaration = names.types[key]
            match declaration:
                case Record():
                    return ("object",)
                case Enumeration(kind=kind):
                    return (kind,)
                case Alias(target=target):
                    return _json_kinds(target, names) if is_plain(target) else ("?",)
                case TaggedUnion():
                    return ("?",)
        case _:
            return ("?",)


def _external(module: str, name: str, shadowed: frozenset[str]) -> Annotation:
    """A builtin (`module` empty) or imported name; qualified when the scope has another use for it."""
    if name not in shadowed:
        code = trusted(name)
        return Annotation(
            code, frozenset({Import(module, name)}) if module else frozenset()
        )
    owner = module or "builtins"
    alias = f"_{owner.replace('.', '_')}"
    return Annotation(trusted(f"{alias}.{name}"), frozenset({Import(owner, "", alias)}))


def _subscripted(base: Annotation, parts: tuple[Annotation, ...]) -> Annotation:
    assert isinstance(base.expression, Code)
    imports = base.imports.union(*(part.imports for part in parts))
    return Annotation(
        subscript(base.expression, *(part.expression for part in parts)), imports
    )


def _either(given: Iterable[Annotation]) -> Annotation:
    operands: dict[str, Expression] = {}
    imports: frozenset[Import] = frozenset()
    for one in given:
        imports |= one.imports
        parts = (
            one.expression.operands
            if isinstance(one.expression, Either)
            else (one.expression,)
        )
        for part in parts:
            operands.setdefault(flat(part), part)
    last = [operands.pop(name) for name in ("None", "Unset") if name in operands]
    if "Any" in operands:
        return Annotation(Code("Any"), frozenset({ANY}))
    ordered = (*operands.values(), *last)
    if len(ordered) == 1:
        return Annotation(ordered[0], imports)
    return Annotation(Either(ordered), imports)


__all__ = [
    "Annotation",
    "Group",
    "TypeNames",
    "annotate",
    "differs",
    "literal",
    "optional",
    "union",
]
