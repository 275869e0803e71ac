"""Semantic versions of an SDK: the bump that its changes need, and the version that comes of it.

A major bump is for what breaks, a minor one for what is new, a patch for everything else that
makes another SDK. Below 1.0.0 the segments move by one place, as most tools read such versions:
0.2.3 becomes 0.3.0 when something breaks, and 0.2.4 otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from specmill.diff.findings import Bump, Change, Wire
from specmill.diff.python_findings import bump_of, worst_bump

_RELEASE = re.compile(r"v?(?:\d+!)?(\d+(?:\.\d+)*)(.*)", re.DOTALL)


# What no annotation says, so that whoever reads it has to look.
_LOOKED_AT = frozenset({"rpc-error-data"})


def required_bump(changes: Iterable[Change]) -> Bump:
    """The bump that a release with these changes needs."""
    return worst_bump(one.semver for one in changes)


def wire_bump(change: Change) -> Bump:
    """The bump for a change of the wire that shows in no Python name.

    What the API offers besides is new in the SDK too; everything else changes what it sends, says
    or reads. A title alone is no reason for a release.
    """
    if change.wire is Wire.NONE:
        return Bump.PATCH if _is_text(change) else Bump.NONE
    is_new = change.base is None and change.wire is Wire.SAFE
    is_new = is_new or change.rule in _LOOKED_AT
    return worst_bump(
        (
            Bump.MINOR if is_new else Bump.PATCH,
            bump_of(change.runtime, change.types),
        )
    )


def _is_text(change: Change) -> bool:
    """Whether docstrings say something else now."""
    if change.rule == "schema-documentation":
        return (
            "description" in change.message.partition(": ")[2].partition(" changed")[0]
        )
    return change.rule == "documentation"


def release_of(version: str) -> tuple[int, int, int] | None:
    """The first three segments; a pre-release counts as what it leads to (PEP 440)."""
    found = _RELEASE.fullmatch(version.strip())
    if found is None:
        return None
    parts = [int(one) for one in found[1].split(".")[:3]]
    major, minor, patch = (*parts, 0, 0, 0)[:3]
    return major, minor, patch


def next_release(version: tuple[int, int, int], bump: Bump) -> tuple[int, int, int]:
    """The least release that may follow another one with such changes."""
    major, minor, patch = version
    if bump is Bump.NONE:
        return version
    if bump is Bump.MAJOR:
        return (major + 1, 0, 0) if major else (0, minor + 1, 0)
    if bump is Bump.MINOR and major:
        return major, minor + 1, 0
    return major, minor, patch + 1
