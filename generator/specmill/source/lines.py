"""Offsets in a text → lines and columns."""

from __future__ import annotations

_STEP = 1 << 14
_CONTINUATION = bytes(range(0x80, 0xC0))
"""What only follows the first byte of a character in UTF-8."""


class Lines:
    """The lines of a text in characters, or in UTF-8 bytes.

    Lines end at LF, CR and CR LF only, as in editors; YAML 1.1 and `str.splitlines` know more.
    """

    def __init__(self, text: str | bytes) -> None:
        # Of the same length, so that offsets stay.
        if isinstance(text, str):
            self._text: str | bytes = text.replace("\r\n", " \n").replace("\r", "\n")
        else:
            self._text = text.replace(b"\r\n", b" \n").replace(b"\r", b"\n")
        self._known = [(1, 1)]  # the positions of each step

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1; columns count characters."""
        # A few positions are asked for, of very many, and all of them may be in one line.
        end = min(offset, len(self._text))
        steps = end // _STEP
        for step in range(len(self._known) - 1, steps):
            self._known.append(self._after(step, (step + 1) * _STEP))
        return self._after(steps, end)

    def _after(self, step: int, end: int) -> tuple[int, int]:
        """The position of an offset, found from that of the step before it."""
        line, column = self._known[step]
        start = step * _STEP
        if isinstance(self._text, str):
            breaks = self._text.count("\n", start, end)
            last = self._text.rfind("\n", start, end) + 1
            passed = end - (last or start)
        else:
            breaks = self._text.count(b"\n", start, end)
            last = self._text.rfind(b"\n", start, end) + 1
            passed = len(self._text[last or start : end].translate(None, _CONTINUATION))
        return line + breaks, passed + (1 if breaks else column)
