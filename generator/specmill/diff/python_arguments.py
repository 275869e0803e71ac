"""Arguments of a method before and after."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from specmill.diff.findings import Change, Effect, Relation, Renamed
from specmill.diff.python_findings import (
    Ends,
    ends_of,
    finding,
    judged,
    renaming,
    together,
)
from specmill.diff.python_renames import (
    Rename,
    alike,
    find_renames,
    of_argument,
)
from specmill.diff.python_types import Types
from specmill.diff.surface import Argument, Method, Sent


class MethodPair(msgspec.Struct, frozen=True):
    """One method on both sides."""

    old: Method
    new: Method
    types: Types

    @property
    def name(self) -> str:
        """How users call it."""
        return f"client.{self.old.path}"

    @property
    def ends(self) -> Ends:
        """The operation on both sides."""
        return Ends(self.old.location, self.new.location)


def compare_arguments(pair: MethodPair) -> Iterator[Change]:
    """All changes of what a method takes; those of another body are one."""
    old, new = pair.old.body, pair.new.body
    changes = tuple(_arguments(pair))
    of_body = [change for change, in_body in changes if in_body]
    if _is_same(old, new) or not of_body:
        yield from (change for change, _ in changes)
        return
    ends = Ends(
        None if old is None else old.location, None if new is None else new.location
    )
    yield together(of_body, ends)
    yield from (change for change, in_body in changes if not in_body)


def _is_same(old: Sent | None, new: Sent | None) -> bool:
    """Whether the fields of two bodies are arguments, so that they are compared one by one."""
    if old is None or new is None:
        return old is new
    return old.flattened == new.flattened


def _arguments(pair: MethodPair) -> Iterator[tuple[Change, bool]]:
    """Each change, and whether it is one of the body."""
    old = {one.name: one for one in pair.old.arguments}
    new = {one.name: one for one in pair.new.arguments}
    renames = [one for one in find_renames(old, new, of_argument) if alike(one)]
    gone = {one.old for one in renames}
    come = {one.new for one in renames}
    for rename in renames:
        before, after = old[rename.old], new[rename.new]
        yield _renamed(pair, rename, before, after), before.in_body
    for name, one in old.items():
        if name in new:
            for change in _argument(pair, one, new[name]):
                yield change, one.in_body and new[name].in_body
        elif name not in gone:
            yield _removed(pair, one), one.in_body
    for name, one in new.items():
        if name not in old and name not in come:
            yield _added(pair, one), one.in_body
    for change in _positions(pair):
        yield change, False


def _renamed(pair: MethodPair, rename: Rename, old: Argument, new: Argument) -> Change:
    message = (
        f"`{pair.name}` takes `{new.name}` where it took `{old.name}`:"
        f" {rename.question}"
    )
    ends = Ends(old.location, new.location)
    change = finding("argument-renamed", f"{pair.name}({old.name})", message, ends)
    told = msgspec.structs.replace(change, before=old.name, after=new.name)
    if new.default is None:
        return told
    # The next SDK has its method under the new path.
    return renaming(told, Renamed("arguments", f"{pair.new.path}.{old.name}", new.name))


def _removed(pair: MethodPair, one: Argument) -> Change:
    message = f"`{pair.name}` no longer takes `{one.name}`"
    ends = Ends(one.location, None)
    change = finding("argument-removed", f"{pair.name}({one.name})", message, ends)
    return msgspec.structs.replace(change, before=one.text)


def _added(pair: MethodPair, one: Argument) -> Change:
    rule, verb = "argument-added", "takes"
    if one.default is None:
        rule, verb = "argument-required-added", "needs"
    elif one.needed and pair.old.body is not None:
        rule, verb = "argument-needed", "needs, whenever it sends a body,"
    message = f"`{pair.name}` {verb} a new argument: `{one.text}`"
    subject = f"{pair.name}({one.name})"
    change = finding(rule, subject, message, Ends(None, one.location))
    return msgspec.structs.replace(change, after=one.text)


def _argument(pair: MethodPair, old: Argument, new: Argument) -> Iterator[Change]:
    ends = ends_of(old, new)
    subject = f"{pair.name}({old.name})"
    rule = _argument_rule(pair.types, old, new)
    if rule is None and new.needed != old.needed:
        rule = "argument-needed" if new.needed else "argument-not-needed"
    before, after = pair.old.body, pair.new.body
    always = rule in _REQUIREDNESS and old.needed and new.needed
    if always and before is not None and after is not None:
        # A body needs the field on both sides; whether there has to be one is what changed.
        ends = Ends(before.location, after.location)
    if rule is not None:
        message = _ARGUMENT_MESSAGES[rule].format(
            method=pair.name, name=old.name, old=old.text, new=new.text
        )
        change = finding(rule, subject, message, ends)
        if rule == "argument-type-changed" and _is_mistaken(pair.types, old, new):
            change = judged(change, Effect.BREAKING, Effect.SAFE)
        yield msgspec.structs.replace(change, before=old.text, after=new.text)
    if new.deprecated and not old.deprecated:
        message = f"`{old.name}` of `{pair.name}` is deprecated"
        yield finding("argument-deprecated", subject, message, ends)


_REQUIREDNESS = ("argument-became-required", "argument-became-optional")
_ARGUMENT_MESSAGES = {
    "argument-needed": "`{method}` needs `{name}` whenever it sends a body",
    "argument-not-needed": "`{method}` can send a body without `{name}`",
    "argument-became-required": "`{method}` can't be called without `{name}` any more",
    "argument-became-optional": "`{method}` can be called without `{name}`",
    "argument-type-widened": "`{method}` takes more for `{name}`: `{old}` became `{new}`",
    "argument-type-narrowed": "`{method}` takes less for `{name}`: `{old}` became `{new}`",
    "argument-type-changed": "`{method}` takes something else for `{name}`: `{old}` became `{new}`",
    "argument-default-changed": "`{method}` sends another value without `{name}`: `{old}` became `{new}`",
}


def _argument_rule(types: Types, old: Argument, new: Argument) -> str | None:
    if old.text == new.text:
        return None
    relation = (
        Relation.EQUAL
        if old.annotation == new.annotation
        else types.relate(old.annotation, new.annotation)
    )
    if old.default is not None and new.default is None:
        return "argument-became-required"
    if relation is Relation.INCOMPARABLE or _is_mistaken(types, old, new):
        return "argument-type-changed"
    if relation is Relation.NARROWER:
        return "argument-type-narrowed"
    if old.default is None and new.default is not None:
        return "argument-became-optional"
    if relation is Relation.WIDER:
        return "argument-type-widened"
    return "argument-default-changed" if old.default != new.default else None


def _is_mistaken(types: Types, old: Argument, new: Argument) -> bool:
    """Whether checkers accept what the SDK then refuses."""
    return not types.takes(old.annotation, new.annotation)


def _positions(pair: MethodPair) -> Iterator[Change]:
    """Arguments that can be given by position, in another order or only by name.

    A new one that has to be given breaks every call, and is told as such.
    """
    old = [one.name for one in pair.old.arguments if one.positional]
    new = [one.name for one in pair.new.arguments if one.positional]
    known = {one.name for one in pair.old.arguments}
    if any(one.default is None and one.name not in known for one in pair.new.arguments):
        return
    names = {one.name for one in pair.new.arguments}
    kept = [name for name in old if name in names]
    if new[: len(kept)] == kept:
        return
    before, after = ", ".join(old), ", ".join(new)
    message = (
        f"`{pair.name}` takes other arguments by position: ({before}) became ({after})"
    )
    yield finding("argument-position-changed", pair.name, message, pair.ends)
