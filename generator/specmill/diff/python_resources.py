"""Methods that are called otherwise now; those that moved together are one change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from specmill.diff.findings import Change, Renamed, Signature
from specmill.diff.python_arguments import MethodPair
from specmill.diff.python_findings import finding
from specmill.diff.python_methods import renamed_method
from specmill.diff.python_renames import Rename


def renamed_methods(
    pairs: Sequence[MethodPair], renames: Sequence[Rename]
) -> Iterator[Change]:
    """One change for each namespace that moved as a whole, and for each other method."""
    by_old = {one.old: one for one in renames}
    resources = {one.new.resource for one in pairs}
    moved: dict[tuple[str, str], list[MethodPair]] = {}
    for pair in pairs:
        rename = by_old.get(pair.old.path)
        if rename is None:
            continue
        places = (pair.old.resource, pair.new.resource)
        if places[0] != places[1] and all(places):
            moved.setdefault(places, []).append(pair)
        else:
            yield _renamed(pair, rename, resources)
    staying = {one.old.resource for one in pairs if one.old.path not in by_old}
    for (old, new), together in moved.items():
        is_sole = sum(old == other for other, _ in moved) == 1
        if old in staying or not is_sole:
            yield from (
                _renamed(pair, by_old[pair.old.path], resources) for pair in together
            )
        else:
            yield _renamed_resource(old, new, together)


def _renamed(pair: MethodPair, rename: Rename, resources: set[str]) -> Change:
    change = renamed_method(pair, rename)
    if pair.old.resource in resources:
        return change
    # There is nothing left that could have the old method.
    return msgspec.structs.replace(change, renames=())


def _renamed_resource(old: str, new: str, pairs: Sequence[MethodPair]) -> Change:
    message = (
        f"`client.{old}` is gone, `client.{new}` is new: was it renamed?"
        f" ({_counted(len(pairs))})"
    )
    change = finding("resource-renamed", f"client.{old}", message, pairs[0].ends)
    paths = [(pair.old.path, pair.new.path) for pair in pairs]
    return msgspec.structs.replace(
        change,
        before=f"client.{old}",
        after=f"client.{new}",
        operations=tuple(pair.new.binding for pair in pairs),
        renames=(
            Renamed("resources", old, new),
            *(
                Renamed("methods", f"{new}.{pair.old.name}", pair.new.path)
                for pair in pairs
                if pair.old.name != pair.new.name
            ),
        ),
        signatures=tuple(
            Signature(f"client.{before}", f"client.{after}") for before, after in paths
        ),
    )


def _counted(count: int) -> str:
    return "the same operation" if count == 1 else f"the same {count} operations"
