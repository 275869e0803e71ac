"""A report as it is read: the changes that stand, those that were accepted, and the verdict without them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

import msgspec

from specmill.diff.findings import (
    Bump,
    Change,
    DiffReport,
    Effect,
    Place,
    Verdict,
    Wire,
)

_WIRES = (Wire.BREAKING, Wire.UNKNOWN, Wire.SAFE)
_EFFECTS = (Effect.BREAKING, Effect.SAFE)
_BUMPS = (Bump.MAJOR, Bump.MINOR, Bump.PATCH)


class Accepted(msgspec.Struct, frozen=True):
    """A change that somebody answers for, with the words of the decisions file."""

    change: Change
    reason: str
    author: str
    until: str


class Review(msgspec.Struct, frozen=True):
    """What is left to look at after the decisions that were taken.

    The verdict of `report` is that of its changes; `accepted` ones count in no layer.
    """

    report: DiffReport
    accepted: tuple[Accepted, ...] = ()


def fingerprint(change: Change) -> str:
    """Twelve hexadecimal digits that stay the same as long as rule, places and values do.

    Neither the wording of a message nor the line of a place counts.
    """
    parts = [
        change.rule,
        _mark(change.base),
        _mark(change.head),
        change.before,
        change.after,
    ]
    text = json.dumps(parts, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _mark(place: Place | None) -> str | None:
    """A place without its line; other files than the description are named."""
    if place is None:
        return None
    return f"{place.part}#{place.pointer}" if place.part else place.pointer


def worst(changes: Iterable[Change]) -> Verdict:
    """The verdict of several changes: the worst of each layer."""
    given = tuple(changes)
    wires = {one.wire for one in given}
    runtimes = {one.runtime for one in given}
    types = {one.types for one in given}
    bumps = {one.semver for one in given}
    return Verdict(
        wire=next((one for one in _WIRES if one in wires), Wire.NONE),
        runtime=next((one for one in _EFFECTS if one in runtimes), Effect.NONE),
        types=next((one for one in _EFFECTS if one in types), Effect.NONE),
        semver=next((one for one in _BUMPS if one in bumps), Bump.NONE),
    )
