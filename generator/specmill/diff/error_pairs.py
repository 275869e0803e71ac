"""The errors of an RPC method on both sides that belong together."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from specmill.contract import Error

Listed = tuple[Error, ...]


def paired_errors(
    old: Listed, new: Listed
) -> tuple[list[tuple[Error, Error]], list[Error], list[Error]]:
    """The errors that belong together, those whose code is gone, and those whose code came.

    What stayed is taken first. Then a message tells more than a code, because two errors may
    exchange their codes.
    """
    pairs: list[tuple[Error, Error]] = []
    gone, come = list(old), list(new)
    for identity in (_whole, _message, _code):
        pairs += _taken(gone, come, identity)
    before, after = {one.code for one in old}, {one.code for one in new}
    return (
        pairs,
        [one for one in gone if one.code not in after],
        [one for one in come if one.code not in before],
    )


def _taken(
    gone: list[Error], come: list[Error], identity: Callable[[Error], Hashable]
) -> list[tuple[Error, Error]]:
    """The pairs that have something in common, taken out of both lists."""
    pairs: list[tuple[Error, Error]] = []
    for old in list(gone):
        key = identity(old)
        same = next((new for new in come if identity(new) == key), None)
        if key is not None and same is not None:
            gone.remove(old)
            come.remove(same)
            pairs.append((old, same))
    return pairs


def _whole(error: Error) -> Hashable:
    return error.code, error.message


def _message(error: Error) -> Hashable:
    return error.message or None


def _code(error: Error) -> Hashable:
    return error.code
