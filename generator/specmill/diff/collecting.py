"""Changes as they are found, brought together by their cause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from specmill.diagnostics import Location
from specmill.diff.excerpts import excerpts
from specmill.diff.findings import NO_WITNESS, Change, Flow, Relation, Wire, place_of
from specmill.diff.relation_law import SEVERITY, judge, meet_all
from specmill.diff.rules import effect_of
from specmill.source.node import Node

_UNSTABLE = "the operation was a draft or alpha, which may change at any time"
_NOTHING = "nothing"


class Scene(msgspec.Struct, frozen=True):
    """The operation that is being compared: its key, its name for readers, and which way its
    requests and its answers go. Nothing that changes of an `unstable` one breaks a promise.
    """

    key: str
    label: str
    request: Flow = Flow.IN
    answer: Flow = Flow.OUT
    unstable: bool = False


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One change at one place.

    `where` says more than the name of the operation; it stands alone when the cause is `shared`: in
    something that has a name of its own. `name` is the property or keyword it is about.
    """

    rule: str
    what: str
    flow: Flow
    relation: Relation
    wire: Wire
    where: str = ""
    name: str = ""
    shared: bool = False
    before: str | None = None
    after: str | None = None
    consequence: str = ""
    base: Location | None = None
    head: Location | None = None
    witness: Any = NO_WITNESS


class Edited(msgspec.Struct, frozen=True, kw_only=True):
    """An edit of the structure: a row of the rules, the edit, and where it was made.

    `only` names the side that its cause is on, where the other is just the nearest thing around.
    """

    rule: str
    edit: str
    what: str
    flow: Flow
    base: Node
    head: Node
    where: str = ""
    before: str | None = None
    after: str | None = None
    only: str = ""


@dataclass(slots=True)
class _Entry:
    """A cause, and what it reaches so far."""

    found: Found
    scene: Scene
    flows: set[Flow] = field(default_factory=set[Flow])
    requests: dict[str, None] = field(default_factory=dict[str, None])
    responses: dict[str, None] = field(default_factory=dict[str, None])


class Collected:
    """All changes found so far; a cause that is found again only reaches more operations."""

    def __init__(self) -> None:
        self._entries: dict[tuple[object, ...], _Entry] = {}

    def edit(self, scene: Scene, edited: Edited) -> None:
        """Note an edit of the structure."""
        relation, wire = effect_of(edited.rule, edited.edit)
        found = Found(
            rule=edited.rule,
            what=edited.what,
            flow=edited.flow,
            relation=relation,
            wire=judge(relation, edited.flow) if wire is None else wire,
            where=edited.where,
            before=edited.before,
            after=edited.after,
            base=None if edited.only == "head" else edited.base.location,
            head=edited.head.location,
        )
        causes = (found.base,) if edited.only == "base" else (found.base, found.head)
        self._add(scene, found, (edited.edit, *causes))

    def add(self, scene: Scene, found: Found) -> None:
        """Note a change of a schema."""
        self._add(scene, found, (found.name, found.base, found.head))

    def _add(self, scene: Scene, found: Found, cause: tuple[object, ...]) -> None:
        if scene.unstable and SEVERITY[found.wire] > SEVERITY[Wire.SAFE]:
            found = msgspec.structs.replace(
                found, wire=Wire.SAFE, consequence=_UNSTABLE
            )
        key = (found.rule, found.before, found.after, cause)
        entry = self._entries.get(key)
        if entry is None:
            entry = self._entries[key] = _Entry(found, scene)
        else:
            entry.found = _merged(entry.found, found)
        entry.flows.add(found.flow)
        if scene.key and found.flow is not Flow.NONE:
            side = entry.requests if found.flow is scene.request else entry.responses
            side[scene.key] = None

    def places(self) -> set[Location]:
        """Where anything was found, and all that these places are in."""
        found = {
            place
            for entry in self._entries.values()
            for place in (entry.found.base, entry.found.head)
            if place is not None
        }
        for place in list(found):
            tokens = place.pointer.split("/")
            for count in range(2, len(tokens)):
                found.add(Location(place.file, "/".join(tokens[:count])))
        return found

    def changes(self) -> Iterator[Change]:
        """Every cause once, with all that it reaches."""
        for entry in self._entries.values():
            yield _change(entry)


def _merged(first: Found, second: Found) -> Found:
    """One cause that was found twice: the worse verdict, and what is known in either direction."""
    relations = first.relation, second.relation
    rank = SEVERITY[second.wire] - SEVERITY[first.wire]
    worse = second if rank > 0 else first
    if rank == 0 and relations[0] is Relation.EQUAL:
        worse = second
    known = [one for one in relations if one is not Relation.UNKNOWN]
    relation = meet_all(known) if known else Relation.UNKNOWN
    if relation is worse.relation:
        return worse
    return msgspec.structs.replace(worse, relation=relation)


def _change(entry: _Entry) -> Change:
    found, scene = entry.found, entry.scene
    operations = dict.fromkeys((*entry.requests, *entry.responses))
    if scene.key:
        operations.setdefault(scene.key)
    alone = found.where if found.shared or len(operations) > 1 else ""
    if len(operations) > 1 and not found.where and _is_of_all(found):
        alone = "API"
    subject = alone or " → ".join(one for one in (scene.label, found.where) if one)
    flows = entry.flows - {Flow.NONE}
    return Change(
        rule=found.rule,
        message=_sentence(subject, found),
        wire=found.wire,
        flow=Flow.BOTH if len(flows) > 1 else next(iter(flows), Flow.NONE),
        relation=found.relation,
        subject=subject,
        before=found.before,
        after=found.after,
        consequence=found.consequence,
        operations=tuple(sorted(operations)),
        requests=len(entry.requests),
        responses=len(entry.responses),
        base=place_of(found.base),
        head=place_of(found.head),
        witness=found.witness,
    )


def _is_of_all(found: Found) -> bool:
    """Whether it is said at the top of a description, for all operations."""
    place = found.head or found.base
    return place is not None and place.pointer.count("/") <= 1


def _sentence(subject: str, found: Found) -> str:
    change = ""
    if found.before is not None and found.after is not None:
        texts = (found.before or _NOTHING, found.after or _NOTHING)
        change = f" ({' → '.join(excerpts(*texts))})"
    return f"{subject}: {found.what}{change}" if subject else f"{found.what}{change}"
