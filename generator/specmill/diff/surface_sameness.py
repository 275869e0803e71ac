"""Which operations and declarations are the same on both sides, with everything that they are made of.

Most of a description stays as it is; what does needs no second look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from specmill.model.types import Declaration, Record
from specmill.model.walk import (
    declaration_types,
    named_keys,
    operation_types,
)
from specmill.python.groups import OperationPlan
from specmill.python.plan import Plan

# The two sides are two files, or two folders of them.
_FILE = re.compile(rb'"file":"(?:[^"\\]|\\.)*"')
_ENCODER = msgspec.json.Encoder()


class Same(msgspec.Struct, frozen=True):
    """The keys of declarations and the paths of methods that nothing changed."""

    types: frozenset[str]
    methods: frozenset[str]


NOTHING_SAME = Same(frozenset(), frozenset())


def compare_plans(old: Plan, new: Plan) -> Same:
    """What both packages have alike, in the same place of the description."""
    if not _aliases_agree(old, new):
        return NOTHING_SAME
    changed = _changed(old, new)
    types = frozenset(new.needed) - changed.loud - changed.quiet
    before, after = _methods(old), _methods(new)
    methods = frozenset(
        path
        for path, one in before.items()
        if path in after and _is_same(one, after[path], changed)
    )
    return Same(types, methods)


def _aliases_agree(old: Plan, new: Plan) -> bool:
    """Whether types without a name of their own are called alike wherever both sides have them."""
    before = {one.key: old.names.names[one.key] for one in old.synthetic}
    after = {one.key: new.names.names[one.key] for one in new.synthetic}
    return all(before[key] == after[key] for key in before.keys() & after.keys())


def _methods(plan: Plan) -> dict[str, OperationPlan]:
    return {group.dotted(one): one for group, one in plan.operations()}


def _is_same(old: OperationPlan, new: OperationPlan, changed: _Changed) -> bool:
    """Whether the signature of a method is the same, without writing it down."""
    keys = {key for one in operation_types(new.operation) for key in named_keys(one)}
    if keys & changed.loud or _text(old.operation) != _text(new.operation):
        return False
    if old.arguments.flattened or new.arguments.flattened:
        bodies = (old.arguments.content, new.arguments.content)
        types = (one.type for one in bodies if one is not None and one.type is not None)
        # Its fields are arguments.
        if any(key in changed.quiet for one in types for key in named_keys(one)):
            return False
    # Where the items of a page are is asked of the fields of a result.
    return new.operation.pagination is None or not keys & changed.around


class _Changed(msgspec.Struct, frozen=True):
    """The keys of declarations that changed, and of what is made of them.

    `loud` ones are written otherwise wherever they are used, `quiet` ones only have other fields;
    `around` are both, with everything that leads to them.
    """

    loud: frozenset[str]
    quiet: frozenset[str]
    around: frozenset[str]


def _changed(old: Plan, new: Plan) -> _Changed:
    differing = {
        key
        for key in (*old.names.types, *new.names.types)
        if _facts(old, key) != _facts(new, key)
    }
    quiet = {key for key in differing if _is_quiet(old, new, key)}
    plans = (old, new)
    loud = _made_of(differing - quiet, plans)
    return _Changed(loud, frozenset(quiet), _made_of(differing, plans))


def _is_quiet(old: Plan, new: Plan, key: str) -> bool:
    before, after = old.names.types.get(key), new.names.types.get(key)
    if not (isinstance(before, Record) and isinstance(after, Record)):
        return False
    named = old.names.names.get(key), new.names.names.get(key)
    # A record without fields takes mappings too.
    return named[0] == named[1] and bool(before.fields) and bool(after.fields)


def _facts(plan: Plan, key: str) -> object:
    """What a name of the models depends on, besides the types that it refers to."""
    declaration = plan.names.types.get(key)
    if declaration is None:
        return None
    return (
        plan.names.names.get(key),
        key in plan.sent,
        _text(declaration),
    )


def _made_of(keys: Iterable[str], plans: Iterable[Plan]) -> frozenset[str]:
    """The keys, and those of everything that refers to them."""
    users: dict[str, set[str]] = {}
    for plan in plans:
        for key, declaration in plan.names.types.items():
            for used in _used(declaration):
                users.setdefault(used, set()).add(key)
    found = set(keys)
    waiting = list(found)
    while waiting:
        more = users.get(waiting.pop(), set()) - found
        found |= more
        waiting += more
    return frozenset(found)


def _used(declaration: Declaration) -> Iterable[str]:
    for one in declaration_types(declaration):
        yield from named_keys(one)


def _text(value: object) -> bytes:
    """Everything about a part of the model, but not the name of its file."""
    return _FILE.sub(b"", _ENCODER.encode(value))
