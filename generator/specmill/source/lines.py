"""Offsets in a text → lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

_BREAK = re.compile("\r\n?|\n")


class Lines:
    """The line starts of a text in characters, or in UTF-8 bytes.

    Lines end at LF, CR and CR LF only, as in editors; YAML 1.1 and `str.splitlines` know more.
    """

    def __init__(self, text: str | bytes) -> None:
        self._text = text
        if isinstance(text, str):
            self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]
            return
        # Bytes, unlike texts, are split at these three only.
        self._starts = [0, *accumulate(map(len, text.splitlines(keepends=True)))]
        if text and not text.endswith((b"\n", b"\r")):
            self._starts.pop()

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1; columns count characters."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        if isinstance(self._text, str):
            return line, offset - start + 1
        return line, len(self._text[start:offset].decode(errors="replace")) + 1
