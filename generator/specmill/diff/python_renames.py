"""Renames: what went under one name and came under another, with the evidence for it."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

import msgspec

from specmill.diff.surface import Argument, Attribute, Member, Method, TypeName

T = TypeVar("T")

Evidence = tuple[str, Hashable]
"""What two things have in common when they are one: in words, and as a value to compare."""

_ALIKE = 0.5
RENAME_QUESTION = re.compile(r": was it renamed\? \([^()]*\)")
"""The end of a message about a rename."""
_PLACEHOLDER = re.compile(r"\{[^{}/]*\}")


class Rename(msgspec.Struct, frozen=True):
    """An old name, a new one, and why they seem to be the same thing."""

    old: str
    new: str
    evidence: str

    @property
    def question(self) -> str:
        """The end of a message about it."""
        return f"was it renamed? ({self.evidence})"


def find_renames(
    old: Mapping[str, T],
    new: Mapping[str, T],
    evidence: Callable[[T], tuple[Evidence, ...]],
) -> tuple[Rename, ...]:
    """Pairs among the names that only one side has; evidence counts where it is the only one of its kind.

    Each thing gives its evidence from the strongest to the weakest, all in the same order.
    """
    gone = {name: evidence(one) for name, one in old.items() if name not in new}
    come = {name: evidence(one) for name, one in new.items() if name not in old}
    found: list[Rename] = []
    steps = max((len(one) for one in gone.values()), default=0)
    for step in range(steps):
        left, right = _by_evidence(gone, step), _by_evidence(come, step)
        for (words, value), names in left.items():
            others = right.get((words, value), [])
            if len(names) == 1 and len(others) == 1:
                found.append(Rename(names[0], others[0], words))
                del gone[names[0]], come[others[0]]
    return tuple(found)


def of_method(one: Method) -> tuple[Evidence, ...]:
    """The id of the operation, or how it travels; of several methods the same one."""
    return (
        ("the same operation id", (one.operation, one.said)),
        ("the same request", (one.binding, one.said)),
    )


def of_argument(one: Argument) -> tuple[Evidence, ...]:
    """The name on the wire, or the place and type."""
    return (
        ("the same name on the wire", one.wire_name or one.name),
        ("the same place and type", (_place(one), one.annotation)),
        ("the only one of its type", (one.annotation, one.default)),
    )


def _place(one: Argument) -> str:
    """Where an argument is described, whatever the placeholders around it are called."""
    return _PLACEHOLDER.sub("{}", one.location.pointer)


def of_attribute(one: Attribute) -> tuple[Evidence, ...]:
    """The name on the wire, or the type."""
    return (
        ("the same name on the wire", one.wire_name),
        ("the only one of its type", (one.annotation, one.default)),
    )


def of_member(one: Member) -> tuple[Evidence, ...]:
    """The value."""
    return (("the same value", one.value),)


def of_type(one: TypeName) -> tuple[Evidence, ...]:
    """The name or place in the description, or what it is made of."""
    shape: Hashable = one.target
    if one.kind == "model":
        shape = tuple(sorted((each.wire_name, each.name) for each in one.attributes))
    elif one.kind == "enum":
        shape = tuple(sorted(each.value for each in one.members))
    return (
        ("the same schema", (one.kind, one.key)),
        ("the same place", (one.kind, one.location.pointer)),
        (f"the same {_PARTS[one.kind]}", (one.kind, shape) if shape else one.name),
    )


_PARTS = {"model": "fields", "enum": "values", "alias": "type"}


def alike(one: Rename) -> bool:
    """Whether weak evidence will do: the two names are alike."""
    if one.evidence != "the only one of its type":
        return True
    return difflib.SequenceMatcher(None, one.old, one.new).ratio() >= _ALIKE


def _by_evidence(
    given: Mapping[str, tuple[Evidence, ...]], step: int
) -> dict[Evidence, list[str]]:
    found: dict[Evidence, list[str]] = defaultdict(list)
    for name, evidence in given.items():
        if step < len(evidence):
            found[evidence[step]].append(name)
    return found
