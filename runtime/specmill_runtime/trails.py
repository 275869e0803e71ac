"""Where msgspec found something wrong: its path, as a JSON pointer (RFC 6901)."""

import re
from collections.abc import Mapping
from typing import Final, cast

from specmill_runtime.records import EXTRA

_INDEX: Final = r"\[(\d{1,9}|\.\.\.)\]"


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
