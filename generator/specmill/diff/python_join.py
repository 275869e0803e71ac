"""The two layers as one list: what the wire and the Python layer say of one cause is one change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from specmill.diagnostics import unescape_pointer
from specmill.diff.findings import Bump, Change, Effect, Place, Wire
from specmill.diff.python_findings import weight, worst_bump, worst_effect
from specmill.diff.semver import wire_bump

_EXACT = 1_000_000
_TEXTS = frozenset({"documentation", "schema-documentation", "schema-extension"})
_NAMING = ("title", "`x-specmill-", "`x-enum-varnames`")
_RENAMES = frozenset(
    {"operation-id", "operation-tags", "operation-added", "operation-removed"}
)
_ADDRESSES = frozenset({"address-removed", "address-added"})
_VARIABLES = re.compile(r"/servers/\d+/variables/")
_OF_OPERATION = {
    "method-renamed": _RENAMES,
    "resource-renamed": _RENAMES,
    "method-deprecated": frozenset({"operation-deprecated"}),
    "method-reinstated": frozenset({"operation-deprecated"}),
    "argument-position-changed": frozenset({"parameter-position"}),
    "version-changed": frozenset({"api-version"}),
    "package-name-unsettled": frozenset({"api-version"}),
}
"""The rules of wire changes that explain those of Python, where the place alone says too little."""


def join(wire: Sequence[Change], python: Sequence[Change]) -> tuple[Change, ...]:
    """All changes, each cause once: verdicts and signatures of the SDK go to the wire change of their place.

    What no wire change explains (names, documentation, sdk.yaml) comes after them as it is.
    """
    index = _Index(wire)
    told: dict[int, list[Change]] = {}
    alone: list[Change] = []
    for one in python:
        number = index.nearest(one)
        if number is None:
            alone.append(one)
        else:
            told.setdefault(number, []).append(one)
    folded = _folded(wire, told)
    replaced = frozenset(_family(one, "-removed") for one in wire)
    joined = (
        _joined(one, told[number]) if number in told else _alone(one, replaced)
        for number, one in enumerate(wire)
        if number not in folded
    )
    return (*joined, *alone)


def _folded(
    wire: Sequence[Change], told: Mapping[int, Sequence[Change]]
) -> frozenset[int]:
    """Changes of tags that moved a namespace, which is told with one of them."""
    moved = {
        (wire[number].before, wire[number].after): number
        for number, found in told.items()
        if wire[number].rule == "operation-tags"
        and any(one.rule == "resource-renamed" for one in found)
    }
    return frozenset(
        number
        for number, one in enumerate(wire)
        if one.rule == "operation-tags"
        and number not in told
        and (one.before, one.after) in moved
    )


def _family(change: Change, ending: str) -> str:
    """What a rule is about, when it says that such a thing came or went."""
    name = change.rule.removesuffix(ending)
    return "" if name == change.rule else name


def _alone(change: Change, replaced: frozenset[str]) -> Change:
    """A wire change that no name of the SDK shows; what only takes the place of another is not new."""
    seen = change.wire is not Wire.NONE
    family = _family(change, "-added")
    is_other = family != "" and family in replaced
    bump = Bump.PATCH if is_other and seen else wire_bump(change)
    return msgspec.structs.replace(
        change,
        runtime=Effect.SAFE if seen else Effect.NONE,
        semver=worst_bump((change.semver, bump)),
    )


class _Index:
    """Wire changes by their places, on both sides."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes
        self._places: dict[tuple[str, str, str], list[int]] = {}
        self._inner: dict[tuple[str, str, str], list[int]] = {}
        for number, one in enumerate(changes):
            for side, place in _own_sides(one):
                self._places.setdefault((side, place.file, place.pointer), []).append(
                    number
                )
                for outer in _around(place.pointer):
                    self._inner.setdefault((side, place.file, outer), []).append(number)

    def nearest(self, change: Change) -> int | None:
        """The wire change of the same cause: at the same place, inside it, or the end of all around it."""
        scores: dict[int, int] = {}
        for side, place in _sides(change):
            for number, score in self._near(side, place, change):
                if not _is_beside(self._changes[number], change):
                    scores[number] = scores.get(number, 0) + score
        if not scores:
            return None
        # A text that changed beside a type explains no other type.
        return max(
            scores,
            key=lambda number: (
                self._changes[number].wire is not Wire.NONE
                or change.rule in _OF_OPERATION,
                scores[number],
                -number,
            ),
        )

    def _near(
        self, side: str, place: Place, change: Change
    ) -> Iterable[tuple[int, int]]:
        # The values of a variable are the addresses.
        is_variable = _VARIABLES.match(place.pointer)
        wanted = _ADDRESSES if is_variable else _OF_OPERATION.get(change.rule)
        if wanted is not None:
            for outer in (place.pointer, *_around(place.pointer)):
                for number in self._places.get((side, place.file, outer), ()):
                    one = self._changes[number]
                    if one.rule in wanted:
                        is_it = (one.before, one.after) == (change.before, change.after)
                        yield number, _EXACT + is_it + self._weight(number)
            return
        for number in self._places.get((side, place.file, place.pointer), ()):
            yield number, _EXACT + self._weight(number)
        yield from self._required(side, place)
        yield from self._value_names(side, place)
        # Everything is inside a description, which explains nothing.
        is_whole = _is_end(change) or not place.pointer
        inner = () if is_whole else (side, place.file, place.pointer)
        for number in self._inner.get(inner, ()) if inner else ():
            other = self._pointer(number, side)
            below = other.removeprefix(place.pointer)
            is_new_header = self._changes[number].rule == "header-added"
            if "/properties/" in below or is_new_header:
                # A new header is read from raw answers only.
                continue
            depth = other.count("/") - place.pointer.count("/")
            yield number, _EXACT // 2 - 10 * depth + self._weight(number)
        for outer in _around(place.pointer):
            for number in self._places.get((side, place.file, outer), ()):
                if _is_end(self._changes[number]) and _is_end(change):
                    yield number, _EXACT // 4 + 10 * outer.count("/")

    def _required(self, side: str, place: Place) -> Iterable[tuple[int, int]]:
        """Changes of the list of required fields, which stands beside the field itself."""
        owner, _, name = place.pointer.rpartition("/")
        if not owner.endswith("/properties"):
            return
        pointer = f"{owner.removesuffix('/properties')}/required"
        ending = f".{unescape_pointer(name)}"
        for number in self._places.get((side, place.file, pointer), ()):
            one = self._changes[number]
            named = one.subject.endswith(ending) or ending[1:] in (
                one.before,
                one.after,
            )
            if named:
                yield number, _EXACT - 1 + self._weight(number)

    def _value_names(self, side: str, place: Place) -> Iterable[tuple[int, int]]:
        """Changes of the names of listed values, which stand beside the values themselves."""
        owner, _, keyword = place.pointer.rpartition("/")
        if keyword == "enum":
            beside = (side, place.file, f"{owner}/x-enum-varnames")
            for number in self._places.get(beside, ()):
                yield number, _EXACT - 1 + self._weight(number)

    def _pointer(self, number: int, side: str) -> str:
        return dict(_sides(self._changes[number]))[side].pointer

    def _weight(self, number: int) -> int:
        """The worse of two changes at one place is the one that matters."""
        return {Wire.BREAKING: 3, Wire.UNKNOWN: 2, Wire.SAFE: 1}.get(
            self._changes[number].wire, 0
        )


def _own_sides(change: Change) -> Iterable[tuple[str, Place]]:
    """The places of a wire change itself: what came or went is placed in what is around it, too."""
    sides = tuple(_sides(change))
    deepest = max((place.pointer.count("/") for _, place in sides), default=0)
    return [one for one in sides if one[1].pointer.count("/") == deepest]


def _sides(change: Change) -> Iterable[tuple[str, Place]]:
    if change.base is not None:
        yield "base", change.base
    if change.head is not None:
        yield "head", change.head


def _is_beside(wire: Change, python: Change) -> bool:
    """Whether it is only a text that changed, which breaks nothing, and names nothing either."""
    if wire.rule not in _TEXTS or Effect.BREAKING not in (python.runtime, python.types):
        return False
    what = wire.message.removeprefix(f"{wire.subject}: ").partition(" changed")[0]
    return not any(one.startswith(_NAMING) for one in what.split(", "))


def _is_end(change: Change) -> bool:
    """Whether something came or went as a whole."""
    return change.base is None or change.head is None


def _around(pointer: str) -> Iterable[str]:
    while "/" in pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer


def _joined(wire: Change, found: Sequence[Change]) -> Change:
    python = sorted(found, key=weight)
    moved = next((one for one in python if one.rule == "resource-renamed"), None)
    if moved is not None:
        message = moved.subject + wire.message.removeprefix(wire.subject)
        wire = msgspec.structs.replace(wire, subject=moved.subject, message=message)
    signatures = dict.fromkeys(each for one in python for each in one.signatures)
    operations = dict.fromkeys(
        (*wire.operations, *(each for one in python for each in one.operations))
    )
    renames = dict.fromkeys(each for one in python for each in one.renames)
    consequence = "; ".join(dict.fromkeys(one.message for one in python))
    is_wide = not wire.operations or wire.rule == "operation-tags"
    return msgspec.structs.replace(
        wire,
        runtime=worst_effect(one.runtime for one in python),
        types=worst_effect(one.types for one in python),
        semver=worst_bump((wire_bump(wire), *(one.semver for one in python))),
        consequence=wire.consequence or consequence,
        operations=tuple(operations) if is_wide else wire.operations,
        signatures=tuple(signatures),
        renames=tuple(renames),
    )
