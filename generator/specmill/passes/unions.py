"""Tagged unions: every variant must be a record, reached by a tag of its own."""

from __future__ import annotations

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.frontends.schema_choices import implicit_tag
from specmill.model.api import Api
from specmill.model.types import (
    Alias,
    Choice,
    Constant,
    Declaration,
    Named,
    Nullable,
    Record,
    TaggedUnion,
    Type,
)

Types = dict[str, Declaration]


def settle_unions(api: Api, diagnostics: Diagnostics) -> Api:
    """Take the variants of unions through aliases and nested unions to records, with the tags these
    fix themselves.

    A union that can't be told apart by its tag becomes a choice, with a warning.
    """
    types: Types = dict(api.types)
    for key, one in api.types.items():
        if isinstance(one, TaggedUnion):
            types[key] = _settle(one, api.types, diagnostics)
    return msgspec.structs.replace(api, types=types)


def _settle(union: TaggedUnion, types: Types, diagnostics: Diagnostics) -> Declaration:
    variants = _expand(union, types, frozenset({union.key}))
    problem = (
        None if variants is not None else "not every variant is an object with fields"
    )
    tags: dict[str, Named] = {}
    for tag, one in variants or ():
        if tags.setdefault(tag, one) != one:
            problem = f"the tag {tag!r} stands for more than one variant"
    if problem is None:
        return msgspec.structs.replace(union, variants=tuple(tags.items()))
    diagnostics.warning(
        "degraded-discriminator",
        f"the discriminator {union.discriminator!r} is not used, because {problem}",
        union.location.child("discriminator"),
    )
    unique = tuple(dict.fromkeys(one for _, one in union.variants))
    return Alias(
        key=union.key,
        target=unique[0] if len(unique) == 1 else Choice(unique, exclusive=True),
        identifier=union.identifier,
        keep=union.keep,
        notes=union.notes,
        location=union.location,
    )


def _expand(
    union: TaggedUnion, types: Types, inside: frozenset[str]
) -> list[tuple[str, Named]] | None:
    found: list[tuple[str, Named]] = []
    for tag, variant in union.variants:
        named, target = _target(variant, types)
        if isinstance(target, Record):
            found.extend(
                (own, named) for own in _tags(tag, variant, target, union.discriminator)
            )
        elif (
            isinstance(target, TaggedUnion)
            and target.discriminator == union.discriminator
        ):
            nested = (
                None
                if target.key in inside
                else _expand(target, types, inside | {target.key})
            )
            if nested is None:
                return None
            found.extend(nested)
        else:
            return None
    return found


def _target(variant: Named, types: Types) -> tuple[Named, Declaration | None]:
    seen: set[str] = set()
    named, target = variant, types.get(variant.key)
    while (
        isinstance(target, Alias)
        and isinstance(target.target, Named)
        and target.key not in seen
    ):
        seen.add(target.key)
        named, target = target.target, types.get(target.target.key)
    return named, target


def _tags(
    tag: str, variant: Named, record: Record, discriminator: str
) -> tuple[str, ...]:
    """The tags of a variant: an implicit one gives way to the constants that the record itself
    demands.
    """
    if tag != implicit_tag(variant):
        return (tag,)
    for field in record.fields:
        if field.wire_name == discriminator:
            return _constants(field.type) or (tag,)
    return (tag,)


def _constants(one: Type) -> tuple[str, ...]:
    inner = one.inner if isinstance(one, Nullable) else one
    if not isinstance(inner, Constant):
        return ()
    return tuple(value for value in inner.values if isinstance(value, str))
