"""How far a change of a part can be taken for a change of the whole."""

from __future__ import annotations

from enum import IntEnum


class Trust(IntEnum):
    """What a change within a schema does to the whole; the less is known, the greater.

    The same, or who knows what, or nothing at all: keywords for numbers say nothing of texts. The
    latter is judged as it is written.
    """

    SAME = 0
    UNSURE = 1
    WRITTEN = 2
