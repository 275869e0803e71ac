"""Aliases, unions and synthetic aliases of a module of models: what checkers see, and what msgspec decodes with."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.model.types import (
    Alias,
    Array,
    Choice,
    Constant,
    Named,
    Primitive,
    TaggedUnion,
    Type,
)
from specmill.model.walk import all_types, declaration_types, named_keys
from specmill.python import literals, texts
from specmill.python.annotations import RUNTIME, annotate, opened
from specmill.python.code import Code
from specmill.python.docstrings import (
    docstring,
    first_sentence,
    without_first_sentence,
)
from specmill.python.identifiers import trusted
from specmill.python.imports import Import
from specmill.python.layout import (
    Expression,
    call,
    deferred,
    dict_of,
    flat,
    tuple_of,
)
from specmill.python.statements import annotated, assigned, shifted
from specmill.python.synthetic import VALUES, Synthetic
from specmill.python.type_expressions import Annotation, literal, union
from specmill.python.type_names import TypeNames, is_spelled_out
from specmill.python.views import AliasView
from specmill.python.wire_types import alias_key, decoded, differs, takes_best

TYPE_ALIAS = Import("typing", "TypeAlias")


class AliasWriter:
    """Lowers the aliases of one module; what they need is added to the imports of that module.

    `plain` are those that are at run time what checkers see, `wire` the others.
    """

    def __init__(self, names: TypeNames, imports: set[Import]) -> None:
        self.names = names
        self.imports = imports
        self.plain: list[AliasView] = []
        self.wire: list[AliasView] = []
        self._wired: set[str] = set()

    def write(self, keys: list[str], synthetic: list[Synthetic]) -> None:
        """Lower all of them, each after those it is made of."""
        for one in _by_dependency(keys, synthetic, self.names):
            if isinstance(one, Synthetic):
                self._synthetic(one)
            else:
                self._alias(one)

    def _annotation(self, given: Type) -> Annotation:
        found = annotate(given, "field", self.names)
        self.imports |= found.imports
        return found

    def _alias(
        self,
        declaration: Alias | TaggedUnion,
    ) -> None:
        name = self.names.names[declaration.key]
        if isinstance(declaration, Alias) and is_spelled_out(declaration):
            return
        if isinstance(declaration, Alias):
            target = declaration.target
            checked = self._checked(target)
            value = (
                self._later(declaration)
                if declaration.recursive
                else self._runtime_value(target)
            )
        else:
            checked = union(
                annotate(variant, "result", self.names)
                for _, variant in declaration.variants
            )
            given = Named(declaration.key)
            checked = opened(checked, given, self.names, frozenset())
            value = self._tagged(declaration)
        notes = declaration.notes
        text = notes.description or notes.title
        if value is not None:
            self._wired.add(declaration.key)
        self._add_alias(name, checked, value, text)

    def _checked(self, given: Type) -> Annotation:
        """What checkers read: quoted when it names something that is made of itself."""
        found = annotate(given, "result", self.names)
        declared = (self.names.types[key] for key in named_keys(given))
        if any(isinstance(one, Alias) and one.recursive for one in declared):
            return Annotation(literals.string(flat(found.expression)), found.imports)
        return found

    def _later(self, declaration: Alias) -> Expression:
        """The value of an alias that is made of itself: it is looked up when something is decoded."""
        self.imports.add(Import(RUNTIME, "later"))
        target = declaration.target
        value = (
            self._constructor(target)
            if differs(target, self.names)
            else self._annotation(target).expression
        )
        name = literals.string(str(self.names.names[declaration.key]))
        return call(Code("later"), name, deferred(value))

    def _runtime_value(self, target: Type) -> Expression | None:
        """What an alias is at run time; None when that is what checkers see."""
        if differs(target, self.names):
            return self._constructor(target)
        inside = [alias_key(part, self.names) for part in all_types(target)]
        if any(key is not None for key in inside) or self._wired.intersection(
            named_keys(target)
        ):
            return self._annotation(target).expression
        return None

    def _synthetic(self, one: Synthetic) -> None:
        name = self.names.names[one.key]
        if one.key.endswith(VALUES):
            self._add_alias(name, literal(one.values), None, None)
            return
        checked = self._checked(one.type)
        text = None
        if isinstance(one.type, Primitive) and one.type.format in self.names.formats:
            text = texts.format_text(self.names.formats[one.type.format or ""])
        self._add_alias(name, checked, self._constructor(one.type), text)

    def _add_alias(
        self,
        name: Code,
        checked: Annotation,
        wire_value: Expression | None,
        text: str | None,
    ) -> None:
        self.imports |= (
            {TYPE_ALIAS, Import("typing", "TYPE_CHECKING")}
            if wire_value is not None
            else {TYPE_ALIAS}
        )
        self.imports |= checked.imports
        indent = 4 if wire_value is not None else 0
        target = annotated(name, Code("TypeAlias"))
        view = AliasView(
            checked=shifted(assigned(target, checked.expression, indent), indent),
            docstring=(
                docstring(
                    first_sentence(text) or "",
                    (without_first_sentence(text),),
                    indent=indent,
                )
                if text
                else None
            ),
            wire=(
                shifted(assigned(name, wire_value, 4), 4)
                if wire_value is not None
                else None
            ),
        )
        (self.wire if wire_value is not None else self.plain).append(view)

    def _constructor(self, given: Type) -> Expression:
        """The value that msgspec decodes with in place of the checked text."""
        match given:
            case Primitive(format=format):
                return self._text_format(format or "")
            case Array(items=items):
                self.imports.add(Import(RUNTIME, "listed"))
                return call(Code("listed"), self._annotation(items).expression)
            case Choice():
                variants = decoded(given, self.names.types)
                found = [self._annotation(one) for one in variants]
                if not takes_best(given, self.names):
                    return union(found).expression
                self.imports.add(Import(RUNTIME, "best_of"))
                choices = tuple(one.expression for one in found)
                return call(Code("best_of"), deferred(tuple_of(choices)))
            case Constant(values=values):
                self.imports.add(Import(RUNTIME, "known"))
                return call(Code("known"), *map(literals.scalar, values))
            case _:
                raise AssertionError(f"no wire type for {given!r}")

    def _text_format(self, name: str) -> Expression:
        declared = self.names.formats[name]
        function = f"text_{declared.kind}"
        self.imports.add(Import(RUNTIME, function))
        named: dict[str, Expression] = {}
        if declared.kind == "datetime" and declared.timezone is not None:
            named["timezone"] = literals.string(declared.timezone)
        if declared.none is not None:
            named["none"] = literals.string(declared.none)
        pattern = (
            () if declared.pattern is None else (literals.string(declared.pattern),)
        )
        return call(trusted(function), *pattern, **named)

    def _tagged(self, declaration: TaggedUnion) -> Expression:
        """The value that decodes a union by the value of its discriminator."""
        self.imports.add(Import(RUNTIME, "tagged"))
        rows = tuple(
            (literals.string(tag), self._annotation(variant).expression)
            for tag, variant in (
                *declaration.variants,
                # A value that has no tag, or one that is not listed.
                *(() if declaration.default is None else (("", declaration.default),)),
            )
        )
        return call(
            Code("tagged"),
            literals.string(declaration.discriminator),
            deferred(dict_of(rows)),
        )


def _by_dependency(
    keys: list[str], synthetic: list[Synthetic], names: TypeNames
) -> list[Alias | TaggedUnion | Synthetic]:
    """The aliases of a module, each after those that its definition uses."""
    waiting: dict[str, Alias | TaggedUnion | Synthetic] = {
        one.key: one for one in synthetic
    }
    for key in keys:
        declaration = names.types[key]
        if isinstance(declaration, (Alias, TaggedUnion)):
            waiting[key] = declaration
    ordered: dict[str, Alias | TaggedUnion | Synthetic] = {}
    visiting: set[str] = set()

    def visit(key: str) -> None:
        if key in ordered or key in visiting or key not in waiting:
            return
        visiting.add(key)
        for dependency in _dependencies(waiting[key], names):
            visit(dependency)
        ordered[key] = waiting[key]

    for key in waiting:
        visit(key)
    return list(ordered.values())


def _dependencies(
    one: Alias | TaggedUnion | Synthetic, names: TypeNames
) -> Iterator[str]:
    roots = (one.type,) if isinstance(one, Synthetic) else tuple(declaration_types(one))
    for root in roots:
        yield from named_keys(root)
        for part in all_types(root):
            key = alias_key(part, names)
            if key is not None:
                yield key
