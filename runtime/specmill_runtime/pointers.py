"""JSON pointers (RFC 6901) into decoded values, and those that msgspec's paths stand for."""

import re
from collections.abc import Mapping
from typing import Final, cast

import msgspec

from specmill_runtime.records import EXTRA, record_of

_INDEX: Final = r"\[(\d{1,9}|\.\.\.)\]"


def resolve(value: object, pointer: str | None) -> object:
    """What a JSON pointer in wire names finds in a decoded value: models, builtins or both.

    None for nothing, and for no pointer.
    """
    if pointer is None:
        return None
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        if isinstance(value, list):
            listed = cast("list[object]", value)
            is_inside = name.isdecimal() and int(name) < len(listed)
            value = listed[int(name)] if is_inside else None
        else:
            value = member(value, name)
    return value


def member(value: object, wire: str) -> object:
    """What a model or a mapping holds under a wire name; None for nothing."""
    if isinstance(value, msgspec.Struct):
        record = record_of(type(value))
        if wire in record.by_wire:
            return cast("object", getattr(value, record.by_wire[wire]))
        value = None if record.extra is None else getattr(value, record.extra)
    if isinstance(value, Mapping):
        return cast("Mapping[str, object]", value).get(wire)
    return None


def pointer_to(path: str, value: object) -> str:
    """The pointer of msgspec's `$.a[0].b` into a decoded value; a key that it does not name is `*`.

    The path does not tell a dot between two names from one in a name: what the value has decides.
    """
    steps = path.removeprefix("key in ").removeprefix("$")
    found = _within(steps, value)
    return "".join(map(step, _split(steps) if found is None else found))


def step(token: str) -> str:
    """One step of a JSON pointer (RFC 6901 §3)."""
    return "/" + token.replace("~", "~0").replace("/", "~1")


def _split(steps: str) -> list[str]:
    tokens = steps.replace("[...]", "[*]").replace("[", ".").replace("]", "").split(".")
    return [one for one in tokens[1:] if not one.startswith(EXTRA)]


def _within(steps: str, value: object) -> list[str] | None:
    """The tokens of a path that leads somewhere in `value`; None for another."""
    if not steps:
        return []
    if isinstance(value, Mapping):
        members = cast("Mapping[str, object]", value)
        names = [one for one in members if steps.startswith(f".{one}")]
        for name in sorted(names, key=len, reverse=True):
            rest = _within(steps[len(name) + 1 :], members[name])
            if rest is not None:
                return [name, *rest]
        return None
    index = re.match(_INDEX, steps)
    if index is None or not isinstance(value, list):
        return None
    items = cast("list[object]", value)
    if not index[1].isdecimal() or int(index[1]) >= len(items):
        return None
    rest = _within(steps[index.end() :], items[int(index[1])])
    return None if rest is None else [index[1], *rest]
