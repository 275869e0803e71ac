"""Whether the version of an SDK was raised as far as its changes ask for."""

from __future__ import annotations

from specmill.diff.findings import Bump
from specmill.diff.semver import next_release, release_of


def version_problem(before: str, after: str, needed: Bump) -> str | None:
    """Why `after` is no version for changes that need a release; None when it is one.

    A version that was raised further than needed is fine.
    """
    old, new = release_of(before), release_of(after)
    if old is None or new is None:
        return f"'{before if old is None else after}' is no version such as 1.2.3"
    if new < old:
        return f"the version went back from {before} to {after}"
    least = next_release(old, needed)
    if new >= least:
        return None
    wanted = ".".join(map(str, least))
    return f"the changes since {before} need a {needed} release: {wanted} or later, not {after}"
