"""What went under one name and came under another, found by a mark that both have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def pairs(
    gone: Iterable[T],
    come: Iterable[T],
    mark: Callable[[T], Hashable],
    other_mark: Callable[[T], Hashable] | None = None,
) -> Iterator[tuple[T, T]]:
    """The pairs with one mark that nothing else has; None is no mark.

    `other_mark` is that of what has come, where it is found in another way.
    """
    before = _by_mark(gone, mark)
    after = _by_mark(come, other_mark or mark)
    for found, ones in before.items():
        others = after.get(found, [])
        if found is not None and len(ones) == len(others) == 1:
            yield ones[0], others[0]


def _by_mark(
    given: Iterable[T], mark: Callable[[T], Hashable]
) -> dict[Hashable, list[T]]:
    found: dict[Hashable, list[T]] = defaultdict(list)
    for one in given:
        found[mark(one)].append(one)
    return found
