"""Which operations and declarations are the same on both sides, with everything that they are made of.

Most of a description stays as it is; what does needs no second look.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from specmill.model.types import Declaration, Record
from specmill.model.walk import (
    declaration_types,
    named_keys,
    operation_types,
)
from specmill.python.groups import OperationPlan
from specmill.python.plan import Plan

_ENCODER = msgspec.json.Encoder()
_NOBODY: frozenset[str] = frozenset()


class Same(msgspec.Struct, frozen=True):
    """The keys of declarations and the paths of methods that nothing changed."""

    types: frozenset[str]
    methods: frozenset[str]


NOTHING_SAME = Same(frozenset(), frozenset())


class _Side:
    """One package, with the texts of its parts: all that they are, but not the name of the file."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._name = _ENCODER.encode(plan.api.location.file)

    def text(self, value: object) -> bytes:
        """A part of the model as text."""
        return _ENCODER.encode(value).replace(self._name, b"")

    def facts(self, key: str) -> object:
        """What a name of the models depends on, besides the types that it refers to."""
        plan = self.plan
        declaration = plan.names.types.get(key)
        if declaration is None:
            return None
        named = plan.names.names.get(key)
        return named, key in plan.sent, self.text(declaration)


def compare_plans(old: Plan, new: Plan) -> Same:
    """What both packages have alike, in the same place of the description."""
    if not _aliases_agree(old, new):
        return NOTHING_SAME
    sides = _Side(old), _Side(new)
    changed = _changed(*sides)
    types = frozenset(new.needed) - changed.loud - changed.quiet
    before, after = _methods(old), _methods(new)
    methods = frozenset(
        path
        for path, one in before.items()
        if path in after and _is_same(sides, (one, after[path]), changed)
    )
    return Same(types, methods)


def _aliases_agree(old: Plan, new: Plan) -> bool:
    """Whether types without a name of their own are called alike wherever both sides have them."""
    before = {one.key: old.names.names[one.key] for one in old.synthetic}
    after = {one.key: new.names.names[one.key] for one in new.synthetic}
    return all(before[key] == after[key] for key in before.keys() & after.keys())


def _methods(plan: Plan) -> dict[str, OperationPlan]:
    return {group.dotted(one): one for group, one in plan.operations()}


def _is_same(
    sides: tuple[_Side, _Side],
    plans: tuple[OperationPlan, OperationPlan],
    changed: _Changed,
) -> bool:
    """Whether the signature of a method is the same, without writing it down."""
    old, new = plans
    keys = {key for one in operation_types(new.operation) for key in named_keys(one)}
    if keys & changed.loud:
        return False
    if sides[0].text(old.operation) != sides[1].text(new.operation):
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


def _changed(before: _Side, after: _Side) -> _Changed:
    old, new = before.plan, after.plan
    differing = {
        key
        for key in {*old.names.types, *new.names.types}
        if before.facts(key) != after.facts(key)
    }
    quiet = {key for key in differing if _is_quiet(old, new, key)}
    users = _users((old, new)) if differing else {}
    loud = _made_of(differing - quiet, users)
    return _Changed(loud, frozenset(quiet), _made_of(differing, users))


def _is_quiet(old: Plan, new: Plan, key: str) -> bool:
    before, after = old.names.types.get(key), new.names.types.get(key)
    if not (isinstance(before, Record) and isinstance(after, Record)):
        return False
    named = old.names.names.get(key), new.names.names.get(key)
    # A record without fields takes mappings too.
    return named[0] == named[1] and bool(before.fields) and bool(after.fields)


def _users(plans: Iterable[Plan]) -> dict[str, set[str]]:
    """What refers to each declaration, on either side."""
    users: dict[str, set[str]] = {}
    for plan in plans:
        for key, declaration in plan.names.types.items():
            for used in _used(declaration):
                users.setdefault(used, set()).add(key)
    return users


def _made_of(keys: Iterable[str], users: Mapping[str, set[str]]) -> frozenset[str]:
    """The keys, and those of everything that refers to them."""
    found = set(keys)
    waiting = list(found)
    while waiting:
        more = users.get(waiting.pop(), _NOBODY) - found
        found |= more
        waiting += more
    return frozenset(found)


def _used(declaration: Declaration) -> Iterable[str]:
    for one in declaration_types(declaration):
        yield from named_keys(one)
