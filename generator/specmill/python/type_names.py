"""Where the declared types of a package live, and what they are called there."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from specmill.model.api import TextFormat
from specmill.model.types import (
    Alias,
    Anything,
    Array,
    Binary,
    Declaration,
    Named,
    Nothing,
    Nullable,
    Primitive,
    Type,
)
from specmill.python.code import Code
from specmill.python.identifiers import trusted
from specmill.python.imports import Import
from specmill.python.type_expressions import Annotation, external

QUALIFIED = "models."
"""The scope that writes `models.Name`; no module is called so."""


class Written(msgspec.Struct, frozen=True):
    """The annotation of a type where nothing has another meaning; `words` are the names in it."""

    type: Type
    annotation: Annotation
    words: frozenset[str]


class TypeNames(msgspec.Struct, frozen=True, kw_only=True):
    """Where declared and synthetic types live in the package: their class or alias name and module.

    `received` are the names and unions that answers hold, so that they may hold what is not described;
    `aliases` are the keys of the aliases of types in model fields, `literals` of those in signatures.
    `transcoded` are the keys of declarations that msgspec alone can't write.
    `written` and `scopes` grow with use: the annotations made so far, by the identity of the type, which
    they keep alive, and the same names seen from elsewhere.
    """

    package: str
    types: Mapping[str, Declaration]
    names: Mapping[str, Code]
    formats: Mapping[str, TextFormat]
    aliases: Mapping[Type, str]
    literals: Mapping[Type, str] = {}
    homes: Mapping[str, str] = {}
    received: frozenset[Type] = frozenset()
    transcoded: frozenset[str] = frozenset()
    scope: str = ""
    written: dict[tuple[int, str], Written] = {}
    scopes: dict[str, TypeNames] = {}

    def reference(self, key: str, shadowed: frozenset[str]) -> Annotation:
        """The name of a declaration as it is reached from `scope`.

        `scope` is a module of the models, `QUALIFIED`, or empty for an import from the package.
        """
        name = self.names[key]
        if self.scope == QUALIFIED:
            return Annotation(
                trusted(f"{QUALIFIED}{name}"),
                frozenset({Import(self.package, "models")}),
            )
        if not self.scope:
            return external(f"{self.package}.models", name, shadowed)
        home = self.homes[key]
        if home == self.scope:
            return Annotation(name)
        return external(f"{self.package}.models.{home}", name, shadowed)

    def seen_from(self, scope: str) -> TypeNames:
        """The same names, for use in another scope."""
        known = self.scopes.get(scope)
        if known is None:
            known = msgspec.structs.replace(self, scope=scope, written={}, scopes={})
            self.scopes[scope] = known
        return known

    def is_defined(self, key: str) -> bool:
        """True for a declaration that stands under its name in the models; synthetic ones all do."""
        declaration = self.types.get(key)
        return not (isinstance(declaration, Alias) and is_spelled_out(declaration))


def is_spelled_out(declaration: Alias) -> bool:
    """True for an alias that is written as its target wherever it is used."""
    return not declaration.recursive and is_plain(declaration.target)


def is_plain(target: Type) -> bool:
    """True for an alias that is written as its target: its own name would say less than the type."""
    match target:
        case Primitive() | Binary() | Anything() | Nothing() | Named():
            return True
        case Array(items=items, accepts_single=False):
            return is_plain(items)
        case Nullable(inner=inner):
            return is_plain(inner)
        case _:
            return False
