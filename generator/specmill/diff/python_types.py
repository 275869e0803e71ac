"""How one annotation relates to another: what type checkers accept, and what a running program meets.

Annotations are texts of the generator's own making, so that Python's own parser reads them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from enum import Enum

import msgspec

from specmill.diff.findings import Relation
from specmill.diff.surface import TypeName, spelled

_BASES = {"OpenStrEnum": "str", "OpenIntEnum": "int"}
# PEP 484, "The numeric tower"; bool is a subclass of int.
_PROMOTIONS = {
    "bool": ("int", "float"),
    "int": ("float",),
    "datetime": ("date",),
    "bytes": ("UploadFile",),
}
# What an SDK takes for another kind: JSON tells truths from numbers, and days from moments.
_TAKEN = {"int": ("float",), "bytes": ("UploadFile",)}
# What is a sequence for checkers; no SDK takes it for a list.
_SEQUENCES = {"str": "str", "bytes": "int"}
# Containers that can only be read vary with what they hold, the others don't.
_READABLE = frozenset({"Sequence", "Mapping", "tuple", "Pager", "Stream"})
_NUMBERS = frozenset({"int", "float", "bool"})
_SCALARS = _NUMBERS | {"str"}
_AS_CONTAINER = {"list": "Sequence", "dict": "Mapping"}


class Look(Enum):
    """Who compares: a checker, one to which `Any` is anything, a reader of lists, an SDK that is given values."""

    CHECKER = "checker"
    LENIENT = "lenient"
    READER = "reader"
    SDK = "sdk"


class Form(msgspec.Struct, frozen=True):
    """One alternative of an annotation: a name with its parts, or a literal value."""

    name: str
    parts: tuple[Union, ...] = ()
    value: str | None = None


class Union(msgspec.Struct, frozen=True):
    """The alternatives of an annotation; `named` are literal values that a class among them names too."""

    forms: tuple[Form, ...]
    named: tuple[Form, ...] = ()


class World(msgspec.Struct, frozen=True):
    """What names mean on one side; `renamed` are the new names of what is called otherwise now."""

    types: Mapping[str, TypeName]
    renamed: Mapping[str, str] = {}


class Types:
    """Relations between the annotations of two SDKs."""

    def __init__(self, old: World, new: World) -> None:
        self._old = old
        self._new = new
        self._read: dict[tuple[str, bool], Union] = {}

    def relate(self, old: str, new: str) -> Relation:
        """How the values of the new annotation relate to those of the old, for a type checker."""
        before, after = self._union(old, False), self._union(new, True)
        forth, back = self._fits(before, after), self._fits(after, before)
        return _relation(forth, back)

    def relate_read(self, old: str, new: str) -> Relation:
        """`relate` where nothing is written to lists and mappings, so that they vary with what they hold."""
        before, after = self._union(old, False), self._union(new, True)
        forth = self._fits(before, after, Look.READER)
        return _relation(forth, self._fits(after, before, Look.READER))

    def takes(self, old: str, new: str) -> bool:
        """Whether an SDK that runs takes all that checkers let code written for `old` give it."""
        before, after = self._union(old, False), self._union(new, True)
        return self._fits(before, after, Look.SDK) or not self._fits(before, after)

    def survives(self, old: str, new: str, look: Look = Look.SDK) -> bool:
        """Whether code that reads the old alternatives still meets all that may come, as it is."""
        before, after = self._union(old, False), self._union(new, True)
        kept, plain = _values(before), _values(after)
        return not kept or (bool(plain) and self._parts_read_alike(before, after, look))

    def mistakes(self, old: str, new: str) -> bool:
        """Whether only checkers take what is read now for what was read: a moment for a day."""
        if self.survives(old, new) or not self.survives(old, new, Look.CHECKER):
            return False
        return self.relate(old, new) is Relation.NARROWER

    def lost_values(self, old: str, new: str) -> tuple[str, ...]:
        """The literal values that the new annotation no longer names, where both name some."""
        before, after = self._union(old, False), self._union(new, True)
        named = {one.value for one in _literals(after)}
        if not named:
            return ()
        lost = (one.value or "" for one in _literals(before))
        return tuple(spelled(one) for one in lost if one not in named)

    def _union(self, text: str, is_new: bool) -> Union:
        known = self._read.get((text, is_new))
        if known is None:
            node = ast.parse(text, mode="eval").body
            world = self._new if is_new else self._old
            known = self._read[text, is_new] = _part(node, world, ())
        return known

    def _fits(self, given: Union, wanted: Union, look: Look = Look.CHECKER) -> bool:
        """Whether every value of `given` may stand where `wanted` is asked for."""
        accepted = {*wanted.forms, *wanted.named}
        kinds = [one for one in accepted if one.value is None]
        return all(
            one in accepted or any(self._form_fits(one, form, look) for form in kinds)
            for one in given.forms
        )

    def _form_fits(self, given: Form, wanted: Form, look: Look) -> bool:
        if wanted.name in ("Any", "object"):
            return True
        if given.name == "Any" and look is Look.LENIENT:
            return True
        if wanted.name == "Sequence" and not given.parts:
            items = None if look is Look.SDK else self._items(given)
            return items is not None and self._fits(items, wanted.parts[0], look)
        if given.value is not None:
            return wanted.name in (given.name, *self._ancestors(given.name, look))
        if not given.parts and not wanted.parts:
            return wanted.name in self._ancestors(given.name, look)
        if len(given.parts) != len(wanted.parts):
            return False
        if given.name != wanted.name and _AS_CONTAINER.get(given.name) != wanted.name:
            return False
        pairs = zip(given.parts, wanted.parts, strict=True)
        if look in (Look.READER, Look.SDK) or wanted.name in _READABLE:
            return all(self._fits(one, other, look) for one, other in pairs)
        return all(
            self._fits(one, other, look) and self._fits(other, one, Look.LENIENT)
            for one, other in pairs
        )

    def _is_read_as(self, old: Form, new: Form, look: Look) -> bool:
        """Whether a running program that reads `old` can go on as it is when `new` comes."""
        if old.name == new.name:
            if len(old.parts) != len(new.parts):
                return False
            pairs = zip(old.parts, new.parts, strict=True)
            return all(self._parts_read_alike(one, other, look) for one, other in pairs)
        is_number = {old.name, new.name} <= _NUMBERS
        if is_number or old.name in self._ancestors(new.name, look):
            return True
        return "Any" in (old.name, new.name) and bool({old.name, new.name} & _SCALARS)

    def _parts_read_alike(self, old: Union, new: Union, look: Look) -> bool:
        """Whether all old alternatives are still there, or all new ones were there before."""
        kept, plain = _values(old), _values(new)

        def alike(one: Form, other: Form) -> bool:
            return self._is_read_as(one, other, look)

        if all(any(alike(one, form) for form in plain) for one in kept):
            return True
        return all(any(alike(one, form) for one in kept) for form in plain)

    def _items(self, given: Form) -> Union | None:
        """What a text or bytes are a sequence of, for checkers."""
        for name in (given.name, *self._ancestors(given.name, Look.CHECKER)):
            if name in _SEQUENCES:
                return Union((Form(_SEQUENCES[name]),))
        return None

    def _ancestors(self, name: str, look: Look) -> tuple[str, ...]:
        promotions = _TAKEN if look is Look.SDK else _PROMOTIONS
        found = self._new.types.get(name) or self._old.types.get(name)
        if found is not None and found.kind == "enum":
            base = _BASES.get(found.base, "")
            return (base, *promotions.get(base, ()))
        return promotions.get(name, ())


def _relation(forth: bool, back: bool) -> Relation:
    if forth and back:
        return Relation.EQUAL
    if forth:
        return Relation.WIDER
    return Relation.NARROWER if back else Relation.INCOMPARABLE


def _forms(node: ast.expr, world: World, seen: tuple[str, ...]) -> Iterable[Form]:
    """The alternatives of an annotation; aliases are written out, once on every way down."""
    match node:
        case ast.BinOp(left=left, right=right):
            yield from _forms(left, world, seen)
            yield from _forms(right, world, seen)
        case ast.Constant(value=None):
            yield Form("None")
        case ast.Constant(value=str() as text):
            yield from _forms(ast.parse(text, mode="eval").body, world, seen)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            yield from _named(name, world, seen)
        case ast.Subscript(value=ast.Name(id="Literal"), slice=values):
            listed = values.elts if isinstance(values, ast.Tuple) else [values]
            for value in listed:
                yield _literal(value)
        case ast.Subscript(value=ast.Name(id=name), slice=values):
            listed = values.elts if isinstance(values, ast.Tuple) else [values]
            yield Form(name, tuple(_part(one, world, seen) for one in listed))
        case _:
            yield Form(ast.unparse(node))


def _part(node: ast.expr, world: World, seen: tuple[str, ...]) -> Union:
    """All alternatives; values that a class among them names too are left to it."""
    forms = tuple(dict.fromkeys(_forms(node, world, seen)))
    named = {
        repr(ast.literal_eval(member.value))
        for form in forms
        if (found := world.types.get(form.name)) is not None
        for member in found.members
    }
    return Union(
        tuple(one for one in forms if one.value not in named),
        tuple(one for one in forms if one.value in named),
    )


def _named(name: str, world: World, seen: tuple[str, ...]) -> Iterable[Form]:
    found = world.types.get(name)
    if found is None or found.kind != "alias" or name in seen:
        yield Form(world.renamed.get(name, name))
        return
    target = ast.parse(found.target, mode="eval").body
    yield from _forms(target, world, (*seen, name))


def _literal(node: ast.expr) -> Form:
    value = ast.literal_eval(node)
    if value is None:
        return Form("None")
    return Form(type(value).__name__, (), repr(value))


def _literals(given: Union) -> Iterable[Form]:
    for form in given.forms:
        if form.value is not None:
            yield form
        for part in form.parts:
            yield from _literals(part)


def _values(given: Union) -> tuple[Form, ...]:
    """The kinds of alternatives that are something: what is absent is not."""
    kinds = dict.fromkeys(Form(one.name, one.parts) for one in given.forms)
    return tuple(one for one in kinds if one.name not in ("None", "Unset"))
