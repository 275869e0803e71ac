"""Names of groups without the words that tell none of them from another: `Messaging_v1_Service`, `Users API`."""

from __future__ import annotations

import keyword
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

_NOISE = frozenset({"api", "apis", "controller"})
_VERSION = re.compile(r"v\d+\w*")
_FEWEST = 3
"""Groups that make a prefix which all of them have."""


def plain_names(names: Iterable[str], segments: AbstractSet[str]) -> Mapping[str, str]:
    """What each name is called when its ending says nothing, or what all begin or end with is a version.

    Names that would be the same then stay as they are, and so do those of `segments` of paths.
    """
    given = {name: name.split("_") for name in sorted(set(names))}
    common = _common_start(list(given.values()))
    tail = _common_end(list(given.values()))
    plain = {
        name: (
            name
            if name in segments
            else "_".join(_bare(words[common : len(words) - tail]))
        )
        for name, words in given.items()
    }
    while clashing := {
        name
        for name, count in Counter(plain.values()).items()
        if count > 1 or not _can_stand_alone(name)
    }:
        changed = {
            name: name if short in clashing else short for name, short in plain.items()
        }
        if changed == plain:
            break
        plain = changed
    return plain


def _can_stand_alone(name: str) -> bool:
    return name.isidentifier() and not keyword.iskeyword(name)


def _bare(words: Sequence[str]) -> Sequence[str]:
    """The words without the last of them when that is what every group is; OpenAPI is one word."""
    bare = words
    while len(bare) > 1 and bare[-1] in _NOISE and bare[:-1] != ["open"]:
        bare = bare[:-1]
    is_rest = bare is not words and len(bare) > 1 and bare[-1] == "rest"
    return bare[:-1] if is_rest else bare


def _common_start(names: Sequence[Sequence[str]]) -> int:
    """How many words all names begin with, when a version is among them."""
    if len(names) < _FEWEST:
        return 0
    shortest = min(map(len, names)) - 1
    count = 0
    while count < shortest and len({words[count] for words in names}) == 1:
        count += 1
    has_version = any(char.isdigit() for word in names[0][:count] for char in word)
    return count if has_version else 0


def _common_end(names: Sequence[Sequence[str]]) -> int:
    """1 when all names end with the same version."""
    last = {words[-1] for words in names}
    is_version = len(last) == 1 and _VERSION.fullmatch(next(iter(last)))
    return int(bool(is_version) and min(map(len, names)) > 1)
