"""Two contracts, operation by operation."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator

from specmill.contract import Contract, Operation
from specmill.diff.collecting import Collected, Edited, Scene
from specmill.diff.comparing import Comparison
from specmill.diff.findings import Flow
from specmill.diff.naming import operation_names
from specmill.diff.pairing import pairs
from specmill.diff.structure_answers import compare_answers
from specmill.diff.structure_bodies import compare_bodies
from specmill.diff.structure_components import (
    compare_component_names,
    compare_components,
)
from specmill.diff.structure_lifecycle import (
    compare_lifecycle,
    has_ended,
    is_unstable,
)
from specmill.diff.structure_moved import Division, find_division, tell_division
from specmill.diff.structure_parameters import compare_parameters
from specmill.diff.structure_security import (
    Credentials,
    compare_security,
    compare_unused,
)
from specmill.diff.structure_servers import compare_servers
from specmill.diff.structure_texts import compare_texts
from specmill.source.node import Node

Mark = Callable[[Operation], Hashable]


def compare_structure(old: Contract, new: Contract) -> Collected:
    """Everything that is different for whoever calls, or is called by, the API."""
    comparison = Comparison(old, new)
    division = find_division(old, new)
    walk = _Walk(comparison, division)
    walk.operations()
    walk.incoming()
    whole = Scene("", "")
    if division is not None:
        tell_division(comparison)
    else:
        sides = old.servers, new.servers
        compare_servers(comparison, whole, (old.origin, new.origin), sides)
    compare_texts(comparison, whole, old, new)
    compare_unused(comparison, walk.credentials)
    compare_components(comparison)
    compare_component_names(comparison)
    return comparison.collected


class _Walk:
    """Goes through the operations of both sides."""

    def __init__(self, comparison: Comparison, division: Division | None) -> None:
        self._comparison = comparison
        self._division = division
        self._collected = comparison.collected
        self.credentials = Credentials(comparison.old.schemes, comparison.new.schemes)
        self._names = operation_names(comparison.old, comparison.new)
        known = {one.key for one in comparison.old.operations}
        self._new_keys = {
            one.id: one.key
            for one in comparison.new.operations
            if one.id and one.key not in known
        }

    def operations(self) -> None:
        old, new = self._comparison.old, self._comparison.new
        for before, after in _pairs(old.operations, new.operations, self._division):
            if before is not None and after is not None:
                self._operation(before, after)
            elif before is not None:
                edit = (
                    "removed after its sunset"
                    if has_ended(before.origin)
                    else "removed"
                )
                self._one_sided(before, "operation-removed", edit, self._gone(before))
            elif after is not None:
                self._one_sided(after, "operation-added", "added", "added")

    def incoming(self) -> None:
        old, new = self._comparison.old, self._comparison.new
        for before, after in _pairs(old.incoming, new.incoming):
            if before is not None and after is not None:
                self._incoming(before, after)
            elif before is not None:
                self._one_sided(before, "incoming-removed", "removed", "removed")
            elif after is not None:
                self._one_sided(after, "incoming-added", "added", "added")

    def _operation(self, old: Operation, new: Operation) -> None:
        comparison = self._comparison
        scene = Scene(new.key, self._names[new.key], unstable=is_unstable(old.origin))
        compare_security(comparison, scene, (old, new), self.credentials)
        if old.servers or new.servers:
            servers = (
                old.servers or comparison.old.servers,
                new.servers or comparison.new.servers,
            )
            compare_servers(comparison, scene, (old.origin, new.origin), servers)
        self._messages(scene, old, new)

    def _incoming(self, old: Operation, new: Operation) -> None:
        unstable = is_unstable(old.origin)
        scene = Scene(new.key, self._names[new.key], Flow.OUT, Flow.IN, unstable)
        if old.caller and old.address != new.address:
            edited = Edited(
                rule="callback-address",
                edit="changed",
                what="is sent to another address",
                flow=Flow.OUT,
                base=old.origin,
                head=new.origin,
                before=old.address,
                after=new.address,
            )
            self._collected.edit(scene, edited)
        self._messages(scene, old, new)

    def _messages(self, scene: Scene, old: Operation, new: Operation) -> None:
        """Compare what is sent and answered, and what is said of it."""
        comparison = self._comparison
        if comparison.sameness.operations(old, new):
            return
        compare_parameters(comparison, scene, old, new)
        compare_bodies(comparison, scene, old, new)
        compare_answers(comparison, scene, old, new)
        compare_lifecycle(comparison, scene, old, new)
        compare_texts(comparison, scene, old, new)

    def _gone(self, old: Operation) -> str:
        """What is said of an operation that was removed, or that another request is sent for now."""
        key = self._new_keys.get(old.id or "")
        if key is None:
            return "removed"
        return f"removed; its operationId is that of {self._names[key]} now"

    def _one_sided(self, one: Operation, rule: str, edit: str, what: str) -> None:
        roots = self._comparison.old.origin, self._comparison.new.origin
        is_old = rule.endswith("-removed")
        edited = Edited(
            rule=rule,
            edit=edit,
            what=what,
            flow=Flow.IN if one.caller is None else Flow.OUT,
            base=one.origin if is_old else _around(one, roots[0]),
            head=_around(one, roots[1]) if is_old else one.origin,
            only="base" if is_old else "head",
        )
        unstable = is_old and is_unstable(one.origin)
        scene = Scene(one.key, self._names[one.key], unstable=unstable)
        self._collected.edit(scene, edited)


def _around(one: Operation, root: Node) -> Node:
    """The nearest thing in another description that an operation would stand in."""
    section = "webhooks" if one.caller == "" else "paths" if one.path else "methods"
    found = root.get(section)
    return root if found is None else found.get(one.path) or found


def _pairs(
    old: tuple[Operation, ...],
    new: tuple[Operation, ...],
    division: Division | None = None,
) -> Iterator[tuple[Operation | None, Operation | None]]:
    """The operations of both sides by key, in the order of the new side; those that are gone last.

    A key may change when a path comes that only has other names in it, when the operation with a
    callback moves, or when the callback gets another name; and when a part of all addresses is written
    in the paths.
    """
    before = {one.key: one for one in old}
    after = {one.key for one in new}
    gone = [one for one in old if one.key not in after]
    come = [one for one in new if one.key not in before]
    again: dict[str, Operation] = {}
    marks: list[tuple[Mark, Mark]] = [(_place, _place), (_callback, _callback)]
    if division is not None:
        marks = [(division.of_old, division.of_new)]
    for mark, other in marks:
        again |= {one.key: same for same, one in pairs(gone, come, mark, other)}
        taken = {one.key for one in again.values()}
        gone = [one for one in gone if one.key not in taken]
        come = [one for one in come if one.key not in again]
    for one in new:
        yield again.get(one.key) or before.get(one.key), one
    for one in gone:
        yield one, None


def _place(one: Operation) -> Hashable:
    return one.caller, one.method, one.path


def _callback(one: Operation) -> Hashable:
    """What is left of the key of a callback without the operation that asks for it."""
    return one.key.removeprefix(one.caller) if one.caller else one.key
