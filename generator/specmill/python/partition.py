"""Which module of `models` a type lives in.

A type that one group of operations reaches lives with that group; what several reach lives in `_shared`. What a type
refers to is reached by at least the same groups, so imports between these modules never form a cycle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from specmill.model.types import (
    Alias,
    Array,
    Choice,
    Declaration,
    Map,
    Named,
    Nullable,
    Record,
    TaggedUnion,
    Tuple,
    Type,
)

SHARED = "_shared"


def references(given: Type) -> Iterable[str]:
    """Keys of the declarations that a type names, in order."""
    match given:
        case Named(key=key):
            yield key
        case Array(items=items):
            yield from references(items)
        case Map(values=values):
            yield from references(values)
        case Nullable(inner=inner):
            yield from references(inner)
        case Choice(variants=variants):
            for one in variants:
                yield from references(one)
        case Tuple(items=items, rest=rest):
            for one in (*items, *((rest,) if rest is not None else ())):
                yield from references(one)
        case _:
            return


def types_of(declaration: Declaration) -> Iterable[Type]:
    """The types that a declaration is made of."""
    match declaration:
        case Record(fields=fields, extra=extra):
            yield from (field.type for field in fields)
            if extra is not None:
                yield extra
        case Alias(target=target):
            yield target
        case TaggedUnion(variants=variants):
            yield from (variant for _, variant in variants)
        case _:
            return


def reachable(
    roots: Iterable[Type], types: Mapping[str, Declaration]
) -> frozenset[str]:
    """Keys of all declarations that the roots lead to."""
    seen: set[str] = set()
    pending = [key for root in roots for key in references(root)]
    while pending:
        key = pending.pop()
        if key not in seen:
            seen.add(key)
            pending += [
                one for part in types_of(types[key]) for one in references(part)
            ]
    return frozenset(seen)


def homes(reached: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """The module of each key, given what each group reaches (group module name → keys)."""
    owners: dict[str, set[str]] = {}
    for group, keys in reached.items():
        for key in keys:
            owners.setdefault(key, set()).add(group)
    return {
        key: next(iter(groups)) if len(groups) == 1 else SHARED
        for key, groups in owners.items()
    }
