"""Texts that are too long for a report, shortened so that what is left can be read."""

from __future__ import annotations

import re
from typing import Final

_CODE: Final = re.compile(r"`([^`]*)`")
_NAME: Final = re.compile(r"[\w.]+\.\w+")
_SEPARATOR: Final = re.compile(r", | \| | ")
_CODE_LENGTHS: Final = (120, 80, 50)
_WORD: Final = 40  # characters; what is longer without a blank is no word


def cut(text: str, most: int) -> str:
    """A text of at most `most` characters, its end replaced when it is longer."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def cut_sentence(text: str, most: int) -> str:
    """`cut` for sentences with code in backquotes.

    Code loses its middle before the sentence loses its end, which is never inside code or a word.
    """
    for length in _CODE_LENGTHS:
        if len(text) <= most:
            return text
        parts = _CODE.split(text)
        parts[1::2] = [f"`{_shorten(code, length)}`" for code in parts[1::2]]
        text = "".join(parts)
    if len(text) <= most:
        return text
    blank = text.rfind(" ", 0, most - 1)
    head = text[:blank] if blank > max(0, most - _WORD) else text[: most - 2]
    opened = head.rfind("`")
    if head.count("`") % 2 and "`" in text[len(head) :]:
        head = head[:opened].rstrip()
    return f"{head} …".lstrip()


def _shorten(code: str, most: int) -> str:
    """Code without its middle, cut at separators where it has some."""
    if len(code) <= most:
        return code
    if _NAME.fullmatch(code):
        return f"{code.partition('.')[0]}….{code.rpartition('.')[2]}"
    head, tail = code[: most * 2 // 3], code[-(most // 3) :]
    ends = [found.end() for found in _SEPARATOR.finditer(head)]
    starts = [found.start() for found in _SEPARATOR.finditer(tail)]
    return f"{head[: ends[-1]] if ends else head}…{tail[starts[0] :] if starts else ''}"
