"""Aliases that lead back to themselves with no record, list or map in between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.model.api import Api
from specmill.model.bare import bare_keys
from specmill.model.types import (
    Alias,
    Choice,
    Declaration,
    Named,
    Nullable,
    Primitive,
    Type,
)

Below = Mapping[str, frozenset[str]]


def check_cycles(api: Api, diagnostics: Diagnostics) -> None:
    """Report aliases that are nothing but themselves: no value has such a type."""
    for circle in _circles(api):
        if not _is_sound(circle):
            first = circle[0]
            chain = " → ".join(one.key for one in (*circle, first))
            diagnostics.error(
                "cyclic-reference",
                f"{first.key!r} is defined as itself: {chain}",
                first.location,
                "let one of them describe a value",
            )


def settle_cycles(api: Api, diagnostics: Diagnostics) -> Api:
    """The model without unions that are alternatives of their own; a warning tells of each.

    Each of the aliases in a circle accepts what any of them does, and nothing else.
    """
    settled: dict[str, Declaration] = {}
    for circle in filter(_is_sound, _circles(api)):
        for one in circle:
            diagnostics.warning(
                "own-alternative",
                f"{one.key!r} is among its own alternatives, where it adds nothing: it is left out there",
                one.location,
                "remove the reference that leads back",
            )
            ordered = (one, *(other for other in circle if other is not one))
            settled[one.key] = msgspec.structs.replace(one, target=_target(ordered))
    if not settled:
        return api
    return msgspec.structs.replace(api, types={**api.types, **settled})


def _circles(api: Api) -> Iterator[tuple[Alias, ...]]:
    """The aliases that reach each other, in canonical order."""
    below = {
        key: frozenset(
            inner
            for inner in bare_keys(one.target)
            if isinstance(api.types.get(inner), Alias)
        )
        for key, one in api.types.items()
        if isinstance(one, Alias)
    }
    told: set[str] = set()
    for key in _in_circles(below):
        if key not in told:
            reached = _reached(key, below)
            circle = [one for one in reached if key in _reached(one, below)]
            told.update(circle)
            found = (api.types[one] for one in sorted(circle))
            yield tuple(one for one in found if isinstance(one, Alias))


def _in_circles(below: Below) -> Iterator[str]:
    """The aliases that reach themselves; those that lead to none are left out again and again."""
    left = {key: set(inner) for key, inner in below.items()}
    users: dict[str, list[str]] = {}
    for key, inner in below.items():
        for one in inner:
            users.setdefault(one, []).append(key)
    ended = [key for key, inner in left.items() if not inner]
    while ended:
        key = ended.pop()
        del left[key]
        for user in users.get(key, ()):
            left[user].discard(key)
            if not left[user]:
                ended.append(user)
    return (key for key in left if key in _reached(key, below))


def _reached(start: str, below: Below) -> set[str]:
    """The aliases that an alias may be, through others."""
    seen: set[str] = set()
    pending = list(below[start])
    while pending:
        key = pending.pop()
        if key not in seen:
            seen.add(key)
            pending.extend(below[key])
    return seen


def _alternatives(circle: Iterable[Alias]) -> Iterator[Type]:
    """What the aliases of a circle accept beside each other."""
    aliases = tuple(circle)
    keys = {one.key for one in aliases}
    for one in aliases:
        for variant in _variants(one.target):
            if not (isinstance(variant, Named) and variant.key in keys):
                yield variant


def _variants(given: Type) -> Iterator[Type]:
    match given:
        case Nullable(inner=inner):
            yield from _variants(inner)
        case Choice(variants=variants):
            for one in variants:
                yield from _variants(one)
        case _:
            yield given


def _is_sound(circle: tuple[Alias, ...]) -> bool:
    """True when some value has the type of these aliases."""
    return any(_alternatives(circle)) or any(_is_nullable(one.target) for one in circle)


def _target(circle: tuple[Alias, ...]) -> Type:
    """What the first alias of a circle accepts, its own alternatives first."""
    distinct = tuple(dict.fromkeys(_alternatives(circle)))
    if not distinct:
        return Primitive("null")
    exclusive = _is_exclusive(circle[0].target)
    found = distinct[0] if len(distinct) == 1 else Choice(distinct, exclusive)
    is_nullable = any(_is_nullable(one.target) for one in circle)
    return Nullable(found) if is_nullable else found


def _is_exclusive(given: Type) -> bool:
    inner = given.inner if isinstance(given, Nullable) else given
    return isinstance(inner, Choice) and inner.exclusive


def _is_nullable(given: Type) -> bool:
    match given:
        case Nullable():
            return True
        case Choice(variants=variants):
            return any(map(_is_nullable, variants))
        case _:
            return False
