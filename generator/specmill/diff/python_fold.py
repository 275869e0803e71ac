"""One cause, one change: what follows from another change of the SDK is told with it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import msgspec

from specmill.diff.findings import Change, Place
from specmill.diff.python_findings import together
from specmill.diff.surface import TypeName

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CLASSES = {"model-added": False, "model-removed": True}

Definitions: TypeAlias = Mapping[str, TypeName]
Places = tuple[Place | None, Place | None]


def fold(
    changes: Sequence[Change], old: Definitions, new: Definitions
) -> tuple[Change, ...]:
    """The changes with those of one place together, and classes beside what uses them.

    `old` and `new` are the names of the models on both sides.
    """
    return _by_place(_new_classes(_by_use(changes, (old, new))))


def _new_classes(changes: Iterable[Change]) -> Iterable[Change]:
    """All classes that are new without anything that brings them are one change."""
    given = tuple(changes)
    new = [one for one in given if one.rule == "model-added"]
    if len(new) < 2:
        return given
    whole = msgspec.structs.replace(together(new), subject="models")
    return (*(one for one in given if one.rule != "model-added"), whole)


def _by_place(changes: Iterable[Change]) -> tuple[Change, ...]:
    found: dict[Places | int, list[Change]] = {}
    for number, one in enumerate(changes):
        places = (one.base, one.head)
        key: Places | int = number if places == (None, None) else places
        found.setdefault(key, []).append(one)
    return tuple(together(group) for group in found.values())


def _by_use(
    changes: Sequence[Change], sides: tuple[Definitions, Definitions]
) -> Iterable[Change]:
    """A class that went or came with something else is part of that change."""
    classes = {one.subject: one for one in changes if one.rule in _CLASSES}
    if not classes:
        return changes
    taken = _of_methods(changes, classes)
    for number, one in enumerate(changes):
        if one.rule in _CLASSES:
            continue
        for name in sorted(_mentioned(one) & classes.keys()):
            if _fits(one, classes[name]):
                taken.setdefault(name, number)
    _take_inner(taken, classes, sides)
    beside: dict[int, list[Change]] = {}
    for name, number in taken.items():
        beside.setdefault(number, []).append(classes[name])
    return [
        _with(one, beside.get(number, ()))
        for number, one in enumerate(changes)
        if one.subject not in taken or one.rule not in _CLASSES
    ]


def _of_methods(
    changes: Sequence[Change], classes: Mapping[str, Change]
) -> dict[str, int]:
    """The number of the method that came or went with each class that nothing else uses."""
    methods: dict[str, dict[str, int]] = {"method-added": {}, "method-removed": {}}
    for number, one in enumerate(changes):
        if one.rule in methods:
            methods[one.rule] |= dict.fromkeys(one.operations, number)
    found: dict[str, int] = {}
    for name, one in classes.items():
        numbers = methods["method-removed" if _CLASSES[one.rule] else "method-added"]
        users = [numbers.get(key) for key in one.operations]
        known = [each for each in users if each is not None]
        if known and len(known) == len(users):
            found[name] = min(known)
    return found


def _take_inner(
    taken: dict[str, int],
    classes: Mapping[str, Change],
    sides: tuple[Definitions, Definitions],
) -> None:
    """Take the classes as well that those taken are made of, and that came or went with them."""
    waiting = deque(taken)
    while waiting:
        name = waiting.popleft()
        is_gone = _CLASSES[classes[name].rule]
        for inner in _parts(sides[0 if is_gone else 1].get(name)):
            other = classes.get(inner)
            if inner in taken or other is None or _CLASSES[other.rule] is not is_gone:
                continue
            taken[inner] = taken[name]
            waiting.append(inner)


def _parts(one: TypeName | None) -> list[str]:
    """The names in the definition of a class or alias."""
    if one is None:
        return []
    texts = (one.target, *(each.annotation for each in one.attributes))
    return [name for text in texts for name in _NAME.findall(text)]


def _mentioned(one: Change) -> set[str]:
    texts = (
        text
        for each in one.signatures
        for text in (each.before, each.after)
        if text is not None
    )
    return {name for text in texts for name in _NAME.findall(text)}


def _fits(one: Change, of_class: Change) -> bool:
    """Whether the name is on the side of the change on which the class is."""
    is_gone = _CLASSES[of_class.rule]
    name = of_class.subject
    for each in one.signatures:
        text = each.before if is_gone else each.after
        other = each.after if is_gone else each.before
        if name in _NAME.findall(text or "") and name not in _NAME.findall(other or ""):
            return True
    return False


def _with(one: Change, classes: Iterable[Change]) -> Change:
    """The change at its own place, with the classes and the verdicts of what is gone with it."""
    given = tuple(classes)
    gone = [other for other in given if _CLASSES[other.rule]]
    if gone:
        whole = together((one, *gone))
        one = msgspec.structs.replace(whole, base=one.base, head=one.head)
    come = [each for other in given if other not in gone for each in other.signatures]
    return msgspec.structs.replace(one, signatures=(*one.signatures, *come))
