"""Synthetic aliases: types without a name of their own that a model field or a signature needs one for.

Collected over the whole package first and named together, so that a name depends on where a type is used and not on
the order of the description.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from specmill.model.api import TextFormat
from specmill.model.types import (
    Alias,
    Array,
    Choice,
    Constant,
    Declaration,
    Enumeration,
    Map,
    Named,
    Nullable,
    Primitive,
    Record,
    Tuple,
    Type,
)
from specmill.python.annotations import LONG_LITERAL, TypeNames, differs, literal
from specmill.python.layout import flat
from specmill.python.results import outcome

if TYPE_CHECKING:
    from specmill.python.plan import OperationPlan


VALUES = ":values"


class Synthetic(msgspec.Struct, frozen=True, kw_only=True):
    """An alias to make.

    `type` is the type it stands for in model fields, or, with `values`, in signatures: the closed literal of a
    constant or enumeration. `owner` is the declaration key or group module it lives with, `wanted` the names to
    try, best first.
    """

    key: str
    owner: str
    wanted: tuple[str, ...]
    type: Type
    values: tuple[str | int | float | bool | None, ...] = ()


def collect(
    operations: Sequence[tuple[str, OperationPlan]],
    needed: Mapping[str, Declaration],
    formats: Mapping[str, TextFormat],
) -> tuple[Synthetic, ...]:
    """All aliases that the package needs, one for each distinct type."""
    names = TypeNames(package="", types=needed, names={}, formats=formats, aliases={})
    found: dict[Type, Synthetic] = {}
    for owner, words, given in _places(operations, needed):
        for part in parts(given):
            one = (
                Primitive("string", part.format)
                if isinstance(part, Primitive)
                else part
            )
            if differs(one, names) and one not in found:
                found[one] = _synthetic(one, owner, words)
    return (*found.values(), *_long_values(operations, needed, found))


def aliases(synthetic: Iterable[Synthetic]) -> dict[Type, str]:
    """The key of the alias of each type, without the `:values` of its literal."""
    return {one.type: one.key.removesuffix(VALUES) for one in synthetic}


def _long_values(
    operations: Sequence[tuple[str, OperationPlan]],
    needed: Mapping[str, Declaration],
    found: Mapping[Type, Synthetic],
) -> Iterator[Synthetic]:
    seen: set[Type] = set()
    owners = _owners(operations)
    for _, plan in operations:
        for argument in plan.arguments.items:
            for part in parts(argument.type):
                if (
                    isinstance(part, Constant)
                    and part not in seen
                    and _is_long(part.values)
                ):
                    seen.add(part)
                    name = argument.wire_name or str(argument.identifier)
                    key = (
                        found[part].key
                        if part in found
                        else f"literal:{plan.operation.id}:{name}"
                    )
                    wanted = (name, f"{plan.operation.name} {name}")
                    yield Synthetic(
                        key=key + VALUES,
                        owner=owners[part],
                        wanted=wanted,
                        type=part,
                        values=part.values,
                    )
    for key, declaration in needed.items():
        if isinstance(declaration, Enumeration):
            members = tuple(member.value for member in declaration.members)
            if _is_long(members):
                name = f"{declaration.identifier or key} value"
                yield Synthetic(
                    key=key + VALUES,
                    owner=key,
                    wanted=(name,),
                    type=Named(key),
                    values=members,
                )


def _synthetic(given: Type, owner: str, words: tuple[str, ...]) -> Synthetic:
    if isinstance(given, Primitive):
        return Synthetic(
            key=f"format:{given.format}",
            owner="",
            wanted=(str(given.format), f"{given.format} text"),
            type=given,
        )
    name = " ".join(words)
    return Synthetic(key=f"alias:{name}", owner=owner, wanted=(name,), type=given)


def _is_long(values: tuple[str | int | float | bool | None, ...]) -> bool:
    return len(flat(literal(values).expression)) > LONG_LITERAL


def _places(
    operations: Sequence[tuple[str, OperationPlan]], needed: Mapping[str, Declaration]
) -> Iterator[tuple[str, tuple[str, ...], Type]]:
    for key, declaration in needed.items():
        match declaration:
            case Record(fields=fields, extra=extra):
                for field in fields:
                    yield key, (
                        declaration.identifier or key,
                        field.identifier or field.wire_name,
                    ), field.type
                if extra is not None:
                    yield key, (declaration.identifier or key, "extra"), extra
            case Alias(target=target):
                yield from (
                    (key, (declaration.identifier or key, "item"), one)
                    for one in _inner(target)
                )
            case _:
                continue
    for module, plan in operations:
        operation = plan.operation
        for result in (*operation.results, *operation.errors):
            found = outcome(result).type
            if found is not None:
                yield module, (operation.name, "result"), found
        for argument in plan.arguments.items:
            for part in parts(argument.type):
                if isinstance(part, Primitive):
                    yield module, (str(argument.identifier),), part


def _owners(operations: Sequence[tuple[str, OperationPlan]]) -> dict[Type, str]:
    """The one group whose signatures use a type; empty where several do."""
    owners: dict[Type, str] = {}
    for module, plan in operations:
        for argument in plan.arguments.items:
            for part in parts(argument.type):
                owners[part] = module if owners.get(part, module) == module else ""
    return owners


def _inner(target: Type) -> Iterator[Type]:
    """The parts of an alias's target; the target itself has the alias for a name."""
    inner = parts(target)
    next(inner)
    return inner


def parts(given: Type) -> Iterator[Type]:
    """A type and the types it is made of, without following names."""
    yield given
    match given:
        case Array(items=items):
            yield from parts(items)
        case Map(values=values):
            yield from parts(values)
        case Nullable(inner=inner):
            yield from parts(inner)
        case Choice(variants=variants):
            for one in variants:
                yield from parts(one)
        case Tuple(items=items, rest=rest):
            for one in (*items, *((rest,) if rest is not None else ())):
                yield from parts(one)
        case _:
            return
