"""Synthetic aliases: types without a name of their own that a model field or a signature needs one for.

Collected over the whole package first and named together, so that a name depends on where a type
is used and not on the order of the description.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from specmill.model.api import TextFormat
from specmill.model.types import (
    Alias,
    Constant,
    Declaration,
    Enumeration,
    Named,
    Primitive,
    Record,
    Type,
)
from specmill.model.walk import all_types
from specmill.python.groups import OperationPlan
from specmill.python.layout import flat
from specmill.python.results import outcome
from specmill.python.type_expressions import LONG_LITERAL, literal
from specmill.python.type_names import TypeNames
from specmill.python.wire_types import differs

VALUES = ":values"

Operations: TypeAlias = Sequence[tuple[str, OperationPlan]]
"""Group modules and the operations in them."""

Values: TypeAlias = tuple[str | int | float | bool | None, ...]


class Synthetic(msgspec.Struct, frozen=True, kw_only=True):
    """An alias to make.

    `type` is the type it stands for in model fields, or, with `values`, in signatures: the closed
    literal of a constant or enumeration. `owners` are the declarations and group modules that use
    it, `wanted` the names to try, best first.
    """

    key: str
    owners: frozenset[str]
    wanted: tuple[str, ...]
    type: Type
    values: Values = ()


class _Use(msgspec.Struct, frozen=True):
    """A place where a type is used: its owner, the words for a name, and the type."""

    owner: str
    words: tuple[str, ...]
    type: Type


class _Known(msgspec.Struct, frozen=True):
    """What has a name already: declarations, and aliases of fields."""

    needed: Mapping[str, Declaration]
    found: Mapping[Type, Synthetic]


def collect(
    operations: Operations,
    needed: Mapping[str, Declaration],
    formats: Mapping[str, TextFormat],
) -> tuple[Synthetic, ...]:
    """All aliases that the package needs, one for each distinct type."""
    names = TypeNames(package="", types=needed, names={}, formats=formats, aliases={})
    found: dict[Type, Synthetic] = {}
    differing: dict[Type, tuple[Type, ...]] = {}
    for use in _uses(operations, needed):
        parts = differing.get(use.type)
        if parts is None:
            parts = differing[use.type] = tuple(_differing(use.type, names))
        for one in parts:
            _add(found, one, use)
    known = _Known(needed, found)
    literals: dict[Type, Synthetic] = {}
    for use in _arguments(operations, needed):
        for part in all_types(use.type):
            values = _values(part, needed)
            if values and len(flat(literal(values).expression)) > LONG_LITERAL:
                alias = _literal_alias(part, use, values, known)
                best = min(alias, literals.get(part, alias), key=_shortest)
                owners = alias.owners | literals.get(part, alias).owners
                literals[part] = _shared(best, owners)
    return (*found.values(), *literals.values())


def aliases(synthetic: Iterable[Synthetic]) -> dict[Type, str]:
    """The key of the alias of each type, without the `:values` of its literal."""
    return {one.type: one.key.removesuffix(VALUES) for one in synthetic}


def _differing(given: Type, names: TypeNames) -> Iterator[Type]:
    """The parts of a type that model fields need an alias for."""
    for part in all_types(given):
        one = Primitive("string", part.format) if isinstance(part, Primitive) else part
        if differs(one, names):
            yield one


def _add(found: dict[Type, Synthetic], given: Type, use: _Use) -> None:
    known = found.get(given)
    if known is None:
        found[given] = _field_alias(given, use)
    elif _is_shorter(use.words, known):
        found[given] = _shared(_field_alias(given, use), known.owners)
    else:
        found[given] = _shared(known, frozenset({use.owner}))


def _is_shorter(words: tuple[str, ...], known: Synthetic) -> bool:
    """Whether a use gives a type a shorter name, wherever in the description it stands."""
    if isinstance(known.type, Primitive):
        return False
    name = " ".join(words)
    return (len(name), name) < (len(known.wanted[0]), known.wanted[0])


def _shortest(one: Synthetic) -> tuple[int, tuple[str, ...]]:
    return len(one.wanted[-1]), one.wanted


def _shared(one: Synthetic, owners: frozenset[str]) -> Synthetic:
    """The alias with further owners."""
    if owners <= one.owners:
        return one
    return msgspec.structs.replace(one, owners=one.owners | owners)


def _field_alias(given: Type, use: _Use) -> Synthetic:
    if isinstance(given, Primitive):
        wanted: tuple[str, ...] = (str(given.format), f"{given.format} text")
        key = f"format:{given.format}"
    else:
        wanted = (" ".join(use.words),)
        key = f"alias:{wanted[0]}:{_fingerprint(given)}"
    return Synthetic(key=key, owners=frozenset({use.owner}), wanted=wanted, type=given)


def _literal_alias(given: Type, use: _Use, values: Values, known: _Known) -> Synthetic:
    wanted: tuple[str, ...] = (use.words[-1], " ".join(use.words))
    if isinstance(given, Named):
        key = given.key
        wanted = (f"{known.needed[key].identifier or key} value",)
    elif given in known.found:
        key = known.found[given].key
    else:
        key = f"literal:{_fingerprint(given)}"
    return Synthetic(
        key=key + VALUES,
        owners=frozenset({use.owner}),
        wanted=wanted,
        type=given,
        values=values,
    )


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


def _uses(operations: Operations, needed: Mapping[str, Declaration]) -> Iterator[_Use]:
    """Types as fields and results have them, and the text formats of arguments."""
    for key, declaration in needed.items():
        title = declaration.identifier or key
        match declaration:
            case Record(fields=fields, extra=extra):
                for field in fields:
                    yield _Use(
                        key, (title, field.identifier or field.wire_name), field.type
                    )
                if extra is not None:
                    yield _Use(key, (title, "extra"), extra)
            case Alias(target=target):
                # The target itself has the alias for a name.
                inner = iter(all_types(target))
                next(inner)
                yield from (_Use(key, (title, "item"), one) for one in inner)
            case _:
                continue
    for module, plan in operations:
        operation = plan.operation
        for result in (*operation.results, *operation.errors):
            given = outcome(result).type
            if given is not None:
                yield _Use(module, (operation.name, "result"), given)
        for error in operation.rpc_errors:
            if error.data is not None:
                yield _Use(module, (error.key or error.message, "data"), error.data)
        for argument in plan.arguments.items:
            texts = (
                one for one in all_types(argument.type) if isinstance(one, Primitive)
            )
            yield from (_Use(module, (str(argument.identifier),), one) for one in texts)


def _arguments(
    operations: Operations, needed: Mapping[str, Declaration]
) -> Iterator[_Use]:
    """Types as signatures have them: aliases are written as their targets."""
    for module, plan in operations:
        for argument in plan.arguments.items:
            name = argument.wire_name or str(argument.identifier)
            for given in _expanded(argument.type, needed):
                yield _Use(module, (plan.operation.name, name), given)


def _expanded(given: Type, needed: Mapping[str, Declaration]) -> Iterator[Type]:
    waiting = [given]
    while waiting:
        current = waiting.pop()
        yield current
        targets: list[Type] = []
        for part in all_types(current):
            declaration = needed.get(part.key) if isinstance(part, Named) else None
            if isinstance(declaration, Alias) and not declaration.recursive:
                targets.append(declaration.target)
        waiting.extend(reversed(targets))
