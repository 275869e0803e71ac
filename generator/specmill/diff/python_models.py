"""Names of the module `models` before and after: classes with fields, enumerations, aliases."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from specmill.diff.findings import Change, Effect, Relation, Renamed, Signature
from specmill.diff.python_findings import (
    Ends,
    ends_of,
    finding,
    judged,
    listed,
    renaming,
    shown,
)
from specmill.diff.python_renames import (
    Rename,
    alike,
    find_renames,
    of_attribute,
    of_member,
)
from specmill.diff.python_types import Types
from specmill.diff.surface import Attribute, Member, TypeName


class TypePair(msgspec.Struct, frozen=True):
    """One name of the models on both sides."""

    old: TypeName
    new: TypeName
    types: Types

    @property
    def sent(self) -> bool:
        """Whether users make values of it."""
        return self.old.sent

    @property
    def received(self) -> bool:
        """Whether answers hold it."""
        return self.old.received

    @property
    def ends(self) -> Ends:
        """The schema on both sides."""
        return Ends(self.old.location, self.new.location)


def compare_types(pair: TypePair) -> Iterator[Change]:
    """All changes of one name."""
    if pair.new.deprecated and not pair.old.deprecated:
        message = f"`models.{pair.old.name}` is deprecated"
        yield finding("model-deprecated", pair.old.name, message, pair.ends)
    if pair.old.kind != pair.new.kind:
        message = f"`{pair.old.name}` was {_KINDS[pair.old.kind]} and is {_KINDS[pair.new.kind]}"
        change = finding("model-kind-changed", pair.old.name, message, pair.ends)
        yield shown(change, Signature(pair.old.head, pair.new.head))
    elif pair.old.kind == "model":
        yield from _fields(pair)
    elif pair.old.kind == "enum":
        yield from _members(pair)
    elif pair.old.target != pair.new.target:
        yield from _alias(pair)


_KINDS = {"model": "a class", "enum": "an enumeration", "alias": "an alias"}


def removed_type(one: TypeName) -> Change:
    """A name that is gone."""
    message = f"`models.{one.name}` is gone"
    change = finding("model-removed", one.name, message, Ends(one.location, None))
    return shown(change, Signature(one.head, None))


def added_type(one: TypeName) -> Change:
    """A name that is new."""
    message = f"`models.{one.name}` is new"
    change = finding("model-added", one.name, message, Ends(None, one.location))
    return shown(change, Signature(None, one.head))


def renamed_type(pair: TypePair, rename: Rename) -> Change:
    """A name that seems to be another one now."""
    old, new = pair.old, pair.new
    message = (
        f"`models.{old.name}` is gone, `models.{new.name}` is new: {rename.question}"
    )
    change = finding("model-renamed", old.name, message, pair.ends)
    signature = Signature(old.head, new.head)
    told = shown(change, signature, before=old.name, after=new.name)
    return renaming(told, Renamed("models", old.name, new.name))


def _fields(pair: TypePair) -> Iterator[Change]:
    old = {one.name: one for one in pair.old.attributes}
    new = {one.name: one for one in pair.new.attributes}
    renames = [one for one in find_renames(old, new, of_attribute) if alike(one)]
    gone, come = {one.old for one in renames}, {one.new for one in renames}
    for rename in renames:
        before, after = old[rename.old], new[rename.new]
        message = (
            f"`{pair.old.name}` has `{after.name}` where it had `{before.name}`:"
            f" {rename.question}"
        )
        yield _field(pair, "field-renamed", before, after, message)
    for name, one in old.items():
        if name in new:
            yield from _changed_field(pair, one, new[name])
        elif name not in gone:
            message = f"`{pair.old.name}.{name}` is gone"
            yield _field(pair, "field-removed", one, None, message)
    for name, one in new.items():
        if name in old or name in come or one.kept:
            continue
        is_needed = one.default is None and pair.sent
        rule = "field-required-added" if is_needed else "field-added"
        tail = ", and has to be given" if is_needed else ""
        message = f"`{pair.old.name}.{name}` is new{tail}: `{one.text}`"
        yield _field(pair, rule, None, one, message)


def _field(
    pair: TypePair,
    rule: str,
    old: Attribute | None,
    new: Attribute | None,
    message: str,
) -> Change:
    known = old or new
    assert known is not None
    ends = ends_of(old, new)
    change = finding(rule, f"{pair.old.name}.{known.name}", message, ends)
    head = f"class {pair.old.name}: "
    signature = Signature(
        None if old is None else head + old.text,
        None if new is None else head + new.text,
    )
    return shown(
        change,
        signature,
        before="" if old is None else old.text,
        after="" if new is None else new.text,
    )


def _changed_field(pair: TypePair, old: Attribute, new: Attribute) -> Iterator[Change]:
    name = f"{pair.old.name}.{old.name}"
    if new.deprecated and not old.deprecated:
        yield _field(pair, "field-deprecated", old, new, f"`{name}` is deprecated")
    if old.text == new.text:
        return
    relation = pair.types.relate(old.annotation, new.annotation)
    lost = pair.types.lost_values(old.annotation, new.annotation)
    refused = pair.sent and not pair.types.takes(old.annotation, new.annotation)
    if old.default is not None and new.default is None and pair.sent:
        message = f"`{pair.old.name}` can't be made without `{old.name}` any more"
        yield _field(pair, "field-became-required", old, new, message)
    elif lost and (pair.received or relation is not Relation.EQUAL):
        message = f"`{name}` is never {listed(lost)} any more"
        yield _field(pair, "value-removed", old, new, message)
    elif relation is not Relation.EQUAL or refused:
        yield _retyped_field(pair, old, new, relation)


def _retyped_field(
    pair: TypePair, old: Attribute, new: Attribute, relation: Relation
) -> Change:
    """A field of another type: one that code can't do with, or one with more or fewer values."""
    name = f"{pair.old.name}.{old.name}"
    texts = f"`{old.annotation}` became `{new.annotation}`"
    survives = pair.types.survives(old.annotation, new.annotation)
    refused = pair.sent and not pair.types.takes(old.annotation, new.annotation)
    if relation is Relation.INCOMPARABLE or refused or not survives:
        message = f"`{name}` is something else: {texts}"
        runs = survives and not refused and _runs(pair, old, new)
        checked = _is_checked(pair, old.annotation, new.annotation)
        return judged(
            _field(pair, "field-type-changed", old, new, message),
            Effect.SAFE if runs else Effect.BREAKING,
            Effect.SAFE if checked else Effect.BREAKING,
        )
    if relation is Relation.WIDER and pair.received:
        optional = old.default is None and new.default is not None
        rule = "field-became-optional" if optional else "field-type-widened"
        what = "may be absent" if optional else "may be more than before"
        return _field(pair, rule, old, new, f"`{name}` {what}: {texts}")
    if relation is Relation.NARROWER and pair.sent:
        message = f"`{name}` takes less: {texts}"
        return _field(pair, "field-type-changed", old, new, message)
    is_more = relation is Relation.WIDER
    rule = "field-type-relaxed" if is_more else "field-type-narrowed"
    verb = "takes more" if is_more else "is more precise"
    return _field(pair, rule, old, new, f"`{name}` {verb}: {texts}")


def _runs(pair: TypePair, old: Attribute, new: Attribute) -> bool:
    """Whether it is only checkers that do not take one list or mapping for the other."""
    relation = pair.types.relate_read(old.annotation, new.annotation)
    is_narrower = relation is Relation.NARROWER
    return relation is Relation.WIDER or (is_narrower and not pair.sent)


def _is_checked(pair: TypePair, old: str, new: str) -> bool:
    """Whether checkers accept what does not run: they take a moment for a day, a truth for a number."""
    if pair.types.relate(old, new) is Relation.EQUAL:
        return True
    if pair.sent and pair.received:
        return False
    if pair.received:
        return pair.types.mistakes(old, new)
    return not pair.types.takes(old, new)


def _members(pair: TypePair) -> Iterator[Change]:
    owner = pair.old.name
    old = {one.name: one for one in pair.old.members}
    new = {one.name: one for one in pair.new.members}
    renames = find_renames(old, new, of_member)
    gone, come = {one.old for one in renames}, {one.new for one in renames}
    for rename in renames:
        message = f"`{owner}.{rename.old}` is gone, `{owner}.{rename.new}` is new: {rename.question}"
        change = _member(
            pair, "value-renamed", (old[rename.old], new[rename.new]), message
        )
        yield renaming(change, Renamed("values", f"{owner}.{rename.old}", rename.new))
    for name, one in old.items():
        if name in gone:
            continue
        if name not in new:
            message = f"`{owner}.{name}` is gone"
            yield _member(pair, "value-removed", (one, None), message)
        elif new[name].value != one.value:
            message = f"`{owner}.{name}` is another value"
            yield _member(pair, "value-removed", (one, new[name]), message)
    for name, one in new.items():
        if name not in old and name not in come:
            message = f"`{owner}.{name}` is new"
            yield _member(pair, "value-added", (None, one), message)


def _member(
    pair: TypePair,
    rule: str,
    members: tuple[Member | None, Member | None],
    message: str,
) -> Change:
    old, new = members
    known = old or new
    assert known is not None
    ends = Ends(pair.old.location.child("enum"), pair.new.location.child("enum"))
    change = finding(rule, f"{pair.old.name}.{known.name}", message, ends)
    head = f"class {pair.old.name}: "
    return shown(
        change,
        Signature(
            None if old is None else head + old.text,
            None if new is None else head + new.text,
        ),
    )


def _alias(pair: TypePair) -> Iterator[Change]:
    old, new = pair.old, pair.new
    signature = Signature(old.head, new.head)
    relation = pair.types.relate(old.target, new.target)
    lost = pair.types.lost_values(old.target, new.target)
    gained = pair.types.lost_values(new.target, old.target)
    if lost:
        message = f"`{old.name}` no longer names {listed(lost)}"
        yield shown(finding("value-removed", old.name, message, pair.ends), signature)
        return
    refused = pair.sent and not pair.types.takes(old.target, new.target)
    if relation is Relation.EQUAL and not refused:
        if gained:
            message = f"`{old.name}` also names {listed(gained)}"
            yield shown(finding("value-added", old.name, message, pair.ends), signature)
        return
    survives = pair.types.survives(old.target, new.target)
    rule, what = "alias-type-changed", "is something else"
    if relation is Relation.WIDER and survives and not refused:
        rule, what = "alias-type-relaxed", "takes more"
        if pair.received:
            rule, what = "alias-type-widened", "may be more than before"
    elif relation is Relation.NARROWER and survives:
        rule = rule if pair.sent else "alias-type-narrowed"
        what = "takes less" if pair.sent else "holds less"
    texts = f"`{old.target}` became `{new.target}`"
    if gained and relation is Relation.WIDER:
        what, texts = "names more values", listed(gained)
    message = f"`{old.name}` {what}: {texts}"
    change = shown(finding(rule, old.name, message, pair.ends), signature)
    checked = rule == "alias-type-changed" and _is_checked(pair, old.target, new.target)
    yield judged(change, Effect.BREAKING, Effect.SAFE) if checked else change
