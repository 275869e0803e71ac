"""Tagged unions: every variant must be a record, reached by a tag of its own."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.frontends.places import is_place, step
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
Variants = tuple[tuple[str, Named], ...]

# Unions within unions within unions: deeper than this they are choices.
_DEEPEST = 100


def settle_unions(api: Api, diagnostics: Diagnostics) -> Api:
    """Take the variants of unions through aliases and nested unions to records, with the tags these
    fix themselves.

    Several records of one tag are a choice below that. A union that can't be told apart by its tag
    becomes a choice as a whole, with a warning.
    """
    types: Types = dict(api.types)
    expanding = _Expanding(api.types, {}, [])
    for one in api.types.values():
        if isinstance(one, TaggedUnion):
            one = _with_plain_default(one, api.types, diagnostics)
            types |= _settle(one, expanding.variants(one), diagnostics)
    return msgspec.structs.replace(api, types=types)


def _with_plain_default(
    union: TaggedUnion, types: Types, diagnostics: Diagnostics
) -> TaggedUnion:
    if union.default is None:
        return union
    named, target = _target(union.default, types)
    if not isinstance(target, Record):
        diagnostics.warning(
            "degraded-discriminator",
            "the default is not used, because it is no object with fields",
            union.location.child("discriminator", "defaultMapping"),
            "name a variant that is an object with properties",
        )
    default = named if isinstance(target, Record) else None
    return msgspec.structs.replace(union, default=default)


def _settle(
    union: TaggedUnion, variants: Variants | None, diagnostics: Diagnostics
) -> Types:
    """The declaration of a union, and of what its tags stand for where that is several records."""
    tags: dict[str, dict[Named, None]] = {}
    for tag, one in variants or ():
        tags.setdefault(tag, {})[one] = None
    problem = hint = ""
    if variants is None:
        problem = "not every variant is an object with fields"
        hint = "give each variant `properties`, or remove the discriminator"
    elif len(tags) == 1 < len(variants):
        problem = "all variants have the same tag"
        hint = "give each variant a tag of its own, in `mapping` or as `const`"
    if problem:
        diagnostics.warning(
            "degraded-discriminator",
            f"the discriminator {union.discriminator!r} is not used, because {problem}",
            union.location.child("discriminator"),
            hint,
        )
        return {union.key: _choice(union)}
    several: Types = {}
    single: dict[str, Named] = {}
    for tag, found in tags.items():
        single[tag] = next(iter(found))
        if len(found) > 1:
            own = _choice_of_tag(union, tag, tuple(found))
            several[own.key] = own
            single[tag] = Named(own.key)
    settled = msgspec.structs.replace(union, variants=tuple(single.items()))
    return {union.key: settled, **several}


def _choice(union: TaggedUnion) -> Alias:
    """The union without its tags."""
    unique = tuple(dict.fromkeys(one for _, one in union.variants))
    return Alias(
        key=union.key,
        target=unique[0] if len(unique) == 1 else Choice(unique, exclusive=True),
        identifier=union.identifier,
        keep=union.keep,
        notes=union.notes,
        location=union.location,
    )


def _choice_of_tag(union: TaggedUnion, tag: str, records: tuple[Named, ...]) -> Alias:
    place = union.key if is_place(union.key) else step("", "schema", union.key)
    return Alias(
        key=step(place, "variant", tag),
        target=Choice(records, exclusive=True),
        location=union.location,
    )


@dataclass(frozen=True, slots=True)
class _Expanding:
    """The declarations, and the variants of the unions that were expanded so far.

    None stands for a union that is not one of records, or that is being expanded; the latter are
    `open`.
    """

    types: Types
    known: dict[str, Variants | None]
    open: list[str]

    def variants(self, union: TaggedUnion) -> Variants | None:
        """The tags and records of a union, those of nested unions included."""
        if union.key not in self.known:
            self.known[union.key] = None
            if len(self.open) < _DEEPEST:
                self.open.append(union.key)
                self.known[union.key] = self._expand(union)
                self.open.pop()
        return self.known[union.key]

    def _expand(self, union: TaggedUnion) -> Variants | None:
        found: dict[tuple[str, Named], None] = {}
        for tag, variant in union.variants:
            named, target = _target(variant, self.types)
            if isinstance(target, Record):
                tags = _tags(tag, variant, target, union.discriminator)
                found.update(((own, named), None) for own in tags)
                continue
            if not isinstance(target, TaggedUnion):
                return None
            nested = self.variants(target)
            if nested is None or target.discriminator != union.discriminator:
                return None
            found.update(dict.fromkeys(nested))
        return tuple(found)


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
