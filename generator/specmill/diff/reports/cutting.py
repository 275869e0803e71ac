"""Texts that are too long for a report, shortened so that what is left can be read."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Final

_CODE: Final = re.compile(r"`([^`]*)`")
_NAME: Final = re.compile(r"[\w.]+\.\w+")
_SEPARATOR: Final = re.compile(r", | \| | ")
_TOKEN: Final = re.compile(r".*?(?:, | \| | |$)", re.DOTALL)
_MOST_TOKENS: Final = 150
_CHANGE: Final = " became "
_CODE_LENGTHS: Final = (120, 80, 50)
_WORD: Final = 40  # characters; what is longer without a blank is no word


def cut(text: str, most: int) -> str:
    """A text of at most `most` characters, its end replaced when it is longer."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def cut_around(text: str, what: str, most: int) -> str:
    """`cut`, but what a reader looks for stays, where the text has it."""
    start = text.rfind(what) - most // 2
    if len(text) <= most or start < most // 4:
        return cut(text, most)
    return f"…{cut(text[start:], most - 1)}"


def cut_sentence(text: str, most: int) -> str:
    """`cut` for sentences with code in backquotes.

    Code loses its middle before the sentence loses its end, which is never inside code or a word.
    """
    for length in _CODE_LENGTHS:
        if len(text) <= most:
            return text
        parts = _CODE.split(text)
        codes, words = parts[1::2], parts[2::2]
        for index, word in enumerate(words[:-1]):
            if word == _CHANGE:
                pair = codes[index], codes[index + 1]
                codes[index : index + 2] = _contrasted(*pair, length)
        parts[1::2] = [f"`{_shorten(code, length)}`" for code in codes]
        text = "".join(parts)
    if len(text) <= most:
        return text
    blank = text.rfind(" ", 0, most - 1)
    head = text[:blank] if blank > max(0, most - _WORD) else text[: most - 2]
    opened = head.rfind("`")
    if head.count("`") % 2 and "`" in text[len(head) :]:
        head = head[:opened].rstrip()
    return f"{head} …".lstrip()


def cut_pair(before: str, after: str, most: int) -> tuple[str, str]:
    """Code before and after, of at most `most` characters each: what is the same gives way first."""
    old, new = _contrasted(before, after, most)
    return cut(old, most), cut(new, most)


def _contrasted(before: str, after: str, most: int) -> tuple[str, str]:
    """Both without what they have in common, where that is too much."""
    if max(len(before), len(after)) <= most:
        return before, after
    old, new = _first_different(_TOKEN.findall(before), _TOKEN.findall(after))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    lines: tuple[list[str], list[str]] = [], []
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind != "equal":
            lines[0].extend(old[start:end])
            lines[1].extend(new[first:last])
            continue
        lead = 0 if start or first else most // 3
        room = most // 3 if end == len(old) else most // 6
        same = _same(old[start:end], lead, room)
        for line in lines:
            line.append(same)
    shown = ["".join(line).replace("… … ", "… ") for line in lines]
    return shown[0], shown[1]


def _first_different(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """The tokens around the first that differ, of very many: comparing takes the square of their number."""
    if max(len(old), len(new)) <= 2 * _MOST_TOKENS:
        return old, new
    pairs = enumerate(zip(old, new, strict=False))
    start = next((index for index, (one, other) in pairs if one != other), None)
    if start is None:
        start = min(len(old), len(new))
    same = old[:start]
    if start > 2 * _MOST_TOKENS:
        same = [*same[:_MOST_TOKENS], *same[-_MOST_TOKENS:]]
    first, second = (
        [*same, *tokens[start : start + _MOST_TOKENS], *_left(tokens, start)]
        for tokens in (old, new)
    )
    return first, second


def _left(tokens: list[str], start: int) -> list[str]:
    return ["…"] if len(tokens) > start + _MOST_TOKENS else []


def _same(tokens: list[str], lead: int, end: int) -> str:
    """What two texts have in common, without its middle."""
    whole = "".join(tokens)
    start = _fitting(tokens, lead)
    short = f"{start}… {_fitting(reversed(tokens), end, is_end=True)}"
    return whole if len(whole) <= len(short) else short


def _fitting(tokens: Iterable[str], most: int, *, is_end: bool = False) -> str:
    """As many tokens as there is room for."""
    text = ""
    for one in tokens:
        if len(text) + len(one) > most:
            break
        text = one + text if is_end else text + one
    return text


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
