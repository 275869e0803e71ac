"""Offsets in a text → lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right

_BREAK = re.compile("\r\n?|\n")
_STEP = 1 << 14


class Lines:
    """The line starts of a text in characters, or in UTF-8 bytes.

    Lines end at LF, CR and CR LF only, as in editors; YAML 1.1 and `str.splitlines` know more.
    """

    def __init__(self, text: str | bytes) -> None:
        self._text = text
        self._starts: list[int] | None = None
        self._breaks = [0]  # of the text before each step
        if b"\r" in text if isinstance(text, bytes) else "\r" in text:
            self._starts = _starts(text)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1; columns count characters."""
        line, start = self._line(offset)
        if isinstance(self._text, str):
            return line, offset - start + 1
        return line, len(self._text[start:offset].decode(errors="replace")) + 1

    def _line(self, offset: int) -> tuple[int, int]:
        """The line of an offset, and where it starts."""
        if self._starts is not None:
            line = bisect_right(self._starts, offset)
            return line, self._starts[line - 1]
        # A few lines are asked for, of very many.
        steps = min(offset, len(self._text)) // _STEP
        for step in range(len(self._breaks) - 1, steps):
            self._breaks.append(
                self._breaks[step] + self._count(step * _STEP, (step + 1) * _STEP)
            )
        line = 1 + self._breaks[steps] + self._count(steps * _STEP, offset)
        if isinstance(self._text, str):
            return line, self._text.rfind("\n", 0, offset) + 1
        return line, self._text.rfind(b"\n", 0, offset) + 1

    def _count(self, start: int, end: int) -> int:
        if isinstance(self._text, str):
            return self._text.count("\n", start, end)
        return self._text.count(b"\n", start, end)


def _starts(text: str | bytes) -> list[int]:
    if isinstance(text, str):
        return [0, *(match.end() for match in _BREAK.finditer(text))]
    # Latin 1 has a character for each byte.
    return _starts(text.decode("latin-1"))
