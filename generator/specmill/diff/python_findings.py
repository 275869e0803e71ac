"""How a change of an SDK is written down: verdicts from its rule, both places, Python before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import msgspec

from specmill.diagnostics import Location
from specmill.diff.findings import Bump, Change, Effect, Renamed, Signature, place_of
from specmill.diff.python_rules import BUMPS, VERDICTS
from specmill.diff.surface import Argument, Attribute, Method

Typed: TypeAlias = Argument | Attribute

_SHOWN = 4


class Ends(msgspec.Struct, frozen=True):
    """The places of a change in both descriptions; None where it does not exist."""

    base: Location | None
    head: Location | None


def ends_of(old: Typed | None, new: Typed | None) -> Ends:
    """The places of something with a type: of the schema that both sides take it from, or its own."""
    if old is not None and new is not None and _is_other_type(old, new):
        base, head = old.origin, new.origin
        if base is not None and head is not None and base.pointer == head.pointer:
            return Ends(base, head)
    return Ends(
        None if old is None else old.location, None if new is None else new.location
    )


def _is_other_type(old: Typed, new: Typed) -> bool:
    """Whether the type itself changed: that it may be absent is said where it stands."""
    absence = (old.default is None) != (new.default is None)
    return not absence and old.annotation != new.annotation


def finding(rule: str, subject: str, message: str, ends: Ends) -> Change:
    """A change with the verdicts of its rule."""
    verdicts = VERDICTS[rule]
    return Change(
        rule=rule,
        subject=subject,
        message=message,
        runtime=verdicts.runtime,
        types=verdicts.types,
        semver=BUMPS.get(rule) or bump_of(verdicts.runtime, verdicts.types),
        base=place_of(ends.base),
        head=place_of(ends.head),
    )


def bump_of(runtime: Effect, types: Effect) -> Bump:
    """The least bump for a change of the SDK: what breaks is major, what is new is minor."""
    if Effect.BREAKING in (runtime, types):
        return Bump.MAJOR
    return Bump.PATCH if Effect.NONE in (runtime, types) else Bump.MINOR


def judged(change: Change, runtime: Effect, types: Effect) -> Change:
    """The change with other verdicts than those of its rule."""
    bump = bump_of(runtime, types)
    return msgspec.structs.replace(change, runtime=runtime, types=types, semver=bump)


def shown(
    change: Change, signature: Signature, *, before: str = "", after: str = ""
) -> Change:
    """The change with Python before and after; `before` and `after` are the short texts."""
    return msgspec.structs.replace(
        change,
        signatures=(*change.signatures, signature),
        before=before or signature.before,
        after=after or signature.after,
    )


def renaming(change: Change, *renames: Renamed) -> Change:
    """The change with the old names that the next SDK could keep."""
    return msgspec.structs.replace(change, renames=(*change.renames, *renames))


def reached(change: Change, operations: tuple[str, ...]) -> Change:
    """The change with the operations that it concerns."""
    return msgspec.structs.replace(change, operations=operations)


def code(text: str) -> str:
    """A text of the description as it may stand in a message: one line between backticks."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    return f"`{plain.replace('`', _QUOTE)}`"


def listed(values: Sequence[str]) -> str:
    """The first values of a list in a sentence, and how many follow."""
    shown, more = ", ".join(values[:_LISTED]), len(values) - _LISTED
    return f"{shown} and {more} more" if more > 0 else shown


_QUOTE = "'"
_EFFECTS = (Effect.BREAKING, Effect.SAFE, Effect.NONE)
_BUMPS = (Bump.MAJOR, Bump.MINOR, Bump.PATCH, Bump.NONE)
_SAID = 3
_LISTED = 6


def together(changes: Sequence[Change], ends: Ends | None = None) -> Change:
    """Several changes of one cause as one, under the rule of the worst; `ends` is their common place."""
    ordered = sorted(changes, key=weight)
    first = ordered[0]
    if len(ordered) == 1 and ends is None:
        return first
    messages = tuple(dict.fromkeys(one.message for one in ordered))
    more = len(messages) - _SAID
    text = "; ".join(messages[:_SAID]) + (f"; and {more} more" if more > 0 else "")
    signatures = dict.fromkeys(each for one in ordered for each in one.signatures)
    operations = dict.fromkeys(each for one in ordered for each in one.operations)
    renames = dict.fromkeys(each for one in ordered for each in one.renames)
    return msgspec.structs.replace(
        first,
        message=text,
        runtime=worst_effect(one.runtime for one in ordered),
        types=worst_effect(one.types for one in ordered),
        semver=worst_bump(one.semver for one in ordered),
        signatures=tuple(signatures),
        operations=tuple(operations),
        renames=tuple(renames),
        base=first.base if ends is None else place_of(ends.base),
        head=first.head if ends is None else place_of(ends.head),
    )


def worst_effect(effects: Iterable[Effect]) -> Effect:
    """Breaking before safe before none."""
    return min(effects, key=_EFFECTS.index, default=Effect.NONE)


def worst_bump(bumps: Iterable[Bump]) -> Bump:
    """Major before minor before patch before none."""
    return min(bumps, key=_BUMPS.index, default=Bump.NONE)


def weight(change: Change) -> tuple[int, int, int]:
    """Where a change comes among those of one cause: the worst first."""
    return (
        _BUMPS.index(change.semver),
        _EFFECTS.index(change.runtime),
        _EFFECTS.index(change.types),
    )


def signature_of(method: Method, names: frozenset[str] = frozenset()) -> str:
    """The head of a method; of many arguments only those called `names` are written out."""
    parts = ["self"]
    is_keyword = False
    left_out = False
    for one in method.arguments:
        if not one.positional and not is_keyword:
            parts.append("*")
            is_keyword = True
        if len(method.arguments) <= _SHOWN or one.name in names or one.default is None:
            parts.append(one.text)
        else:
            left_out = True
    if left_out:
        parts.append("...")
    return f"def {method.name}({', '.join(parts)}) -> {method.returns}"


def changed_signature(old: Method, new: Method) -> Signature:
    """A method before and after, with the arguments that differ written out."""
    differing = _differing(old, new)
    return Signature(signature_of(old, differing), signature_of(new, differing))


def _differing(old: Method, new: Method) -> frozenset[str]:
    before = {_told(one) for one in old.arguments}
    after = {_told(one) for one in new.arguments}
    return frozenset(name for name, _ in before ^ after)


def _told(argument: Argument) -> tuple[str, str]:
    return argument.name, argument.text
