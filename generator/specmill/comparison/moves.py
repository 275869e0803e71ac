"""Descriptions that went to another folder, or got another name: what is gone beside what is new."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PIECES = re.compile(rb"[\n,{}]")
_LEAST = 0.5  # git's own measure of a rename


def moved(gone: Mapping[str, bytes], new: Mapping[str, bytes]) -> dict[str, str]:
    """The old path of each new file that has half of its pieces, or more, from a file that is gone.

    Pieces are lines, and in JSON members: each counts once, so that what all descriptions say makes none alike.
    """
    before = {path: _pieces(text) for path, text in gone.items()}
    after = {path: _pieces(text) for path, text in new.items()}
    alike = [
        (-_likeness(old_pieces, new_pieces), old, name)
        for old, old_pieces in before.items()
        for name, new_pieces in after.items()
    ]
    found: dict[str, str] = {}
    for likeness, old, name in sorted(alike):
        if -likeness >= _LEAST and name not in found and old not in found.values():
            found[name] = old
    return found


def _pieces(text: bytes) -> frozenset[bytes]:
    return frozenset(one.strip() for one in _PIECES.split(text)) - {b""}


def _likeness(old: frozenset[bytes], new: frozenset[bytes]) -> float:
    return len(old & new) / max(len(old), len(new), 1)
