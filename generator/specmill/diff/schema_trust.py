"""How far a change of a part can be taken for a change of the whole."""

from __future__ import annotations

from enum import IntEnum


class Trust(IntEnum):
    """What a change within a schema does to the whole; the less is known, the greater.

    The same; or the same unless a value may fit just one of several alternatives that overlap; or
    who knows what; or nothing at all: keywords for numbers say nothing of texts. The latter is
    judged as it is written.
    """

    SAME = 0
    OVERLAPPING = 1
    UNSURE = 2
    WRITTEN = 3


DOUBTFUL = frozenset({Trust.OVERLAPPING, Trust.UNSURE})
