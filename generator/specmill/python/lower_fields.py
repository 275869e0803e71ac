"""Fields of models. Many read alike, in records by the hundred, and are made once for a module."""

from __future__ import annotations

import re
from collections.abc import Hashable

import msgspec

from specmill.model.types import Field, Type
from specmill.python import texts
from specmill.python.annotations import RUNTIME, annotate
from specmill.python.code import Code
from specmill.python.docstrings import described
from specmill.python.imports import Import
from specmill.python.layout import call, flat, place
from specmill.python.naming import absent_value, looks
from specmill.python.record_parts import json_literal
from specmill.python.sent_defaults import fixed_value
from specmill.python.statements import annotated, assigned, typed
from specmill.python.type_expressions import UNSET, Annotation, optional, union
from specmill.python.type_names import TypeNames
from specmill.python.views import FieldView

_WORD = re.compile(r"\w+")


class _Known(msgspec.Struct, frozen=True):
    """A field that was made; `words` are those of its annotation."""

    view: FieldView
    words: frozenset[str]


class FieldWriter:
    """Lowers the fields of one module, adding to its imports."""

    def __init__(self, names: TypeNames, imports: set[Import]) -> None:
        self.names = names
        self.imports = imports
        self._known: dict[tuple[Hashable, ...], _Known] = {}

    def write(
        self, field: Field, name: Code, shadowed: frozenset[str], is_sent: bool
    ) -> FieldView:
        """One field: what it may be, and what the description says of it."""
        key = (name, is_sent, *looks(field))
        known = self._known.get(key)
        if known is not None and known.words.isdisjoint(shadowed):
            return known.view
        annotation = self._annotation(field, shadowed)
        text = texts.field_text(field)
        view = FieldView(
            declaration=self._declaration(field, name, annotation, is_sent),
            docstring=described(text) if text else None,
        )
        words = frozenset(_WORD.findall(flat(annotation.expression)))
        if words.isdisjoint(shadowed):
            self._known[key] = _Known(view, words)
        return view

    def _annotation(self, field: Field, shadowed: frozenset[str]) -> Annotation:
        """What a field may be, absent included."""
        annotation = self.used(field.type, shadowed)
        absent = absent_value(field, self.names.types)
        if absent == "UNSET":
            annotation = union((annotation, UNSET))
            self.imports |= annotation.imports | {Import(RUNTIME, "UNSET")}
            return annotation
        return annotation if absent is None else optional(annotation)

    def _declaration(
        self, field: Field, name: Code, annotation: Annotation, is_sent: bool
    ) -> Code:
        """The line of a field in its class."""
        fixed = fixed_value(field.type, self.names.types)
        if is_sent and field.required and fixed is not None:
            self.imports.add(Import(RUNTIME, "always", "_always"))
            target = annotated(name, place(annotation.expression, 4))
            always = call(Code("_always"), json_literal(fixed))
            return assigned(target, always, 4)
        absent = absent_value(field, self.names.types)
        return typed(name, annotation.expression, absent, 4)

    def used(self, given: Type, shadowed: frozenset[str]) -> Annotation:
        """The annotation of a type, its imports noted."""
        found = annotate(given, "field", self.names, shadowed)
        self.imports |= found.imports
        return found
