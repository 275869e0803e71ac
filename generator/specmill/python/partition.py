"""Which module of `models` a type lives in.

A type that one group of operations reaches lives with that group; what several reach lives in `_shared`. What a type
refers to is reached by at least the same groups, so imports between these modules never form a cycle.
"""

from __future__ import annotations

from collections.abc import Mapping

SHARED = "_shared"


def homes(reached: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """The module of each key, given what each group reaches (group module name → keys)."""
    owners: dict[str, set[str]] = {}
    for group, keys in reached.items():
        for key in keys:
            owners.setdefault(key, set()).add(group)
    return {
        key: next(iter(groups)) if len(groups) == 1 else SHARED
        for key, groups in owners.items()
    }
