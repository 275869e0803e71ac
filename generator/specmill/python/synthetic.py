"""Synthetic aliases: types without a name of their own that a model field or a signature needs one for.

Collected over the whole package first and named together, so that a name depends on where a type
is used and not on the order of the description.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from specmill.diagnostics import Location
from specmill.model.api import TextFormat
from specmill.model.decisions import LockedName
from specmill.model.operations import Parameter
from specmill.model.types import (
    Array,
    Choice,
    Constant,
    Declaration,
    Enumeration,
    Map,
    Named,
    Nullable,
    Primitive,
    Type,
)
from specmill.model.walk import all_types
from specmill.python.layout import flat
from specmill.python.type_expressions import literal
from specmill.python.type_names import TypeNames
from specmill.python.type_uses import Operations, Use, argument_uses, field_uses
from specmill.python.wire_types import decoded_parts, differs

VALUES = ":values"

_LONG = 44
"""Characters from which on a literal of a signature gets a name."""

Values: TypeAlias = tuple[str | int | float | bool | None, ...]

Held: TypeAlias = Mapping[str, LockedName]
"""What the lock says that aliases are called, by the place that they are named after."""


class Synthetic(msgspec.Struct, frozen=True, kw_only=True):
    """An alias to make.

    `type` is the type it stands for in model fields, or, with `values`, in signatures: the closed
    literal of a constant or enumeration. `owners` are the declarations and group modules that use
    it, `wanted` the names to try, best first. `place` is the use that it is named after, "" where
    its name is that of a format or declaration; `natural` is the use that a lock keeps from naming it,
    `held` what the lock says of the former; `is_whole` unless it is only a part of what is used there.
    """

    key: str
    owners: frozenset[str]
    wanted: tuple[str, ...]
    type: Type
    values: Values = ()
    place: str = ""
    natural: str = ""
    held: LockedName | None = None
    is_whole: bool = False
    location: Location


class _Uses:
    """All uses of a type: `best` is the one that names it, `natural` that without a lock."""

    def __init__(self, first: Use) -> None:
        self.owners: set[str] = set()
        self.best = self.natural = first
        self._ranks = (True, *_length(first)), _length(first)

    def add(self, use: Use, held: Held) -> None:
        """Count a use; those whose names the lock holds come first, then the shortest."""
        self.owners.add(use.owner)
        rank = _length(use)
        locked = (use.place not in held if held else True, *rank)
        best, natural = self._ranks
        if locked < best:
            self.best, best = use, locked
        if rank < natural:
            self.natural, natural = use, rank
        self._ranks = best, natural


class _Known(msgspec.Struct, frozen=True):
    """What has a name already: declarations, aliases of fields, and what the lock holds."""

    needed: Mapping[str, Declaration]
    found: Mapping[Type, Synthetic]
    held: Held


def collect(
    operations: Operations,
    of_client: Sequence[Parameter],
    needed: Mapping[str, Declaration],
    formats: Mapping[str, TextFormat],
    held: Held,
) -> tuple[Synthetic, ...]:
    """All aliases that the package needs, one for each distinct type."""
    names = TypeNames(package="", types=needed, names={}, formats=formats, aliases={})
    fields: dict[Type, _Uses] = {}
    differing: dict[Type, tuple[Type, ...]] = {}
    for use in field_uses(operations, of_client, needed):
        parts = differing.get(use.type)
        if parts is None:
            parts = differing[use.type] = tuple(_differing(use.type, names))
        for number, one in enumerate(parts):
            _count(fields, one, _within(use, number), held)
    found = {given: _field_alias(given, uses, held) for given, uses in fields.items()}
    long: dict[Type, _Uses] = {}
    values: dict[Type, Values] = {}
    numbers: Counter[tuple[str, ...]] = Counter()
    for use in argument_uses(operations, of_client, needed):
        for one in all_types(use.type):
            if one not in values:
                values[one] = _values(one, needed)
            if _is_long(values[one]):
                _count(long, one, _within(use, numbers[use.steps]), held)
                numbers[use.steps] += 1
    known = _Known(needed, found, held)
    return (
        *found.values(),
        *(
            _literal_alias(given, uses, values[given], known)
            for given, uses in long.items()
        ),
    )


def aliases(synthetic: Iterable[Synthetic]) -> dict[Type, str]:
    """The keys of those that stand for types in model fields."""
    return {one.type: one.key for one in synthetic if not one.values}


def literals(synthetic: Iterable[Synthetic]) -> dict[Type, str]:
    """The keys of those that stand for long literals in signatures."""
    return {one.type: one.key for one in synthetic if one.values}


def _differing(given: Type, names: TypeNames) -> Iterator[Type]:
    """The parts of a type that model fields need an alias for."""
    for part in decoded_parts(given, names.types):
        one = Primitive("string", part.format) if isinstance(part, Primitive) else part
        if differs(one, names):
            yield one


def _count(found: dict[Type, _Uses], given: Type, use: Use, held: Held) -> None:
    uses = found.get(given)
    if uses is None:
        uses = found[given] = _Uses(use)
    uses.add(use, held)


def _within(use: Use, number: int) -> Use:
    """The use of a type as a part of another."""
    return msgspec.structs.replace(use, inner=number) if number else use


def _length(use: Use) -> tuple[int, str]:
    """Orders uses by the names that they give, wherever in the description they stand."""
    name = " ".join(use.words)
    return len(name), name


def _field_alias(given: Type, uses: _Uses, held: Held) -> Synthetic:
    if isinstance(given, Primitive):
        return Synthetic(
            key=f"format:{given.format}",
            owners=frozenset(uses.owners),
            wanted=(str(given.format), f"{given.format} text"),
            type=given,
            location=uses.natural.location,
        )
    names = uses.best.names
    wanted = (*names, f"{names[-1]} {_kind_word(given)}")
    key = f"alias:{wanted[0]}:{_fingerprint(given)}"
    return _placed(key, given, uses, wanted, held)


def _kind_word(given: Type) -> str:
    """What tells a type from others that are used in the same place."""
    match given:
        case Choice():
            return "union"
        case Constant(values=(value,)):
            return str(value) or "empty"
        case Constant():
            return "literal"
        case Array():
            return "list"
        case Map():
            return "map"
        case Nullable():
            return "optional"
        case _:
            return "value"


def _placed(
    key: str, given: Type, uses: _Uses, wanted: tuple[str, ...], held: Held
) -> Synthetic:
    """An alias that is named after one of its uses."""
    place = uses.best.place
    return Synthetic(
        key=key,
        owners=frozenset(uses.owners),
        wanted=wanted,
        type=given,
        place=place,
        natural=uses.natural.place,
        held=held.get(place),
        is_whole=uses.best.inner == 0,
        location=uses.best.location,
    )


def _is_long(values: Values) -> bool:
    return bool(values) and len(flat(literal(values).expression)) > _LONG


def _literal_alias(
    given: Type, uses: _Uses, values: Values, known: _Known
) -> Synthetic:
    if isinstance(given, Named):
        declaration = known.needed[given.key]
        return Synthetic(
            key=given.key + VALUES,
            owners=frozenset(uses.owners),
            wanted=(f"{declaration.identifier or given.key} value",),
            type=given,
            values=values,
            location=declaration.location,
        )
    field = known.found.get(given)
    key = f"literal:{_fingerprint(given)}" if field is None else field.key
    wanted = uses.best.words[-1], *uses.best.names
    made = _placed(key + VALUES, given, uses, wanted, known.held)
    return msgspec.structs.replace(made, values=values)


def _fingerprint(given: Type) -> str:
    """A text that is the same for equal types only."""
    return msgspec.json.encode(given).decode()


def _values(given: Type, needed: Mapping[str, Declaration]) -> Values:
    """The values of a constant, or of an enumeration that is named; () for other types."""
    if isinstance(given, Constant):
        return given.values
    if isinstance(given, Named):
        declaration = needed.get(given.key)
        if isinstance(declaration, Enumeration):
            return tuple(member.value for member in declaration.members)
    return ()
