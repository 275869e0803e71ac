"""Credentials: what let callers in before has to let them in still."""

from __future__ import annotations

from collections.abc import Iterable

from specmill.contract import Operation, Requirement, SecurityScheme
from specmill.diff.collecting import Edited, Scene
from specmill.diff.comparing import Comparison
from specmill.diff.findings import Flow
from specmill.source.node import Node

Alternative = dict[str, frozenset[str]]
"""The schemes of an alternative, by name, each with its scopes."""

Told = tuple[str, str, tuple[str, str]]
"""The name of an edit, what has changed in words, and both texts."""


class Credentials:
    """The security schemes of both sides by name; one that was only renamed has its new name."""

    def __init__(
        self, old: tuple[SecurityScheme, ...], new: tuple[SecurityScheme, ...]
    ) -> None:
        self.old = {one.key: one for one in old}
        self.new = {one.key: one for one in new}
        self._names: dict[str, str] = {}
        fresh = [one for one in new if one.key not in self.old]
        for one in old:
            if one.key in self.new:
                continue
            same = [each.key for each in fresh if _facts(each) == _facts(one)]
            if same:
                self._names[one.key] = same[0]

    def alternatives(
        self, listed: Iterable[Requirement], *, is_old: bool
    ) -> list[Alternative]:
        """What is enough to be let in, in the names of the new side."""
        return [
            {
                self._names.get(name, name) if is_old else name: frozenset(scopes)
                for name, scopes in one
            }
            for one in listed
        ]


def compare_security(
    comparison: Comparison,
    scene: Scene,
    pair: tuple[Operation, Operation],
    credentials: Credentials,
) -> None:
    """Compare the credentials that an operation asks for, and how those are sent."""
    old, new = pair
    before = credentials.alternatives(old.security, is_old=True)
    after = credentials.alternatives(new.security, is_old=False)
    if old.security != new.security:
        _requirements(comparison, scene, pair, (before, after))
    asked = {name for one in before for name in one}
    for name in sorted(asked & {name for one in after for name in one}):
        if name in credentials.old and name in credentials.new:
            _schemes(comparison, scene, credentials.old[name], credentials.new[name])


def compare_unused(comparison: Comparison, credentials: Credentials) -> None:
    """Compare the schemes that no operation asks for on both sides, which nothing is sent with."""
    asked = [
        {
            name
            for operation in side.operations
            for one in operation.security
            for name, _ in one
        }
        for side in (comparison.old, comparison.new)
    ]
    for name in sorted(credentials.old.keys() & credentials.new.keys()):
        if name not in asked[0] & asked[1]:
            pair = credentials.old[name], credentials.new[name]
            _schemes(comparison, Scene("", "", Flow.NONE), *pair)


def _requirements(
    comparison: Comparison,
    scene: Scene,
    pair: tuple[Operation, Operation],
    sides: tuple[list[Alternative], list[Alternative]],
) -> None:
    before, after = sides
    edit = _edit(before, after, ("tightened", "loosened"))
    rule, what = "security-required", "asks for other credentials"
    bare = [[dict.fromkeys(one, frozenset[str]()) for one in side] for side in sides]
    if edit and not _edit(bare[0], bare[1], ("tightened", "loosened")):
        rule, what = "security-scopes", "asks for other scopes"
        edit = _edit(before, after, ("added", "removed"))
    if not edit:
        return
    comparison.collected.edit(
        scene,
        Edited(
            rule=rule,
            edit=edit,
            what=what,
            flow=Flow.IN,
            base=_place(*pair),
            head=_place(*reversed(pair)),
            before=_told(pair[0].security),
            after=_told(pair[1].security),
        ),
    )


def _place(one: Operation, other: Operation) -> Node:
    """Where one side says what an operation asks for: at the operation, if only the other side says it, and there."""
    is_unsaid = not one.security_origin.location.pointer
    is_own = other.security_origin.location.pointer.startswith(
        other.origin.location.pointer
    )
    return one.origin if is_unsaid and is_own else one.security_origin


def _edit(
    old: list[Alternative], new: list[Alternative], names: tuple[str, str]
) -> str | None:
    """What became of the alternatives; None when they let the same callers in."""
    narrows = any(not any(_is_within(one, each) for one in new) for each in old)
    widens = any(not any(_is_within(one, each) for one in old) for each in new)
    if narrows and widens:
        return "changed"
    return names[0] if narrows else names[1] if widens else None


def _is_within(asked: Alternative, given: Alternative) -> bool:
    """Whether whoever has the credentials of one alternative has those of another."""
    return all(
        name in given and scopes <= given[name] for name, scopes in asked.items()
    )


def _told(security: tuple[Requirement, ...]) -> str:
    return " or ".join(
        " and ".join(
            f"{name} ({', '.join(scopes)})" if scopes else name for name, scopes in one
        )
        or "nothing"
        for one in security
    )


def _facts(one: SecurityScheme) -> tuple[object, ...]:
    flows = tuple((flow.kind, flow.urls) for flow in one.flows)
    return one.type, one.placed, one.name.lower(), one.scheme, one.open_id_url, flows


def _schemes(
    comparison: Comparison, scene: Scene, old: SecurityScheme, new: SecurityScheme
) -> None:
    """Compare how the credentials of one name are sent and had."""
    for edit, what, texts in _changes(old, new):
        edited = ("security-scheme", edit, what, texts)
        _of_scheme(comparison, scene, edited, (old, new))
    scopes = [
        sorted({name for flow in one.flows for name in flow.scopes})
        for one in (old, new)
    ]
    hints = [
        ("bearerFormat", old.bearer_format, new.bearer_format),
        ("list of scopes", ", ".join(scopes[0]), ", ".join(scopes[1])),
    ]
    for what, before, after in hints:
        if before != after:
            said = f"{what} {_verb(before, after)}"
            edited = ("security-hint", "changed", said, (before, after))
            _of_scheme(comparison, scene, edited, (old, new))


def _changes(old: SecurityScheme, new: SecurityScheme) -> Iterable[Told]:
    facts = [
        ("type", old.type, new.type),
        ("place", old.placed, new.placed),
        ("name", old.name, new.name),
        ("scheme", old.scheme, new.scheme),
        ("OpenID Connect address", old.open_id_url, new.open_id_url),
    ]
    for what, before, after in facts:
        if before.lower() != after.lower():
            yield "changed", f"{what} changed", (before, after)
            if old.type != new.type:
                return
    before_flows = {one.kind: one for one in old.flows}
    after_flows = {one.kind: one for one in new.flows}
    for kind in sorted(before_flows.keys() | after_flows.keys()):
        one, other = before_flows.get(kind), after_flows.get(kind)
        if one is None:
            yield "way added", f"{kind} was added", ("", kind)
        elif other is None:
            yield "way removed", f"{kind} was removed", (kind, "")
        elif one.urls != other.urls:
            yield from _of_urls(kind, dict(one.urls), dict(other.urls))


def _of_urls(kind: str, old: dict[str, str], new: dict[str, str]) -> Iterable[Told]:
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key, ""), new.get(key, "")
        if before == after:
            continue
        verb = _verb(before, after)
        yield verb.replace("was", "way"), f"{key} of {kind} {verb}", (before, after)


def _verb(before: str, after: str) -> str:
    if before and after:
        return "changed"
    return "was added" if after else "was removed"


def _of_scheme(
    comparison: Comparison,
    scene: Scene,
    told: tuple[str, str, str, tuple[str, str]],
    pair: tuple[SecurityScheme, SecurityScheme],
) -> None:
    rule, edit, what, texts = told
    comparison.collected.edit(
        scene,
        Edited(
            rule=rule,
            edit=edit,
            what=what,
            flow=scene.request,
            where=f"credentials `{pair[1].key}`",
            base=pair[0].origin,
            head=pair[1].origin,
            before=texts[0] or None,
            after=texts[1] or None,
        ),
    )
